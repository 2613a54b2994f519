package org.reelgloss.pipeline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.transforms.export.StoredFrames;
import org.reelgloss.transforms.select.Judgement;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Gives another selector the frames of contact sheets to look at. A clip has them while it is
 * judged and no longer, so that they neither travel nor add up. Clips with an embedding go without,
 * unless the selector sees more in frames; where their sheet is gone or broken the embedding must
 * do.
 */
final class SheetSelector implements Selector {
  private final Selector judge;
  private final StoredFrames frames;

  /**
   * @param judge closed with this
   */
  SheetSelector(Selector judge, StoredFrames frames) {
    this.judge = judge;
    this.frames = frames;
  }

  /** Returns what opens selectors that look at contact sheets under {@code root}. */
  static Selector.Factory factory(Selector.Factory judges, OutputRoot root) {
    return () -> new SheetSelector(judges.open(), new StoredFrames(root));
  }

  @Override
  public String model() {
    return judge.model();
  }

  @Override
  public boolean looksAtFrames() {
    return judge.looksAtFrames();
  }

  @Override
  public double[] score(CaptionedClip clip) throws ModelException {
    return judge.score(withFrames(clip));
  }

  @Override
  public Judgement judge(CaptionedClip clip) throws ModelException {
    return judge.judge(withFrames(clip));
  }

  @Override
  public void close() {
    judge.close();
  }

  private CaptionedClip withFrames(CaptionedClip captioned) throws ModelException {
    boolean embedded = !captioned.getClip().getEmbedding().isEmpty();
    if (embedded && !(judge.looksAtFrames() && captioned.getClip().getContactSheet().isPresent())) {
      return captioned;
    }
    try {
      return CaptionedClip.newBuilder(captioned)
          .setClip(frames.restore(captioned.getClip()))
          .build();
    } catch (ModelException | FileNotFoundException | NoSuchFileException unusable) {
      if (embedded) {
        return captioned;
      }
      throw new ModelException("No frames: " + unusable.getMessage(), unusable);
    } catch (IOException outage) { // Not the clip's fault: the bundle fails and is tried again.
      throw new UncheckedIOException(outage);
    }
  }
}
