package org.reelgloss.runners;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.pipeline.Profile;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;
import picocli.CommandLine.Option;

/** The flags that say what finds shot boundaries. */
final class DetectorFlags {
  @Option(
      names = "--detector",
      split = ",",
      paramLabel = "NAME",
      description =
          "What finds shot boundaries; of several, any: content, adaptive, histogram, fade, koala, "
              + "learned, stride. Default: the profile's.")
  @Nullable List<String> kinds;

  @Option(
      names = "--cut-semantics",
      paramLabel = "VERSION",
      description = "Whose cuts: PySceneDetect 0.6 (default) or 0.7.")
  @Nullable String cutSemantics;

  @Option(
      names = "--shot-model",
      paramLabel = "BUNDLE",
      description = "Model of the detector learned, which needs it: TransNetV2 as ONNX.")
  @Nullable Path shotModel;

  @Option(
      names = "--content-threshold",
      paramLabel = "SCORE",
      description = "With detector content: change at which a shot may begin; default 25.")
  @Nullable Double contentThreshold;

  @Option(
      names = "--min-shot-frames",
      paramLabel = "N",
      description =
          "With detector content, adaptive or histogram: frames from cut to cut; default 15.")
  @Nullable Integer minShotFrames;

  @Option(
      names = "--stride",
      paramLabel = "TIME",
      description = "With detector stride: length of the pieces; default 10s.")
  @Nullable Duration stride;

  /** Returns the detectors that these flags stand for. */
  DetectorSettings settings(Profile profile) throws UsageException {
    CutSemantics semantics = CutSemantics.of(cutSemantics == null ? "0.6" : cutSemantics);
    List<DetectorKind> chosen =
        kinds == null ? List.of() : kinds.stream().map(DetectorKind::of).distinct().toList();
    if (profile != Profile.DEFAULT) {
      checkIsPublished(profile, semantics, chosen);
    }
    String model = shotModel(chosen.contains(DetectorKind.LEARNED));
    checkUsed("content-threshold", contentThreshold, chosen, DetectorKind.CONTENT);
    checkUsed(
        "min-shot-frames",
        minShotFrames,
        chosen,
        DetectorKind.CONTENT,
        DetectorKind.ADAPTIVE,
        DetectorKind.HISTOGRAM);
    checkUsed("stride", stride, chosen, DetectorKind.STRIDE);
    return kinds == null ? Profile.usualDetectors(semantics) : settings(chosen, semantics, model);
  }

  private DetectorSettings settings(
      List<DetectorKind> chosen, CutSemantics semantics, @Nullable String model)
      throws UsageException {
    checkRange("content-threshold", contentThreshold, 255);
    checkRange("min-shot-frames", minShotFrames, 1_000);
    DetectorSettings usual = DetectorSettings.of(semantics, chosen, model);
    return new DetectorSettings(
        chosen,
        semantics,
        contentThreshold == null ? usual.contentThreshold() : contentThreshold,
        minShotFrames == null ? usual.minShotFrames() : minShotFrames,
        stride == null
            ? usual.strideSeconds()
            : SplitFlags.positive("stride", stride).toMillis() / 1_000.0,
        model);
  }

  private void checkIsPublished(Profile profile, CutSemantics semantics, List<DetectorKind> chosen)
      throws UsageException {
    if (semantics != CutSemantics.V06) {
      throw new UsageException(
          "cut-semantics must be 0.6 with profile "
              + profile.label()
              + ", but was: "
              + cutSemantics);
    }
    if (kinds != null && !chosen.equals(List.of(DetectorKind.CONTENT))) {
      throw new UsageException(
          "detector must be content with profile " + profile.label() + ", but was: " + kinds);
    }
    if (contentThreshold != null || minShotFrames != null) {
      throw new UsageException(
          "content-threshold and min-shot-frames must not be given with profile "
              + profile.label()
              + ", which has its own");
    }
  }

  private static void checkRange(String flag, @Nullable Number value, int most)
      throws UsageException {
    if (value != null && !(value.doubleValue() > 0 && value.doubleValue() <= most)) {
      throw new UsageException(
          flag + " must be above 0 and at most " + most + ", but was: " + value);
    }
  }

  private static void checkUsed(
      String flag, @Nullable Object value, List<DetectorKind> chosen, DetectorKind... users)
      throws UsageException {
    if (value != null && Collections.disjoint(chosen, List.of(users))) {
      List<String> labels = Stream.of(users).map(DetectorKind::label).toList();
      throw new UsageException(
          flag
              + " must be given with the detector "
              + String.join(" or ", labels)
              + " only, but was: "
              + value);
    }
  }

  private @Nullable String shotModel(boolean needed) throws UsageException {
    Path folder = shotModel;
    if (needed != (folder != null)) {
      throw new UsageException(
          "shot-model must be given with the detector learned, and only then, but was: "
              + (folder == null ? "not given" : folder));
    }
    if (folder == null) {
      return null;
    }
    if (ModelBundle.open(folder).kind() != ModelBundle.Kind.SHOT_MODEL) {
      throw new UsageException("shot-model must be a bundle of a shot model, but was: " + folder);
    }
    return folder.toString();
  }
}
