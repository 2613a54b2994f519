package org.reelgloss.transforms.match;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.beam.sdk.io.UnboundedSource;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads an inbox, which it owns. A message is acknowledged once a checkpoint that knows of it is
 * safe, and given back where the reader ends before.
 */
final class PubSubReader extends UnboundedSource.UnboundedReader<byte[]> {
  private final PubSubSource source;
  private final Inbox inbox;
  private final Queue<Inbox.Message> pending = new ArrayDeque<>();
  private Inbox.@Nullable Message current;
  private Instant received = Instant.EPOCH;
  private long read;

  PubSubReader(PubSubSource source, Inbox inbox) {
    this.source = source;
    this.inbox = inbox;
  }

  @Override
  public boolean start() throws IOException {
    return advance();
  }

  @Override
  public boolean advance() throws IOException {
    Inbox.Message next = inbox.poll();
    current = next;
    if (next == null) {
      return false;
    }
    received = Instant.now();
    synchronized (pending) {
      pending.add(next);
      read++;
    }
    return true;
  }

  @Override
  public byte[] getCurrent() {
    return now().json();
  }

  @Override
  public Instant getCurrentTimestamp() {
    now();
    return received;
  }

  private Inbox.Message now() {
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current;
  }

  /** Returns the present: what comes later is received later. */
  @Override
  public Instant getWatermark() {
    return Instant.now();
  }

  @Override
  public UnboundedSource.CheckpointMark getCheckpointMark() {
    synchronized (pending) {
      return new PubSubMark(this, read);
    }
  }

  /** Acknowledges what is not yet of the first messages; checkpoints may be safe in any order. */
  void acknowledge(long first) {
    synchronized (pending) {
      while (read - pending.size() < first && !pending.isEmpty()) {
        pending.remove().acknowledge();
      }
    }
  }

  @Override
  public void close() {
    synchronized (pending) {
      pending.forEach(Inbox.Message::giveBack);
      pending.clear();
    }
    inbox.close();
  }

  @Override
  public PubSubSource getCurrentSource() {
    return source;
  }
}
