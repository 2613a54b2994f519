package org.reelgloss.video;

/** A media file is bad for ever: trying again with the same bytes gives the same. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final MediaFault fault;

  /** Says which kind of trouble it is, and what a person needs to know of it. */
  public MediaException(MediaFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** Returns the kind of trouble. */
  public MediaFault fault() {
    return fault;
  }
}
