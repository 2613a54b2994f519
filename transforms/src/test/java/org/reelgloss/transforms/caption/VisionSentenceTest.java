package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.caption.CameraWork.Activity;
import org.reelgloss.transforms.caption.CameraWork.Move;
import org.reelgloss.transforms.caption.CameraWork.Pace;
import org.reelgloss.transforms.caption.CameraWork.Side;
import org.reelgloss.transforms.caption.Tones.Light;
import org.reelgloss.transforms.caption.Tones.Trend;
import org.reelgloss.vision.Region;

class VisionSentenceTest {
  private static final Tones PLAIN =
      new Tones(Light.MEDIUM, false, false, Optional.empty(), Trend.NONE);
  private static final Tones DIM_AND_BROWN =
      new Tones(Light.DIM, false, false, Optional.of("mostly brown and black"), Trend.NONE);

  @Test
  void putsSubjectLightColoursAndCameraIntoOneSentence() {
    Subject face = new Subject(Subject.Kind.FACE, 1, 0.5, 0.5);
    CameraWork pan = new CameraWork(Move.LEFT, Pace.SLOW, Activity.UNKNOWN, Side.ANYWHERE);

    assertThat(
        VisionSentence.of(Optional.of(face), DIM_AND_BROWN, pan),
        is(
            "A close-up of a face in dim light, mostly brown and black, while the camera slowly"
                + " pans to the left."));
  }

  @Test
  void leavesOutWhatIsUnknown() {
    Subject people = new Subject(Subject.Kind.PERSON, 2, 0.5, 0.2);

    assertThat(
        VisionSentence.of(Optional.of(people), PLAIN, CameraWork.UNKNOWN),
        is("A wide shot of two people."));
    assertThat(
        VisionSentence.of(Optional.empty(), PLAIN, CameraWork.UNKNOWN),
        is("A scene in medium light."));
  }

  @Test
  void saysWhereASubjectIsAndWhatHappensMeanwhile() {
    Subject face = new Subject(Subject.Kind.FACE, 1, 0.2, 0.8);
    Tones tones = new Tones(Light.BRIGHT, true, true, Optional.empty(), Trend.DARKER);
    CameraWork still = new CameraWork(Move.STILL, Pace.MEDIUM, Activity.SOMETHING, Side.LEFT);

    assertThat(
        VisionSentence.of(Optional.of(face), tones, still),
        is(
            "A medium shot of a face on the right in bright light in black and white with strong"
                + " contrast while the camera stays still and something moves on the left and the"
                + " picture gets darker."));
  }

  @Test
  void needsMostFramesToAgreeOnASubject() {
    List<Region> face = List.of(new Region(0.4, 0.4, 0.2, 0.11));

    assertThat(
        Subject.agreed(Subject.Kind.FACE, List.of(face, List.of(), List.of(), face)),
        is(Optional.empty()));
    assertThat(
        Subject.agreed(Subject.Kind.FACE, List.of(face, List.of(), face)).map(Subject::words),
        is(Optional.of("a face")));
  }
}
