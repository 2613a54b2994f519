package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedDetectorTest {
  private static final int DARK = 10;

  /** Scores each frame by its first byte: those that are bright are sure to end a shot. */
  private static class BrightnessModel implements ShotModel {
    private final List<List<Integer>> windows = new ArrayList<>();
    private boolean closed;

    @Override
    public float[] score(byte[] rgb) throws MediaException {
      List<Integer> window = new ArrayList<>();
      float[] scores = new float[FRAMES];
      for (int frame = 0; frame < FRAMES; frame++) {
        int value = rgb[frame * FRAME_BYTES] & 0xff;
        window.add(value);
        scores[frame] = value > 200 ? 0.41f : 0.4f;
      }
      windows.add(window);
      return scores;
    }

    @Override
    public double threshold() {
      return 0.4f;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final BrightnessModel model = new BrightnessModel();

  @Test
  void givesWindowsOfWhichTheMiddleCounts() throws Exception {
    boundaries(120, frame -> grey(frame));

    assertThat(model.windows.size(), is(3));
    for (int window = 0; window < 3; window++) {
      for (int i = 0; i < 100; i++) {
        int frame = Math.max(0, Math.min(119, 50 * window - 25 + i));
        assertThat(model.windows.get(window).get(i), is(frame));
      }
    }
    assertThat(model.closed, is(true));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 49, 50, 73, 74, 75, 99, 100, 117, 118})
  void takesABrightFrameForTheLastOfItsShot(int last) throws Exception {
    assertThat(
        boundaries(120, frame -> grey(frame == last ? 250 : DARK)),
        contains(Boundary.cutAt(last + 1)));
  }

  @Test
  void takesARunForOneTransition() throws Exception {
    assertThat(
        boundaries(120, frame -> grey(frame >= 45 && frame <= 55 ? 250 : DARK)),
        contains(new Boundary(46, 56, Boundary.Kind.DISSOLVE)));
  }

  @Test
  void takesTheVeryLastFrameForNoEndOfAShot() throws Exception {
    assertThat(boundaries(120, frame -> grey(frame == 119 ? 250 : DARK)), is(empty()));
  }

  @Test
  void ofAVideoShorterThanAWindowRepeatsTheLastFrame() throws Exception {
    assertThat(
        boundaries(3, frame -> grey(frame == 1 ? 250 : DARK + frame)), contains(Boundary.cutAt(2)));
    assertThat(model.windows.size(), is(1));
    assertThat(model.windows.get(0).get(99), is(DARK + 2));
  }

  @Test
  void failsTheVideoWhereAScoreIsNoNumber() {
    ShotModel broken =
        new BrightnessModel() {
          @Override
          public float[] score(byte[] rgb) throws MediaException {
            float[] scores = super.score(rgb);
            scores[25 + 7] = Float.NaN;
            return scores;
          }
        };

    MediaException thrown =
        assertThrows(MediaException.class, () -> boundaries(80, frame -> grey(DARK), broken));

    assertThat(thrown.fault(), is(MediaFault.MODEL_ERROR));
    assertThat(thrown.getMessage(), containsString("frame 7"));
  }

  private static TestFilms.Painter grey(int value) {
    return (x, y, channel) -> value;
  }

  private List<Boundary> boundaries(int frames, TestFilms.Script script) throws Exception {
    return boundaries(frames, script, model);
  }

  private static List<Boundary> boundaries(int frames, TestFilms.Script script, ShotModel model)
      throws MediaException {
    try (PaintedFilm film = new PaintedFilm(frames, script)) {
      return film.show(new LearnedDetector(model), 0).boundaries();
    }
  }
}
