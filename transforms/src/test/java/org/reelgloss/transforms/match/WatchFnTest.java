package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.transforms.DoFn.ProcessContinuation;
import org.apache.beam.sdk.transforms.splittabledofn.WatermarkEstimators;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.values.OutputBuilder;
import org.apache.beam.sdk.values.WindowedValues;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

class WatchFnTest {
  @TempDir private Path folder;
  private final List<SourceVideo> out = new ArrayList<>();
  private final WatermarkEstimators.Manual watermark =
      new WatermarkEstimators.Manual(BoundedWindow.TIMESTAMP_MIN_VALUE);
  private SeenFiles seen = SeenFiles.NONE;

  @Test
  void givesAFileOnceAndComesBackAfterTheInterval() throws Exception {
    file("a.mp4");
    poll(folder.toString());
    ProcessContinuation next = poll(folder.toString());
    poll(folder.toString());

    assertThat(uris(), contains(folder + "/a.mp4"));
    assertThat(
        next,
        is(ProcessContinuation.resume().withResumeDelay(org.joda.time.Duration.millis(5_000))));
    assertThat(watermark.currentWatermark(), is(greaterThan(Instant.EPOCH)));
  }

  @Test
  void whatWasCutOffComesOutOfTheNextPoll() throws Exception {
    file("a.mp4");
    file("b.mp4");
    file("c.mp4");
    poll(folder.toString());

    WatchTracker cut = new WatchTracker(seen);
    ProcessContinuation next =
        fn(folder.toString())
            .poll(
                cut,
                watermark,
                new Collected(
                    video -> {
                      out.add(video);
                      seen = Objects.requireNonNull(cut.trySplit(0)).getResidual();
                    }));

    assertThat(next, is(ProcessContinuation.stop()));
    assertThat(uris(), contains(folder + "/a.mp4"));

    poll(folder.toString());

    assertThat(uris(), contains(folder + "/a.mp4", folder + "/b.mp4", folder + "/c.mp4"));
  }

  @Test
  void goesOnAfterPollsThatFailed() throws Exception {
    file("a.mp4");
    Path manifest = Files.writeString(folder.resolve("list.txt"), folder + "/a.mp4\n");
    poll("@" + manifest);
    poll("@" + manifest);
    Files.delete(manifest);
    for (int i = 1; i < WatchFn.MOST_FAILED_POLLS; i++) {
      poll("@" + manifest);
    }
    assertThat(seen.failedPolls(), is(9));

    file("b.mp4");
    Files.writeString(manifest, folder + "/a.mp4\n" + folder + "/b.mp4\n");
    poll("@" + manifest);
    poll("@" + manifest);

    assertThat(seen.failedPolls(), is(0));
    assertThat(uris(), contains(folder + "/a.mp4", folder + "/b.mp4"));
  }

  @Test
  void failsWithTheTenthPollInARowThatFails() throws Exception {
    String gone = "@" + folder + "/list.txt";
    for (int i = 1; i < WatchFn.MOST_FAILED_POLLS; i++) {
      poll(gone);
    }

    IOException thrown = assertThrows(IOException.class, () -> poll(gone));

    assertThat(thrown.getMessage(), containsString("at 10 polls in a row: " + gone));
    assertThat(out, is(empty()));
  }

  private WatchFn fn(String input) {
    return new WatchFn(new VideoListing.Request(input, true, 0), Duration.ofSeconds(5));
  }

  private ProcessContinuation poll(String input) throws IOException {
    WatchTracker tracker = new WatchTracker(seen);
    ProcessContinuation next = fn(input).poll(tracker, watermark, new Collected(out::add));
    seen = Objects.requireNonNull(tracker.trySplit(0)).getResidual();
    return next;
  }

  private List<String> uris() {
    return out.stream().map(SourceVideo::getUri).toList();
  }

  private void file(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), name);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
  }

  /** Hands on what comes out. */
  private static final class Collected implements OutputReceiver<SourceVideo> {
    private final Consumer<SourceVideo> to;

    Collected(Consumer<SourceVideo> to) {
      this.to = to;
    }

    @Override
    public OutputBuilder<SourceVideo> builder(SourceVideo video) {
      return WindowedValues.<SourceVideo>builder()
          .setValue(video)
          .setTimestamp(Instant.EPOCH)
          .setWindow(GlobalWindow.INSTANCE)
          .setPaneInfo(PaneInfo.NO_FIRING)
          .setReceiver(value -> to.accept(value.getValue()));
    }
  }
}
