package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Light and colours of a clip, said only where they are plain.
 *
 * @param light how bright it is
 * @param contrast whether much of it is dark and much is light
 * @param monochrome whether it has no colours but black, white and grey
 * @param palette its colours in words, such as {@code mostly brown and black}; empty where none
 *     fills a notable part, or where it is monochrome
 * @param trend whether it becomes darker or brighter from its start to its end
 */
record Tones(
    Light light, boolean contrast, boolean monochrome, Optional<String> palette, Trend trend) {
  /** How bright a clip is. */
  enum Light {
    DARK,
    DIM,
    MEDIUM,
    BRIGHT
  }

  /** How a clip's brightness develops. */
  enum Trend {
    NONE,
    DARKER,
    BRIGHTER
  }

  private static final double LEAST_TREND = 25;

  static Tones of(List<FrameTones> frames) {
    double brightness = mean(frames, FrameTones::brightness);
    boolean monochrome =
        frames.stream().allMatch(frame -> frame.coloured() < 0.005)
            && brightness > 20
            && mean(frames, FrameTones::spread) > 12;
    boolean contrast =
        mean(frames, FrameTones::dark) > 0.25 && mean(frames, FrameTones::light) > 0.25;
    Optional<String> palette = monochrome ? Optional.empty() : Palette.words(frames);
    return new Tones(light(brightness), contrast, monochrome, palette, trend(frames));
  }

  private static Light light(double brightness) {
    if (brightness < 32) {
      return Light.DARK;
    }
    if (brightness < 75) {
      return Light.DIM;
    }
    return brightness < 165 ? Light.MEDIUM : Light.BRIGHT;
  }

  private static Trend trend(List<FrameTones> frames) {
    if (frames.size() < 4) {
      return Trend.NONE;
    }
    int part = Math.max(1, frames.size() / 3);
    double first = mean(frames.subList(0, part), FrameTones::brightness);
    double last = mean(frames.subList(frames.size() - part, frames.size()), FrameTones::brightness);
    int back = 0;
    for (int i = 1; i < frames.size(); i++) {
      double step = frames.get(i).brightness() - frames.get(i - 1).brightness();
      back += step * (last - first) < 0 && Math.abs(step) > 3 ? 1 : 0;
    }
    if (Math.abs(last - first) < LEAST_TREND || back > 0) {
      return Trend.NONE;
    }
    return last > first ? Trend.BRIGHTER : Trend.DARKER;
  }

  private static double mean(List<FrameTones> frames, ToDoubleFunction<FrameTones> value) {
    return frames.stream().mapToDouble(value).average().orElseThrow();
  }
}
