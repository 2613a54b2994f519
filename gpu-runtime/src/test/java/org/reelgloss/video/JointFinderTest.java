package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JointFinderTest {
  private static final int MEMORY = 5;
  private static final int QUIET = 20;

  @Test
  void findsTheFirstCutThatStandsAlone() {
    assertThat(joint(0, 50, 90), is(OptionalLong.of(50)));
  }

  @Test
  void passesOverCutsThatLieTooNearToEachOther() {
    assertThat(joint(0, 50, 65, 130), is(OptionalLong.of(130)));
  }

  @Test
  void aCutDoesNotStandAloneLaterBecauseItsNeighbourIsForgotten() {
    assertThat(joint(0, 50, 65), is(OptionalLong.empty()));
  }

  @Test
  void looksOnlyWhereHitsDependOnNothingBeforeItsStart() {
    assertThat(joint(30, 50, 90), is(OptionalLong.of(90)));
  }

  @Test
  void aGradualTransitionIsNoJointAndSpoilsItsNeighbourhood() {
    JointFinder finder = new JointFinder(0, MEMORY, QUIET);
    finder.hit(new Boundary(40, 60, Boundary.Kind.DISSOLVE));
    finder.hit(Boundary.cutAt(70));

    assertThat(finder.joint(200), is(OptionalLong.empty()));
  }

  @Test
  void thatSeveralDetectorsHitTheSameFrameDoesNoHarm() {
    JointFinder finder = new JointFinder(0, MEMORY, QUIET);
    finder.hit(Boundary.cutAt(70));
    finder.hit(Boundary.cutAt(70));

    assertThat(finder.joint(200), is(OptionalLong.of(70)));
  }

  @Test
  void isNotSureBeforeTheQuietAfterACut() {
    JointFinder finder = new JointFinder(0, MEMORY, QUIET);
    finder.hit(Boundary.cutAt(70));

    assertThat(finder.joint(89), is(OptionalLong.empty()));
    assertThat(finder.joint(90), is(OptionalLong.of(70)));
  }

  private static OptionalLong joint(long first, Integer... hits) {
    JointFinder finder = new JointFinder(first, MEMORY, QUIET);
    OptionalLong joint = OptionalLong.empty();
    for (int frame = 0; frame < 400 && joint.isEmpty(); frame++) {
      if (List.of(hits).contains(frame)) {
        finder.hit(Boundary.cutAt(frame));
      }
      joint = finder.joint(frame);
    }
    return joint;
  }
}
