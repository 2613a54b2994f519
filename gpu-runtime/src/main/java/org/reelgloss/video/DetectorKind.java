package org.reelgloss.video;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The detectors of shot boundaries that can be chosen, and combined. */
public enum DetectorKind {
  /**
   * Hard cuts by the mean change of hue, saturation and value (PySceneDetect's ContentDetector).
   */
  CONTENT,
  /** Hard cuts by that change against its neighbourhood (PySceneDetect's AdaptiveDetector). */
  ADAPTIVE,
  /** Cuts and fades by the change of the brightness histogram (its HistogramDetector). */
  HISTOGRAM,
  /** Hard cuts and gradual transitions alike: dissolves, fades through black or white, wipes. */
  FADE,
  /** Changes of colour and structure by the rule that Koala-36M published. */
  KOALA,
  /** What a TransNetV2-style model says. */
  LEARNED,
  /** A cut every so many seconds, whatever is seen. */
  STRIDE;

  /** Returns the name on the command line, such as {@code content}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the detector of this name. */
  public static DetectorKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "detector must be some of "
                        + Arrays.stream(values())
                            .map(DetectorKind::label)
                            .collect(Collectors.joining(", "))
                        + ", but was: "
                        + label));
  }
}
