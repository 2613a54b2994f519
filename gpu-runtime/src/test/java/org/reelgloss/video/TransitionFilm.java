package org.reelgloss.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A film of thumbnails for tests, put together shot by shot. */
final class TransitionFilm {
  private static final int CHANNELS = 3;
  private static final int WAVES = 12;
  private static final double CONTRAST = 26;

  private final List<byte[]> pictures = new ArrayList<>();
  private final Map<Integer, Double> contentScores = new HashMap<>();

  /** What a camera sees at a place of the picture, in a frame of the film. */
  interface Shot {
    double value(double x, double y, int channel, int frame);

    /** Returns this shot, panned by so many pixels a frame. */
    default Shot moving(double speed) {
      return (x, y, channel, frame) -> value(x + speed * frame, y, channel, frame);
    }

    /** Returns this shot between black bars. */
    default Shot letterboxed() {
      return (x, y, channel, frame) ->
          y < 2 || y > Thumbnails.HEIGHT - 3 ? 0 : value(x, y, channel, frame);
    }

    /** Returns this shot with a share of another one over it. */
    default Shot mixedWith(Shot other, double share) {
      return (x, y, channel, frame) ->
          (1 - share) * value(x, y, channel, frame) + share * other.value(x, y, channel, frame);
    }
  }

  /** Returns a shot of something with structure of all sizes, that does not move. */
  static Shot still(long seed) {
    Random random = new Random(seed);
    double[][] waves = new double[WAVES][CHANNELS + 3];
    for (double[] wave : waves) {
      wave[0] = random.nextGaussian() * 0.6;
      wave[1] = random.nextGaussian() * 0.6;
      wave[2] = random.nextDouble() * 2 * Math.PI;
      for (int channel = 0; channel < CHANNELS; channel++) {
        wave[3 + channel] = random.nextGaussian() * CONTRAST;
      }
    }
    return (x, y, channel, frame) -> {
      double value = 128;
      for (double[] wave : waves) {
        value += wave[3 + channel] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
      }
      return Math.max(0, Math.min(255, value));
    };
  }

  /** Adds frames of a shot. */
  TransitionFilm add(Shot shot, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      addFrame(shot);
    }
    return this;
  }

  /** Adds the mixed frames of a dissolve. */
  TransitionFilm dissolve(Shot old, Shot next, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      addFrame(old.mixedWith(next, (frame + 1) / (frames + 1.0)));
    }
    return this;
  }

  /** Adds the darkened frames of a shot. */
  TransitionFilm fadeOut(Shot old, int frames) {
    return dissolve(old, (x, y, channel, frame) -> 0, frames);
  }

  /** Adds the darkened frames of a shot that appears. */
  TransitionFilm fadeIn(Shot next, int frames) {
    return dissolve((x, y, channel, frame) -> 0, next, frames);
  }

  TransitionFilm black(int frames) {
    return add((x, y, channel, frame) -> 0, frames);
  }

  TransitionFilm white(int frames) {
    return add((x, y, channel, frame) -> 255, frames);
  }

  /** Adds the frames in which a shot is replaced from the left. */
  TransitionFilm wipe(Shot old, Shot next, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      double edge = Thumbnails.WIDTH * (frame + 1) / (frames + 1.0);
      addFrame((x, y, channel, at) -> (x < edge ? next : old).value(x, y, channel, at));
    }
    return this;
  }

  TransitionFilm withContentScore(int frame, double score) {
    contentScores.put(frame, score);
    return this;
  }

  private void addFrame(Shot shot) {
    int frame = pictures.size();
    byte[] picture = new byte[CHANNELS * Thumbnails.WIDTH * Thumbnails.HEIGHT];
    int at = 0;
    for (int y = 0; y < Thumbnails.HEIGHT; y++) {
      for (int x = 0; x < Thumbnails.WIDTH; x++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          picture[at++] = (byte) Math.round(shot.value(x, y, channel, frame));
        }
      }
    }
    pictures.add(picture);
  }

  int length() {
    return pictures.size();
  }

  byte[] picture(int frame) {
    return pictures.get(frame);
  }

  double contentScore(int frame) {
    return contentScores.getOrDefault(frame, 0.0);
  }
}
