package org.reelgloss.video;

import java.util.ArrayList;
import java.util.List;

/** Picks the wanted pictures out of a clip's frames and keeps its times. */
final class ClipSampler {
  private final ClipRequest clip;
  private final int samples;
  private final VideoReader reader;
  private final UprightPictures pictures;
  private final List<ClipContent.Sample> taken = new ArrayList<>();
  private int wanted;
  private long startMs = -1;
  private long endMs;

  ClipSampler(ClipRequest clip, int samples, VideoReader reader, UprightPictures pictures) {
    this.clip = clip;
    this.samples = samples;
    this.reader = reader;
    this.pictures = pictures;
  }

  /** Takes the frame that the reader holds, which has this number. */
  void take(long frame) throws MediaException {
    long millis = time(frame);
    if (startMs < 0) {
      startMs = millis;
    }
    endMs = millis + reader.frameMillis();
    boolean sampled = false;
    while (wanted < samples && clip.sampleFrame(wanted, samples) <= frame) {
      wanted++;
      sampled = true;
    }
    if (sampled) {
      taken.add(
          new ClipContent.Sample(
              millis, pictures.picture(reader.frame(), reader.probe().getRotation())));
    }
  }

  private long time(long frame) {
    return reader.hasPts()
        ? reader.millis(reader.pts())
        : Math.round(frame * 1_000 / Math.max(1, reader.fps()));
  }

  ClipContent content(boolean soundLost) {
    return new ClipContent(startMs, endMs, List.copyOf(taken), soundLost);
  }
}
