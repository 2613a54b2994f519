package org.reelgloss.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A moment after which blocking calls of a demuxer return. The moment lies in native memory, where
 * the one callback that all readers share finds it.
 */
final class Deadline implements AutoCloseable {
  private static final AVIOInterruptCB.Callback_Pointer EXPIRED = new Expired();

  private final LongPointer nanos = new LongPointer(1);
  private final long stallNanos;

  Deadline(Duration stall) {
    stallNanos = stall.toNanos();
    extend();
  }

  /** Starts the time anew. */
  void extend() {
    nanos.put(0, System.nanoTime() + stallNanos);
  }

  boolean isOver() {
    return System.nanoTime() - nanos.get(0) > 0;
  }

  void watch(AVFormatContext format) {
    format.interrupt_callback().callback(EXPIRED);
    format.interrupt_callback().opaque(nanos);
  }

  @Override
  public void close() {
    nanos.close();
  }

  private static final class Expired extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      long until = new LongPointer(opaque).get(0);
      return System.nanoTime() - until > 0 ? 1 : 0;
    }
  }
}
