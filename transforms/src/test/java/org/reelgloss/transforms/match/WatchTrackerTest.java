package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.junit.jupiter.api.Test;

class WatchTrackerTest {
  private final WatchTracker tracker =
      new WatchTracker(new SeenFiles(new long[] {5}, new long[] {7}, 0));

  @Test
  void whatIsLeftKnowsWhatCameOut() {
    tracker.tryClaim(new WatchStep.Take(9));
    tracker.tryClaim(new WatchStep.Take(2));

    SplitResult<SeenFiles> split = Objects.requireNonNull(tracker.trySplit(0));

    assertThat(split.getResidual().taken(), is(new long[] {2, 5, 9}));
    assertThat(split.getResidual().waiting(), is(new long[] {7}));
  }

  @Test
  void nothingComesOutAfterWhatIsLeftWasTakenOver() {
    tracker.trySplit(0);

    assertThat(tracker.tryClaim(new WatchStep.Take(9)), is(false));
    assertThat(tracker.tryClaim(new WatchStep.Finish(SeenFiles.NONE)), is(false));
    assertThat(tracker.trySplit(0), is(nullValue()));
    tracker.checkDone();
  }

  @Test
  void aPollThatIsOverLeavesWhatItSaw() {
    tracker.tryClaim(new WatchStep.Take(9));
    tracker.tryClaim(new WatchStep.Finish(new SeenFiles(new long[] {9}, new long[] {1}, 0)));

    SeenFiles left = Objects.requireNonNull(tracker.trySplit(0)).getResidual();

    assertThat(left.taken(), is(new long[] {9}));
    assertThat(left.waiting(), is(new long[] {1}));
  }

  @Test
  void aWatchIsNeverDoneByItself() {
    tracker.tryClaim(new WatchStep.Finish(SeenFiles.NONE));

    assertThrows(IllegalStateException.class, tracker::checkDone);
  }
}
