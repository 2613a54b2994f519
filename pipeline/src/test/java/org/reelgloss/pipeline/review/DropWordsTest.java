package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.pipeline.review.Records.drop;

import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.DroppedRange;

class DropWordsTest {
  private static final FrameClock CLOCK = new FrameClock(Records.video("a", "/archive/a.mp4"));

  @Test
  void saysWhatWasMeasuredAndItsLimit() {
    assertLine(
        drop(80, 122, "still", 0.03, 0.15f), "3.2–4.9 s dropped: still, distance 0.03 below 0.15");
    assertLine(
        drop(0, 25, "redundant", 0.214, 0.3f), "0–1 s dropped: redundant, distance 0.21 below 0.3");
    assertLine(drop(0, 25, "short", 1, 2), "0–1 s dropped: short, 1 s below 2 s");
    assertLine(drop(0, 25, "long", 70, 60), "0–1 s dropped: long, 70 s above 60 s");
    assertLine(
        drop(0, 25, "transition", 1.2, 1), "0–1 s dropped: transition, distance 1.2 above 1");
    assertLine(drop(0, 25, "trim", 0.1, 0.1), "0–1 s dropped: trim, 10 % off an event's end");
  }

  @Test
  void tellsAValueFromALimitThatIsClose() {
    assertLine(
        drop(0, 25, "still", 0.1497, 0.15f), "0–1 s dropped: still, distance 0.1497 below 0.15");
  }

  @Test
  void saysOnlyTheReasonWhereNothingWasMeasured() {
    assertLine(drop(0, 25, "transition", 0, 0), "0–1 s dropped: transition");
  }

  @Test
  void saysAValueAboveItsLimitAsItIs() {
    assertLine(drop(0, 25, "dark", 0.9, 0.5), "0–1 s dropped: dark, 0.9 above 0.5");
  }

  private static void assertLine(DroppedRange drop, String words) {
    assertThat(DropWords.line(drop, CLOCK), is(words));
  }
}
