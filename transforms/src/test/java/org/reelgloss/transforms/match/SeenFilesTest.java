package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class SeenFilesTest {
  private final SeenFiles seen =
      new SeenFiles(new long[] {-7, 1, Long.MAX_VALUE}, new long[] {2}, 3);

  @Test
  void tellsWhatWasTakenAndWhatWaits() {
    assertThat(seen.isTaken(-7), is(true));
    assertThat(seen.isTaken(2), is(false));
    assertThat(seen.isWaiting(2), is(true));
    assertThat(seen.isWaiting(1), is(false));
  }

  @Test
  void takesMoreInAnyOrder() {
    SeenFiles more = seen.withTaken(new long[] {9, Long.MIN_VALUE, 2});

    assertThat(more.taken(), is(new long[] {Long.MIN_VALUE, -7, 1, 2, 9, Long.MAX_VALUE}));
    assertThat(more.failedPolls(), is(3));
  }

  @Test
  void isStoredInEightBytesAFingerprintAndTwelveMore() throws Exception {
    byte[] stored = CoderUtils.encodeToByteArray(SeenFilesCoder.of(), seen);
    SeenFiles read = CoderUtils.decodeFromByteArray(SeenFilesCoder.of(), stored);

    assertThat(stored.length, is(4 * 8 + 12));
    assertThat(read.taken(), is(seen.taken()));
    assertThat(read.waiting(), is(seen.waiting()));
    assertThat(read.failedPolls(), is(3));
  }
}
