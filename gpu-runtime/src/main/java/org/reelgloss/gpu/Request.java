package org.reelgloss.gpu;

import java.util.concurrent.CompletableFuture;

/** An input that waits for its answer. */
final class Request<I, O> {
  private final I input;
  private final String kind;
  private final int length;
  private final Object caller;
  private final CompletableFuture<Answered<O>> answer = new CompletableFuture<>();
  private final long createdNanos;
  private int queued;

  /**
   * Creates a request.
   *
   * @param kind inputs of different kinds are never in one batch
   * @param length what padding brings the others of a batch to, at least 1
   * @param caller callers take turns
   */
  Request(I input, String kind, int length, Object caller, long nowNanos) {
    this.input = input;
    this.kind = kind;
    this.length = length;
    this.caller = caller;
    this.createdNanos = nowNanos;
  }

  I input() {
    return input;
  }

  String kind() {
    return kind;
  }

  int length() {
    return length;
  }

  Object caller() {
    return caller;
  }

  void isBehind(int others) {
    queued = others;
  }

  CompletableFuture<Answered<O>> answer() {
    return answer;
  }

  /** Returns whether nobody waits any more: answered, failed, cancelled or out of time. */
  boolean isDone() {
    return answer.isDone();
  }

  void complete(O value, int batch, long beganNanos, long endedNanos) {
    answer.complete(
        new Answered<>(
            value,
            new BatchFigures(batch, queued, beganNanos - createdNanos, endedNanos - beganNanos)));
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }
}
