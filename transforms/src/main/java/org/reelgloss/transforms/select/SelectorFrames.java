package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;

/** The frames by which a selector sees a clip. */
public final class SelectorFrames {
  private static final int MOST_FRAMES = 4;

  private SelectorFrames() {}

  /** Returns at most four frames of a clip, from all over it. */
  public static List<ClipFrame> of(Clip clip) {
    List<ClipFrame> frames = clip.getFrames();
    int count = Math.min(MOST_FRAMES, frames.size());
    List<ClipFrame> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(frames.get((2 * i + 1) * frames.size() / (2 * count)));
    }
    return some;
  }

  /** Returns a frame as it is encoded, a JPEG or PNG. */
  public static byte[] encoded(ClipFrame frame) {
    byte[] encoded = new byte[frame.getJpeg().remaining()];
    frame.getJpeg().duplicate().get(encoded);
    return encoded;
  }
}
