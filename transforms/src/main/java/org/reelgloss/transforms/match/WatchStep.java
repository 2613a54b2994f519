package org.reelgloss.transforms.match;

/** What a poll claims: each file that it lets out, and then that it is over. */
sealed interface WatchStep {
  /** A file comes out. */
  record Take(long fingerprint) implements WatchStep {}

  /** The poll is over, and this is what is remembered. */
  record Finish(SeenFiles seen) implements WatchStep {}
}
