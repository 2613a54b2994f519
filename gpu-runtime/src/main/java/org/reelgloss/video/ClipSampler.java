package org.reelgloss.video;

import java.util.ArrayList;
import java.util.List;

/** Picks the wanted pictures out of a clip's frames and keeps its times. */
final class ClipSampler {
  private final ClipRequest request;
  private final VideoReader reader;
  private final UprightPictures pictures;
  private final List<ClipContent.Sample> samples = new ArrayList<>();
  private int wanted;
  private long startMs = -1;
  private long endMs;

  ClipSampler(ClipRequest request, VideoReader reader, UprightPictures pictures) {
    this.request = request;
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
    while (wanted < request.samples() && request.sampleFrame(wanted) <= frame) {
      wanted++;
      sampled = true;
    }
    if (sampled) {
      samples.add(
          new ClipContent.Sample(
              millis, pictures.picture(reader.frame(), reader.probe().getRotation())));
    }
  }

  private long time(long frame) {
    return reader.hasPts()
        ? reader.millis(reader.pts())
        : Math.round(frame * 1_000 / Math.max(1, reader.fps()));
  }

  ClipContent content() {
    return new ClipContent(startMs, endMs, List.copyOf(samples));
  }
}
