package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;

/** The frames by which a selector sees a clip. */
public final class SelectorFrames {
  private static final int MOST_FRAMES = 4;

  private SelectorFrames() {}

  /** Returns at most four frames of a clip, as JPEG or PNG, from all over it. */
  public static List<byte[]> of(Clip clip) {
    List<ClipFrame> frames = clip.getFrames();
    int count = Math.min(MOST_FRAMES, frames.size());
    List<byte[]> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ClipFrame frame = frames.get((2 * i + 1) * frames.size() / (2 * count));
      byte[] encoded = new byte[frame.getJpeg().remaining()];
      frame.getJpeg().duplicate().get(encoded);
      some.add(encoded);
    }
    return some;
  }
}
