package org.reelgloss.transforms.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.ScanOutcome;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;
import org.reelgloss.video.ScanSettings;

class PartsAssemblerTest {
  private static final SourceVideo FILM = SourceVideo.newBuilder().setUri("/film.mp4").build();

  @Test
  void countsFramesOnFromPartToPart() {
    SplitVideo whole =
        new PartsAssembler(
                ScanSettings.PANDA70M,
                List.of(found(1, 2, 2, 80, 50), found(0, 2, 1, 100, 40), found(2, 3, 3, 9, 5)))
            .assemble();

    assertThat(whole.getFrames(), is(189L));
    assertThat(whole.getCuts(), contains(40L, 150L, 185L));
    assertThat(whole.getTransitions(), contains(cut(40), cut(150), cut(185)));
    assertThat(starts(whole), contains(0L, 100L, 180L));
    assertThat(whole.getSource(), is(FILM));
  }

  @Test
  void cutsThatAreNumberedByTimeStayAsTheyAre() {
    PartsAssembler parts =
        new PartsAssembler(
            settings(CutSemantics.V07), List.of(found(0, 2, 1, 100, 40), found(1, 2, 2, 80, 151)));

    assertThat(parts.assemble().getCuts(), contains(40L, 151L));
  }

  @Test
  void leavesOutARangeThatTheOneBeforeWentThrough() {
    ScanPart noJoint =
        ScanPart.newBuilder()
            .setRange(1)
            .setRanges(3)
            .setOutcome(ScanOutcome.NO_JOINT)
            .setNext(3)
            .build();
    PartsAssembler parts =
        new PartsAssembler(
            ScanSettings.PANDA70M,
            List.of(found(0, 3, 2, 100, 40), noJoint, found(2, 3, 3, 80, 50)));

    assertThat(parts.isSound(), is(true));
    assertThat(parts.assemble().getCuts(), contains(40L, 150L));
  }

  @Test
  void partsWithDecodeErrorsAreNotSound() {
    ScanPart damaged = found(1, 2, 2, 80, 50);
    damaged.getVideo().orElseThrow().setDecodeErrors(1);

    assertThat(
        new PartsAssembler(ScanSettings.PANDA70M, List.of(found(0, 2, 1, 100, 40), damaged))
            .isSound(),
        is(false));
  }

  @Test
  void partsThatTogetherAreTooLongAreNotSound() {
    long half = ScanSettings.PANDA70M.limits().maxFrames() / 2 + 1;

    assertThat(
        new PartsAssembler(
                ScanSettings.PANDA70M, List.of(found(0, 2, 1, half, 40), found(1, 2, 2, half, 50)))
            .isSound(),
        is(false));
  }

  @Test
  void aVideoOfOnePartIsSoundHoweverDamaged() {
    ScanPart damaged = found(0, 1, 1, 80, 50);
    damaged.getVideo().orElseThrow().setDecodeErrors(9);

    assertThat(new PartsAssembler(ScanSettings.PANDA70M, List.of(damaged)).isSound(), is(true));
  }

  private static ScanSettings settings(CutSemantics semantics) {
    return ScanSettings.PANDA70M.withDetectors(
        DetectorSettings.of(semantics, List.of(DetectorKind.CONTENT)));
  }

  private static ScanPart found(int range, int ranges, int next, long frames, long cut) {
    SplitVideo video =
        SplitVideo.newBuilder()
            .setSource(FILM)
            .setFrames(frames)
            .setFps(25)
            .setCuts(List.of(cut))
            .setTransitions(List.of(cut(cut)))
            .setSegments(List.of(Segment.newBuilder().setStartFrame(0).setEndFrame(frames).build()))
            .build();
    return ScanPart.newBuilder()
        .setRange(range)
        .setRanges(ranges)
        .setOutcome(ScanOutcome.FOUND)
        .setNext(next)
        .setVideo(video)
        .setSource(range == 0 ? FILM : null)
        .build();
  }

  private static Transition cut(long frame) {
    return new Transition(frame, frame, "cut");
  }

  private static List<Long> starts(SplitVideo video) {
    return video.getSegments().stream().map(Segment::getStartFrame).toList();
  }
}
