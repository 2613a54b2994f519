package org.reelgloss.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.transforms.stitch.StitchSettings;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;
import org.reelgloss.video.ScanSettings;

/** A set of splitting settings that belong together. */
public enum Profile {
  /** What we advise: the detector that is best at hard cuts and gradual transitions together. */
  DEFAULT,
  /** With which Panda-70M was collected, as its code has it. */
  PANDA70M,
  /** What Panda-70M's published code does as it stands. */
  PANDA70M_README,
  /** What the text of Panda-70M's paper says, where that differs from its code. */
  PANDA70M_PAPER;

  /** Returns the name on the command line, such as {@code panda70m-paper}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the profile of this name. */
  public static Profile of(String label) {
    return Arrays.stream(values())
        .filter(profile -> profile.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile must be one of "
                        + String.join(", ", Arrays.stream(values()).map(Profile::label).toList())
                        + ", but was: "
                        + label));
  }

  /** Returns the detectors of {@link #DEFAULT} where none are chosen. */
  public static DetectorSettings usualDetectors(CutSemantics semantics) {
    return DetectorSettings.of(semantics, List.of(DetectorKind.FADE));
  }

  /**
   * Returns how this profile scans.
   *
   * @param detectors what {@link #DEFAULT} finds boundaries with; the others have their own
   */
  ScanSettings scan(DetectorSettings detectors) {
    ScanSettings code = ScanSettings.PANDA70M;
    return switch (this) {
      case DEFAULT -> code.withDetectors(detectors);
      case PANDA70M, PANDA70M_README -> code;
      // Paper, appendix A: pieces of five seconds while more is left; end frames at 10 and 90 %.
      case PANDA70M_PAPER ->
          new ScanSettings(code.detectors(), code.divideSeconds(), 0, 0.1, code.limits());
    };
  }

  /** Returns how this profile stitches with an embedder's thresholds. */
  StitchSettings stitch(StitchThresholds thresholds) {
    return switch (this) {
      // The paper's two seconds are what is left of 2.5 after trimming: the code's rule.
      case DEFAULT, PANDA70M, PANDA70M_PAPER -> StitchSettings.panda70m(thresholds);
      case PANDA70M_README -> StitchSettings.readme(thresholds);
    };
  }
}
