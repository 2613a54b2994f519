package org.reelgloss.video;

import java.io.IOException;

/** Decodes clips of one video, exactly their frames, and gives all that is wanted of them. */
public final class ClipExtractor {
  private final ClipBatch batch;
  private final ClipFrames frames;
  private final UprightPictures pictures;

  private ClipExtractor(ClipBatch batch, ClipFrames frames, UprightPictures pictures) {
    this.batch = batch;
    this.frames = frames;
    this.pictures = pictures;
  }

  /**
   * Decodes the clips of a batch one after the other; writes their media where they name files.
   *
   * <p>A clip that cannot be had ({@link MediaException}) fails alone: the next one is looked for
   * anew. Where the video cannot even be opened, all fail. The content and the media of a clip are
   * the same as those of a batch that has this clip alone.
   *
   * @throws IOException if the media cannot be written, the video's file system fails, or the sink
   *     says so
   */
  public static void extract(ClipBatch batch, ClipSink sink) throws IOException {
    try (ClipFrames frames = new ClipFrames(batch);
        UprightPictures pictures = new UprightPictures(batch.longestSide())) {
      try {
        frames.open();
      } catch (MediaException fault) {
        for (ClipRequest clip : batch.clips()) {
          sink.failed(clip, fault);
        }
        return;
      }
      ClipExtractor extractor = new ClipExtractor(batch, frames, pictures);
      for (ClipRequest clip : batch.clips()) {
        extractor.give(clip, sink);
      }
    }
  }

  private void give(ClipRequest clip, ClipSink sink) throws IOException {
    ClipContent content;
    try {
      content = extract(clip);
    } catch (MediaException fault) {
      frames.forget();
      sink.failed(clip, fault);
      return;
    }
    sink.done(clip, content);
  }

  private ClipContent extract(ClipRequest clip) throws MediaException, IOException {
    frames.goTo(clip);
    VideoReader reader = frames.reader();
    try (ClipWriter writer = ClipWriter.create(batch, clip, reader)) {
      ClipSampler sampler = new ClipSampler(clip, batch.samples(), reader, pictures);
      do {
        sampler.take(frames.frame());
        writer.write();
      } while (frames.next(clip));
      writer.finish();
      return sampler.content(writer.soundLost());
    }
  }
}
