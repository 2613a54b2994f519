package org.reelgloss.transforms.stitch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;

/** Features are points of the unit circle; an angle of 0.1 is a distance of about 0.1. */
class StitcherTest {
  private static final StitchSettings PANDA = StitchSettings.panda70m(StitchThresholds.IMAGEBIND);
  private static final StitchSettings README = StitchSettings.readme(StitchThresholds.IMAGEBIND);

  private final List<Segment> segments = new ArrayList<>();

  @Test
  void joinsNeighboursThatLookAlikeAndTrimsTheEnds() {
    add(0, 100, 0.0, 0.5);
    add(100, 200, 1.0, 1.2);

    assertThat(events(PANDA), contains("20-180"));
    assertThat(drops(PANDA), contains("0-20 trim", "180-200 trim"));
  }

  @Test
  void beginsAnewWhereTheNextLooksOtherwise() {
    add(0, 100, 0.0, 0.5);
    add(100, 200, 1.2, 1.9);

    assertThat(events(PANDA), contains("10-90", "110-190"));
  }

  @Test
  void dropsASegmentThatHoldsATransitionAndJoinsNothingAcrossIt() {
    add(0, 100, 0.0, 0.4);
    add(100, 200, 0.4, 1.6);
    add(200, 300, 0.8, 1.2);

    assertThat(events(README), contains("0-100", "200-300"));
    assertThat(drops(README), contains("100-200 transition"));
  }

  @Test
  void dropsWhatIsShortOrStill() {
    add(0, 62, 0.0, 0.5);
    add(62, 162, 1.5, 1.6);

    assertThat(events(PANDA), is(empty()));
    assertThat(drops(PANDA), contains("0-62 short", "62-162 still"));
  }

  @Test
  void dropsWhatWasShownBeforeUnlessToldNotTo() {
    add(0, 100, 0.0, 0.4);
    add(100, 200, 1.6, 2.0);
    add(200, 300, 0.1, 0.4);

    assertThat(events(PANDA), contains("10-90", "110-190"));
    assertThat(
        drops(PANDA),
        contains("0-10 trim", "90-100 trim", "100-110 trim", "190-200 trim", "200-300 redundant"));
    assertThat(events(README), contains("0-100", "100-200", "200-300"));
  }

  @Test
  void shortensWhatIsLongerThanAMinute() {
    for (int i = 0; i < 14; i++) {
      add(125L * i, 125L * (i + 1), 0.05 * i, 0.05 * i + 0.05);
    }

    assertThat(events(PANDA), contains("150-1350"));
    assertThat(drops(PANDA), contains("0-150 trim", "1350-1500 trim", "1500-1750 long"));
  }

  @Test
  void aVideoWithoutSegmentsHasNoEvents() {
    assertThat(events(PANDA), is(empty()));
  }

  @Test
  void publishesDistancesInsteadOfFeatures() {
    add(0, 100, 0.0, 0.5);
    add(100, 200, 0.5, 1.0);

    List<Segment> published = stitch(PANDA).getSegments();

    assertThat(published.get(1).getFirstFeature(), is(empty()));
    assertThat(Math.abs(published.get(1).getInside() - 2 * Math.sin(0.25)) < 1e-6, is(true));
    assertThat(Math.abs(published.get(1).getToPrevious().orElseThrow()) < 1e-6, is(true));
  }

  private void add(long start, long end, double firstAngle, double lastAngle) {
    segments.add(
        Segment.newBuilder()
            .setStartFrame(start)
            .setEndFrame(end)
            .setFirstFeature(point(firstAngle))
            .setLastFeature(point(lastAngle))
            .build());
  }

  private static List<Float> point(double angle) {
    return List.of((float) Math.cos(angle), (float) Math.sin(angle));
  }

  private SplitVideo stitch(StitchSettings settings) {
    return new Stitcher(settings)
        .stitch(
            SplitVideo.newBuilder()
                .setSource(SourceVideo.newBuilder().setUri("/a.mp4").build())
                .setFrames(segments.isEmpty() ? 0 : segments.get(segments.size() - 1).getEndFrame())
                .setFps(25)
                .setCuts(List.of())
                .setSegments(segments)
                .build());
  }

  private List<String> events(StitchSettings settings) {
    return stitch(settings).getEvents().stream()
        .map(event -> event.getStartFrame() + "-" + event.getEndFrame())
        .toList();
  }

  private List<String> drops(StitchSettings settings) {
    return stitch(settings).getDrops().stream()
        .map(drop -> drop.getStartFrame() + "-" + drop.getEndFrame() + " " + drop.getReason())
        .toList();
  }
}
