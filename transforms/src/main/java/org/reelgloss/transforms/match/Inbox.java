package org.reelgloss.transforms.match;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Messages as they come, each of which comes again until it is acknowledged. */
interface Inbox extends AutoCloseable {
  /**
   * Returns a message that has come, or null where none has; does not wait.
   *
   * @throws IOException if none will come any more
   */
  @Nullable Message poll() throws IOException;

  /**
   * Ends it; messages that were neither acknowledged nor given back come again to another. Waits
   * for as much as half a minute until those that send them have been told.
   */
  @Override
  void close();

  /** One of them. */
  interface Message {
    /** Returns its JSON, as {@link NotificationParser} reads that of Pub/Sub. */
    byte[] json();

    /** Has it never come again. */
    void acknowledge();

    /** Has it come again at once. */
    void giveBack();
  }
}
