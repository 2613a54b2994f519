package org.reelgloss.pipeline.review.annotate;

/** A request that is not done; the message says why to whoever sent it. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP, from 400
   */
  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
