package org.reelgloss.transforms.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.RgbImage;

/**
 * Gives published clips their frames back, from their contact sheets: at most 256 pixels wide and
 * high, and compressed once more than those that teachers looked at.
 */
public final class StoredFrames {
  /** Hardly any loss: the sheet has had one already. */
  private static final float QUALITY = 1;

  private final OutputRoot root;

  /** Reads contact sheets under {@code root}. */
  public StoredFrames(OutputRoot root) {
    this.root = root;
  }

  /**
   * Returns a published clip with all frames of its contact sheet.
   *
   * @param clip with a contact sheet
   * @throws ModelException if the sheet is not what the clip's record says
   * @throws IOException if the sheet cannot be read, which may pass
   */
  public Clip restore(Clip clip) throws ModelException, IOException {
    String name = clip.getContactSheet().orElseThrow();
    byte[] jpeg;
    try (InputStream in = root.read(name)) {
      jpeg = in.readAllBytes();
    }
    List<Long> times = times(clip);
    List<RgbImage> pictures;
    try {
      pictures = ContactSheet.frames(jpeg, times.size());
    } catch (IOException cause) {
      throw new ModelException("The contact sheet " + name + " cannot be used: " + cause, cause);
    }
    List<ClipFrame> frames = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      byte[] frame = pictures.get(i).toJpeg(QUALITY);
      frames.add(new ClipFrame(times.get(i), ByteBuffer.wrap(frame)));
    }
    return Clip.newBuilder(clip).setFrames(frames).build();
  }

  /** Records from before times were kept are of clips with as many frames as there can be. */
  private static List<Long> times(Clip clip) {
    if (!clip.getContactSheetTimesMs().isEmpty()) {
      return clip.getContactSheetTimesMs();
    }
    long count =
        Math.max(1, Math.min(ClipExporter.FRAMES, clip.getEndFrame() - clip.getStartFrame()));
    List<Long> times = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long length = clip.getEndMs() - clip.getStartMs();
      times.add(clip.getStartMs() + (2 * i + 1) * length / (2 * count));
    }
    return times;
  }
}
