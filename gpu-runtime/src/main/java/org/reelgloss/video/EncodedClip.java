package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Encodes a clip's frames, each once, with the source's times between them. */
final class EncodedClip implements ClipWriter {
  private static final double HIGHEST_RATE = 240;
  private static final double USUAL_RATE = 25;

  private final ClipBatch batch;
  private final ClipRequest clip;
  private final VideoReader reader;
  private final ClipClock clock;
  private final Mp4File file;
  private @Nullable PictureFitter fitter;
  private @Nullable VideoEncoder encoder;
  private @Nullable ClipSound sound;

  EncodedClip(ClipBatch batch, ClipRequest clip, Path media, VideoReader reader)
      throws IOException {
    this.batch = batch;
    this.clip = clip;
    this.reader = reader;
    clock = new ClipClock(reader);
    file = new Mp4File(media);
  }

  @Override
  public void write() throws IOException, MediaException {
    AVFrame frame = fitter().fit(reader.frame());
    frame.pts(clock.next());
    frame.duration(clock.duration());
    encoder(frame).write(frame);
    if (sound != null) {
      sound.writeUntil(clock.seconds());
    }
  }

  private PictureFitter fitter() {
    if (fitter == null) {
      fitter =
          new PictureFitter(
              PictureShape.of(reader.frame(), reader.probe().getRotation(), batch.format()));
    }
    return fitter;
  }

  private VideoEncoder encoder(AVFrame like) throws MediaException {
    if (encoder == null) {
      double fps = reader.fps() > 0 && reader.fps() <= HIGHEST_RATE ? reader.fps() : USUAL_RATE;
      VideoEncoder.Timing timing =
          new VideoEncoder.Timing(reader.timeBase().num(), reader.timeBase().den(), fps, 0);
      encoder = VideoEncoder.add(file, batch.format().codec(), like, timing);
      if (!batch.format().upright()) {
        Mp4File.copyRotation(reader.stream(), encoder.stream());
      }
      if (batch.format().sound() && reader.hasPts()) {
        double seconds = (clip.endFrame() - clip.startFrame()) / fps;
        sound =
            EncodedSound.add(file, batch.video(), batch.limits(), clock.startSeconds(), seconds);
      }
    }
    return encoder;
  }

  @Override
  public void finish() throws IOException, MediaException {
    if (encoder != null) {
      encoder.finish();
    }
    if (sound != null) {
      sound.finish(clock.seconds());
    }
    file.finish();
  }

  @Override
  public boolean soundLost() {
    return sound != null && sound.lost();
  }

  @Override
  public void close() {
    if (sound != null) {
      sound.close();
    }
    if (encoder != null) {
      encoder.close();
    }
    if (fitter != null) {
      fitter.close();
    }
    file.close();
  }
}
