package org.reelgloss.runners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.video.ClipCodec;
import org.reelgloss.video.ClipFormat;
import picocli.CommandLine.Option;

/** The flags of clips' media. */
final class ExportFlags {
  @Option(
      names = "--export",
      defaultValue = "none",
      paramLabel = "WHAT",
      description = "clips: write each clip as MP4, too; or none.")
  private String export = "";

  @Option(
      names = "--export-codec",
      paramLabel = "NAME",
      description = "Of clips' pictures: h264 (default), vp9, av1, x264 or nvenc.")
  private @Nullable String codec;

  @Option(
      names = "--export-mode",
      paramLabel = "MODE",
      description =
          "exact (default): encode exactly the clip's frames; copy: take the video's own packets"
              + " from the key frame before.")
  private @Nullable String mode;

  @Option(names = "--export-audio", paramLabel = "WHAT", description = "keep (default) or none.")
  private @Nullable String audio;

  @Option(
      names = "--export-max-height",
      paramLabel = "N",
      description = "Reduce larger clips to N pixels of upright height, an even number.")
  private @Nullable Integer maxHeight;

  @Option(
      names = "--export-upright",
      description = "Turn pictures upright with square pixels; else players are told to.")
  private boolean upright;

  /** Returns whether clips are written. */
  CurationOptions.Export what() throws UsageException {
    return Arrays.stream(CurationOptions.Export.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(export))
        .findFirst()
        .orElseThrow(() -> new UsageException("export must be none or clips, but was: " + export));
  }

  /** Returns how clips are written, which this machine can do. */
  ClipFormat format() throws UsageException {
    ClipCodec chosen = ClipCodec.of(codec == null ? "h264" : codec);
    ClipFormat format =
        new ClipFormat(
            chosen,
            choice("export-mode", mode, "exact", "copy")
                ? ClipFormat.Mode.COPY
                : ClipFormat.Mode.EXACT,
            !choice("export-audio", audio, "keep", "none"),
            maxHeight == null ? 0 : positive(maxHeight),
            upright);
    Optional<String> missing =
        codec == null && what() == CurationOptions.Export.NONE
            ? Optional.empty()
            : chosen.missing();
    if (missing.isPresent()) {
      throw new UsageException(missing.get());
    }
    checkUse();
    return format;
  }

  /** Returns whether the second of two values is meant; the first is the default. */
  private static boolean choice(String name, @Nullable String value, String usual, String other)
      throws UsageException {
    if (value != null && !value.equals(usual) && !value.equals(other)) {
      throw new UsageException(name + " must be " + usual + " or " + other + ", but was: " + value);
    }
    return other.equals(value);
  }

  private static int positive(int height) throws UsageException {
    if (height < 1) {
      throw new UsageException(
          "export-max-height must be even and at least 16, but was: " + height);
    }
    return height;
  }

  private void checkUse() throws UsageException {
    boolean given = codec != null || mode != null || audio != null || maxHeight != null || upright;
    if (given && what() == CurationOptions.Export.NONE) {
      throw new UsageException("flags of exported clips need --export=clips");
    }
  }
}
