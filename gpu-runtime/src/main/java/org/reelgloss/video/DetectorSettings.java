package org.reelgloss.video;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which detectors look for boundaries, and how.
 *
 * @param kinds at least one; a boundary is one that any of them finds
 * @param semantics which published behaviour the content, adaptive and histogram detectors follow
 * @param contentThreshold content score at or above which a frame may begin a new shot; Panda-70M
 *     uses 25; in (0, 255]
 * @param minShotFrames fewest frames between two hard cuts; Panda-70M uses 15; in [1, 1000]
 * @param strideSeconds length of the pieces of the stride detector, above 0
 * @param shotModel bundle of the learned detector's model; null unless that is among the kinds
 */
public record DetectorSettings(
    List<DetectorKind> kinds,
    CutSemantics semantics,
    double contentThreshold,
    int minShotFrames,
    double strideSeconds,
    @Nullable String shotModel)
    implements Serializable {
  private static final double USUAL_STRIDE_SECONDS = 10;
  private static final double HIGHEST_SCORE = 255;
  private static final int LONGEST_MIN_SHOT = 1_000;

  public DetectorSettings {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("detector must name at least one");
    }
    if (!(contentThreshold > 0 && contentThreshold <= HIGHEST_SCORE)) {
      throw new IllegalArgumentException(
          "contentThreshold must be in (0, 255], but was: " + contentThreshold);
    }
    if (minShotFrames < 1 || minShotFrames > LONGEST_MIN_SHOT) {
      throw new IllegalArgumentException(
          "minShotFrames must be in [1, " + LONGEST_MIN_SHOT + "], but was: " + minShotFrames);
    }
    if (!(strideSeconds > 0)) {
      throw new IllegalArgumentException(
          "strideSeconds must be above 0, but was: " + strideSeconds);
    }
    if (kinds.contains(DetectorKind.LEARNED) != (shotModel != null)) {
      throw new IllegalArgumentException(
          "shotModel must be given with the detector learned and with no other, but was: "
              + shotModel
              + " with "
              + kinds);
    }
  }

  /** Returns these detectors with Panda-70M's threshold and shortest shot. */
  public static DetectorSettings of(CutSemantics semantics, List<DetectorKind> kinds) {
    return of(semantics, kinds, null);
  }

  /** Returns the same for detectors of which {@code learned} uses this bundle. */
  public static DetectorSettings of(
      CutSemantics semantics, List<DetectorKind> kinds, @Nullable String shotModel) {
    return new DetectorSettings(kinds, semantics, 25, 15, USUAL_STRIDE_SECONDS, shotModel);
  }
}
