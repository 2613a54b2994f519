package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;

/**
 * A clip of the source's own packets, from the key frame at or before its start. An edit list makes
 * players begin with the clip's first frame.
 */
final class CopiedClip implements ClipWriter {
  private final ClipBatch batch;
  private final Path media;
  private final VideoReader reader;
  private final ClipClock clock;
  private boolean soundLost;

  CopiedClip(ClipBatch batch, Path media, VideoReader reader) {
    this.batch = batch;
    this.media = media;
    this.reader = reader;
    clock = new ClipClock(reader);
  }

  /**
   * Returns whether MP4 holds the codec and the container tells when the frames are shown. AVI does
   * not where frames are out of order.
   */
  static boolean isPossible(VideoReader reader) {
    AVCodecParameters parameters = reader.stream().codecpar();
    boolean inOrder = parameters.video_delay() == 0 || !reader.probe().getContainer().equals("avi");
    return Mp4File.holds(parameters.codec_id())
        && inOrder
        && reader.frame().pts() != AV_NOPTS_VALUE;
  }

  @Override
  public void write() {
    clock.next();
  }

  @Override
  public void finish() throws IOException, MediaException {
    if (!batch.format().sound()) {
      copy(false);
      return;
    }
    try {
      copy(true);
    } catch (MediaException refused) {
      soundLost = true;
      copy(false); // Throws, too, where the pictures were what was refused.
    }
  }

  private void copy(boolean withSound) throws IOException, MediaException {
    try (Mp4File file = new Mp4File(media);
        PictureCopy pictures = PictureCopy.open(batch, reader.stream().index(), clock)) {
      pictures.addTo(file);
      if (withSound) {
        copyWithSound(file, pictures);
      } else {
        while (pictures.next()) {
          pictures.write();
        }
      }
      file.finish();
    }
  }

  private void copyWithSound(Mp4File file, PictureCopy pictures)
      throws IOException, MediaException {
    try (ClipSound sound =
        CopiedSound.add(
            file, batch.video(), batch.limits(), clock.startSeconds(), clock.seconds())) {
      while (pictures.next()) {
        sound.writeUntil(Math.min(pictures.seconds(), clock.seconds()));
        pictures.write();
      }
      sound.finish(clock.seconds());
      soundLost = sound.lost();
    }
  }

  @Override
  public boolean soundLost() {
    return soundLost;
  }

  @Override
  public void close() {}
}
