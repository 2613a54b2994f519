package org.reelgloss.pipeline.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.schemas.SplitVideo;

/**
 * The page to look at the result of a run.
 *
 * <pre>{@code
 * Gallery.write(root, new Gallery.Contents(videos, clips, failures, summary));
 * }</pre>
 *
 * <p>The page opens from the disk: style and script lie in it, pictures and clips are linked
 * relative to it. Videos are ordered by uri and clips by time; at most 500 clips, 500 videos and
 * 500 failures are shown, and the page says so where there are more.
 */
public final class Gallery {
  private Gallery() {}

  /**
   * What the page shows. The lists are read and not kept.
   *
   * @param videos in any order
   * @param clips in any order; only paths of media and contact sheets are used, no frames
   * @param failures shown in this order
   * @param summary totals of the output root, which may be larger than the lists
   */
  public record Contents(
      List<SplitVideo> videos,
      List<CaptionedClip> clips,
      List<FailedElement> failures,
      RunSummary summary) {}

  /**
   * Writes {@code gallery/index.html} below {@code root}: whoever opens it sees the former page or
   * this one, never a part.
   *
   * @param root the output root, on a file system that can rename atomically; created if missing
   * @throws IOException if the page cannot be written; the former page is then still there
   */
  public static void write(Path root, Contents contents) throws IOException {
    Path state = Files.createDirectories(root.resolve("_state"));
    Path folder = Files.createDirectories(root.resolve("gallery"));
    Path temporary = state.resolve("gallery-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, new Page(contents).render().getBytes(UTF_8));
      Files.move(temporary, folder.resolve("index.html"), ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
