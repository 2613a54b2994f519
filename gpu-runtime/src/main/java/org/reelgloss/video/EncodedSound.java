package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a clip, decoded and encoded again: from the very sample at which the clip begins to
 * the one at which it ends.
 */
final class EncodedSound implements ClipSound {
  private @Nullable SoundDecoder decoder;
  private @Nullable Resampler form;
  private @Nullable SoundEncoder encoder;
  private boolean lost;

  private EncodedSound() {}

  /**
   * Adds the sound of a video to a clip's file, before its first packet; no stream where the clip
   * has none.
   *
   * @param start of the clip, in seconds of the video's stamps
   * @param seconds how long the clip is, about
   */
  static EncodedSound add(
      Mp4File file, Path video, VideoLimits limits, double start, double seconds) {
    EncodedSound sound = new EncodedSound();
    try {
      sound.open(file, video, limits, start, seconds);
    } catch (MediaException broken) {
      sound.lost = true;
    }
    return sound;
  }

  private void open(Mp4File file, Path video, VideoLimits limits, double start, double seconds)
      throws MediaException {
    decoder = SoundDecoder.open(video, limits, start);
    if (decoder == null) {
      return;
    }
    form = decoder.form(seconds);
    if (form == null) {
      lost = decoder.errors() > 0;
      return;
    }
    encoder = SoundEncoder.add(file, form.rate(), form.layout());
  }

  @Override
  public void writeUntil(double seconds) throws IOException {
    write(seconds, false);
  }

  @Override
  public void finish(double seconds) throws IOException {
    write(seconds, true);
  }

  private void write(double seconds, boolean last) throws IOException {
    if (decoder == null || form == null || encoder == null) {
      return;
    }
    long samples = Math.round(seconds * form.rate());
    try {
      if (!lost) {
        decoder.fill(seconds);
      }
      if (last) {
        encoder.finish(form.queue(), samples);
      } else {
        encoder.encode(form.queue(), samples);
      }
    } catch (MediaException broken) {
      lost = true;
    }
  }

  @Override
  public boolean lost() {
    return lost || (decoder != null && decoder.errors() > 0);
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
    }
    if (decoder != null) {
      decoder.close();
    }
  }
}
