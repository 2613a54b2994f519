package org.reelgloss.video;

import java.io.Serializable;

/**
 * How the media of clips is made.
 *
 * @param codec of the pictures where they are encoded
 * @param mode whether they are
 * @param sound whether the first audio stream comes along
 * @param maxHeight most pixels of the upright picture's height, even; 0 for no limit. Pictures are
 *     reduced, never enlarged
 * @param upright whether pictures are turned upright with square pixels; otherwise rotation and
 *     shape of the pixels are told to the player, as the source does
 */
public record ClipFormat(ClipCodec codec, Mode mode, boolean sound, int maxHeight, boolean upright)
    implements Serializable {
  /** H.264, exact, with sound, as large as the source. */
  public static final ClipFormat STANDARD =
      new ClipFormat(ClipCodec.H264, Mode.EXACT, true, 0, false);

  private static final int LEAST_HEIGHT = 16;

  /** Where the pictures of a clip come from. */
  public enum Mode {
    /** Decoded and encoded again: exactly the clip's frames. */
    EXACT,

    /** The source's own packets, from the key frame at or before the clip's start. */
    COPY
  }

  public ClipFormat {
    if (maxHeight != 0 && (maxHeight < LEAST_HEIGHT || maxHeight % 2 != 0)) {
      throw new IllegalArgumentException(
          "export-max-height must be even and at least "
              + LEAST_HEIGHT
              + ", or 0 for none, but was: "
              + maxHeight);
    }
    if (mode == Mode.COPY && (maxHeight != 0 || upright || codec != ClipCodec.H264)) {
      throw new IllegalArgumentException(
          "export-mode copy encodes nothing: export-codec, export-max-height and export-upright"
              + " must not be set with it");
    }
  }
}
