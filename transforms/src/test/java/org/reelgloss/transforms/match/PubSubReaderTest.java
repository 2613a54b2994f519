package org.reelgloss.transforms.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.beam.sdk.io.UnboundedSource.CheckpointMark;
import org.apache.beam.sdk.util.CoderUtils;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PubSubReaderTest {
  private final Queue<String> come = new ArrayDeque<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> givenBack = new ArrayList<>();
  private final PubSubReader reader =
      new PubSubReader(
          new PubSubSource(new PubSubSubscription("archive", "uploads")), new FakeInbox());

  private boolean closed;
  private boolean broken;

  @Test
  void givesMessagesInTheirOrderAndHasNothingWhereNoneHasCome() throws IOException {
    assertThat(reader.start(), is(false));
    assertThrows(NoSuchElementException.class, reader::getCurrent);
    assertThrows(NoSuchElementException.class, reader::getCurrentTimestamp);

    come.addAll(List.of("a", "b"));

    assertThat(readAll(), contains("a", "b"));
  }

  @Test
  void acknowledgesWhatWasReadBeforeACheckpointOnceThatIsSafe() throws IOException {
    come.addAll(List.of("a", "b"));
    readAll();
    CheckpointMark first = reader.getCheckpointMark();
    come.add("c");
    readAll();
    CheckpointMark second = reader.getCheckpointMark();
    assertThat(acknowledged, empty());

    first.finalizeCheckpoint();
    assertThat(acknowledged, contains("a", "b"));

    second.finalizeCheckpoint();
    assertThat(acknowledged, contains("a", "b", "c"));
  }

  @Test
  void aCheckpointThatIsSafeCountsForThoseBeforeItThatFailed() throws IOException {
    come.add("a");
    readAll();
    CheckpointMark first = reader.getCheckpointMark();
    come.add("b");
    readAll();

    reader.getCheckpointMark().finalizeCheckpoint();
    first.finalizeCheckpoint();

    assertThat(acknowledged, contains("a", "b"));
  }

  @Test
  void givesBackWhatNoSafeCheckpointKnows() throws IOException {
    come.addAll(List.of("a", "b", "c"));
    reader.start();
    reader.getCheckpointMark().finalizeCheckpoint();
    readAll();
    CheckpointMark late = reader.getCheckpointMark();

    reader.close();
    late.finalizeCheckpoint();

    assertThat(acknowledged, contains("a"));
    assertThat(givenBack, containsInAnyOrder("b", "c"));
    assertThat(closed, is(true));
  }

  @Test
  void aMarkThatWasReadBackAcknowledgesNothing() throws IOException {
    come.add("a");
    readAll();
    PubSubMark mark = (PubSubMark) reader.getCheckpointMark();

    CoderUtils.clone(PubSubMark.coder(), mark).finalizeCheckpoint();

    assertThat(acknowledged, empty());
  }

  @Test
  void messagesAreAsOldAsTheirArrivalAndNoneIsOlderThanTheWatermarkBefore() throws IOException {
    come.add("a");
    Instant before = reader.getWatermark();

    reader.start();

    assertThat(before, lessThanOrEqualTo(reader.getCurrentTimestamp()));
    assertThat(reader.getCurrentTimestamp(), lessThanOrEqualTo(reader.getWatermark()));
  }

  @Test
  void failsWhereNothingWillComeAnyMore() {
    broken = true;

    assertThrows(IOException.class, reader::start);
  }

  private List<String> readAll() throws IOException {
    List<String> all = new ArrayList<>();
    while (reader.advance()) {
      all.add(new String(reader.getCurrent(), UTF_8));
    }
    return all;
  }

  private final class FakeInbox implements Inbox {
    @Override
    public @Nullable Message poll() throws IOException {
      if (broken) {
        throw new IOException("No such subscription");
      }
      String next = come.poll();
      return next == null ? null : new FakeMessage(next);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final class FakeMessage implements Inbox.Message {
    private final String text;

    FakeMessage(String text) {
      this.text = text;
    }

    @Override
    public byte[] json() {
      return text.getBytes(UTF_8);
    }

    @Override
    public void acknowledge() {
      acknowledged.add(text);
    }

    @Override
    public void giveBack() {
      givenBack.add(text);
    }
  }
}
