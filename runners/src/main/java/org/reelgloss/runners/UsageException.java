package org.reelgloss.runners;

/** What the user asked for cannot be done as it stands; the message says how it can. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
