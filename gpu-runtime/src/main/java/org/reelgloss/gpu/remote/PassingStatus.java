package org.reelgloss.gpu.remote;

import java.io.IOException;

/** A server answered that it may have another answer later. */
final class PassingStatus extends IOException {
  private static final long serialVersionUID = 1L;

  private final String retryAfter;

  /**
   * @param retryAfter what the server says about when; empty where it says nothing
   */
  PassingStatus(int status, String retryAfter) {
    super("status " + status);
    this.retryAfter = retryAfter;
  }

  String retryAfter() {
    return retryAfter;
  }
}
