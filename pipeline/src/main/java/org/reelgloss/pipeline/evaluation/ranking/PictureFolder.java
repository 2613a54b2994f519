package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;

/** The pictures of a folder, JPEG or PNG, each as a clip of one frame. */
public final class PictureFolder implements ClipSource {
  private final Path folder;

  private PictureFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PictureFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("images must be a folder, but was: " + folder);
    }
    return new PictureFolder(folder.toAbsolutePath().normalize());
  }

  /**
   * Returns the picture of this file name as a clip whose only frame is the file as it is, and
   * whose id is the name; null if there is no such file in the folder or below it.
   */
  @Override
  public @Nullable Clip find(String name) throws IOException {
    Path file;
    try {
      file = folder.resolve(name).normalize();
    } catch (InvalidPathException impossible) {
      return null;
    }
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return null;
    }
    return Clip.newBuilder()
        .setClipId(name)
        .setVideoId(name)
        .setUri(file.toString())
        .setStartFrame(0)
        .setEndFrame(1)
        .setStartMs(0)
        .setEndMs(0)
        .setFrames(List.of(new ClipFrame(0L, ByteBuffer.wrap(Files.readAllBytes(file)))))
        .build();
  }
}
