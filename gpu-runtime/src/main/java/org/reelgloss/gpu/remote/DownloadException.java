package org.reelgloss.gpu.remote;

import java.io.IOException;

/**
 * A file could not be fetched, and was given up; the message names it and says why. What came of it
 * is kept for the next time, unless it was wrong.
 */
public final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message) {
    super(message);
  }

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
