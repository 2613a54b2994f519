package org.reelgloss.video;

/** A media file is bad for ever: trying again with the same bytes gives the same. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final MediaFault fault;

  public MediaException(MediaFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public MediaFault fault() {
    return fault;
  }
}
