package org.reelgloss.video;

/** Kinds of trouble with one media file; the name is the code that failures carry. */
public enum MediaFault {
  /** The file has no bytes. */
  EMPTY,
  /** No known container: text, a web page, noise, zeros. */
  NOT_MEDIA,
  /** A playlist or reference file, which would make the decoder open something else. */
  REFUSED,
  /** The file cannot be opened or read. */
  UNREADABLE,
  /** The container ends before its index. */
  TRUNCATED,
  /** There is no video stream but, at most, a cover picture. */
  NO_VIDEO,
  /** No decoder for the video stream's codec. */
  UNSUPPORTED,
  /** The video stream is encrypted. */
  ENCRYPTED,
  /** More pixels a frame than {@link VideoLimits} allows. */
  TOO_MANY_PIXELS,
  /** More frames than {@link VideoLimits} allows. */
  TOO_MANY_FRAMES,
  /** A longer presentation time than {@link VideoLimits} allows. */
  TOO_LONG,
  /** More streams than {@link VideoLimits} allows. */
  TOO_MANY_STREAMS,
  /** The frame rate is no usable number, or far too many frames are shown at the same time. */
  BAD_TIMING,
  /** No frame could be decoded. */
  UNDECODABLE,
  /** Reading or decoding made no progress for too long. */
  TIMEOUT,
  /** A model that looks for shots gave no usable answer. */
  MODEL_ERROR
}
