package org.reelgloss.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.transforms.select.Judgement;
import org.reelgloss.transforms.select.Selector;

/** A fake selector that favours one teacher and remembers what it looked at. */
record CountingSelector(String model, String favourite, boolean looking)
    implements Selector.Factory {
  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  /** Returns the clips that were judged since this was last called, each with its frames. */
  static List<String> seen() {
    List<String> seen = new ArrayList<>();
    for (String clip = SEEN.poll(); clip != null; clip = SEEN.poll()) {
      seen.add(clip);
    }
    seen.sort(null);
    return seen;
  }

  @Override
  public Selector open() {
    return new Selector() {
      @Override
      public String model() {
        return model;
      }

      @Override
      public boolean looksAtFrames() {
        return looking;
      }

      @Override
      public double[] score(CaptionedClip clip) {
        return clip.getCandidates().stream()
            .mapToDouble(candidate -> candidate.getTeacher().equals(favourite) ? 0.75 : 0.25)
            .toArray();
      }

      @Override
      public Judgement judge(CaptionedClip clip) throws ModelException {
        SEEN.add(
            "%d frames of %d frames"
                .formatted(
                    clip.getClip().getFrames().size(),
                    clip.getClip().getEndFrame() - clip.getClip().getStartFrame()));
        if (favourite.isEmpty()) {
          throw new ModelException("nobody is good enough");
        }
        return new Judgement(score(clip), List.of(1f), model);
      }

      @Override
      public void close() {}
    };
  }
}
