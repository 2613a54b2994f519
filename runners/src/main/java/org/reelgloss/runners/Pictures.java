package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reelgloss.video.RgbImage;

/** Pictures that a user names. */
final class Pictures {
  private Pictures() {}

  /** Returns the picture in a file. */
  static RgbImage read(Path file) throws UsageException {
    try {
      return RgbImage.decode(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UsageException(
          file + " must be a readable JPEG or PNG: " + unreadable.getMessage());
    }
  }
}
