package org.reelgloss.schemas;

import java.util.HexFormat;

/** Names of videos and clips, made from content alone: the same input gives the same ids. */
public final class Ids {
  private static final int VIDEO_ID_BYTES = 16;

  private Ids() {}

  /**
   * Returns the first 16 bytes of a digest in hex.
   *
   * @param sha256 SHA-256 of a file's content, 32 bytes
   */
  public static String videoId(byte[] sha256) {
    if (sha256.length != 32) {
      throw new IllegalArgumentException("sha256 must have 32 bytes, but had: " + sha256.length);
    }
    return HexFormat.of().formatHex(sha256, 0, VIDEO_ID_BYTES);
  }

  /** Returns what changes whenever an input or the text beside it does. */
  public static String inputState(SourceVideo source) {
    return inputState(source.getRevision(), source.getSidecarDigest());
  }

  /** Returns the same from its two parts. */
  public static String inputState(String revision, String sidecarDigest) {
    return revision + '/' + sidecarDigest;
  }

  /** Returns the id of the clip of frames [startFrame, endFrame), in decode order, of a video. */
  public static String clipId(String videoId, long startFrame, long endFrame) {
    return videoId + "-" + startFrame + "-" + endFrame;
  }
}
