package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;

import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Samples of sound in order, as floats, each channel for itself. A sample is one value of every
 * channel. Owns native memory; one thread; must be closed.
 */
final class SampleQueue implements AutoCloseable {
  private static final int CHUNK = 4_096;

  private final int channels;
  private final AVAudioFifo fifo;
  private long added;

  SampleQueue(int channels) {
    this.channels = channels;
    fifo = av_audio_fifo_alloc(AV_SAMPLE_FMT_FLTP, channels, CHUNK);
  }

  /** Returns how many samples were ever added. */
  long added() {
    return added;
  }

  /** Returns how many samples wait. */
  int size() {
    return av_audio_fifo_size(fifo);
  }

  /** Adds a frame's samples from the {@code skip}-th. */
  void add(AVFrame frame, int skip) {
    try (PointerPointer<BytePointer> planes = new PointerPointer<>(channels)) {
      for (int i = 0; i < channels; i++) {
        planes.put(i, frame.extended_data(i).getPointer((long) skip * Float.BYTES));
      }
      write(planes, frame.nb_samples() - skip);
    }
  }

  void addSilence(long samples) {
    try (FloatPointer zeros = new FloatPointer(CHUNK);
        PointerPointer<FloatPointer> planes = new PointerPointer<>(channels)) {
      zeros.zero();
      for (int i = 0; i < channels; i++) {
        planes.put(i, zeros);
      }
      for (long left = samples; left > 0; left -= CHUNK) {
        write(planes, (int) Math.min(CHUNK, left));
      }
    }
  }

  private void write(PointerPointer<?> planes, int samples) {
    if (av_audio_fifo_write(fifo, planes, samples) < samples) {
      throw new OutOfMemoryError("No memory for " + samples + " samples of sound");
    }
    added += samples;
  }

  /** Takes a frame's number of samples, which must wait, into the frame. */
  void take(AVFrame frame) {
    av_audio_fifo_read(fifo, frame.extended_data(), frame.nb_samples());
  }

  @Override
  public void close() {
    av_audio_fifo_free(fifo);
  }
}
