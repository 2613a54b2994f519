package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.video.RgbImage;

/**
 * What teachers look at: a clip, its frames decoded at most once, its texts. Safe for use by
 * several threads at once; nobody changes the clip or a picture.
 */
public final class ClipEvidence {
  private final Clip clip;
  private @Nullable List<RgbImage> frames;

  public ClipEvidence(Clip clip) {
    this.clip = clip;
  }

  /** Returns the clip itself. */
  public Clip clip() {
    return clip;
  }

  /**
   * Returns the clip's frames in order of time, perhaps none.
   *
   * @throws TeacherException if one of them is not a picture
   */
  public synchronized List<RgbImage> frames() throws TeacherException {
    if (frames == null) {
      List<RgbImage> decoded = new ArrayList<>(clip.getFrames().size());
      for (ClipFrame frame : clip.getFrames()) {
        decoded.add(decode(frame));
      }
      frames = List.copyOf(decoded);
    }
    return frames;
  }

  /** Returns the texts of all subtitles, one a line, in order of time. */
  public String spoken() {
    return clip.getSubtitles().stream().map(Subtitle::getText).collect(Collectors.joining("\n"));
  }

  /** Returns title and description, one a line; empty where there is neither. */
  public String written() {
    List<String> texts = new ArrayList<>();
    clip.getTitle().ifPresent(texts::add);
    clip.getDescription().ifPresent(texts::add);
    return String.join("\n", texts);
  }

  private static RgbImage decode(ClipFrame frame) throws TeacherException {
    ByteBuffer jpeg = frame.getJpeg().duplicate();
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    try {
      return RgbImage.decode(bytes);
    } catch (IOException cause) {
      throw new TeacherException(
          "The frame at " + frame.getTimeMs() + " ms cannot be decoded: " + cause.getMessage(),
          cause);
    }
  }
}
