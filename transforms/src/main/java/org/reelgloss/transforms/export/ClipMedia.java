package org.reelgloss.transforms.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipContent;
import org.reelgloss.video.ClipRequest;

/** Puts what belongs to a clip under the output root, its media from a temporary folder. */
final class ClipMedia implements AutoCloseable {
  private final OutputRoot root;
  private final Path folder;

  ClipMedia(OutputRoot root) throws IOException {
    this.root = root;
    folder = Files.createTempDirectory("reelgloss-");
  }

  /** Returns where the media of a clip may be written; {@link #publish} takes it from there. */
  Path temporary(String clipId) {
    return folder.resolve(clipId + ".mp4");
  }

  /** Puts the contact sheet, and media with subtitles where there is some, into their places. */
  void publish(Clip.Builder clip, ClipRequest request, ClipContent content) throws IOException {
    String name = clip.getVideoId() + "/" + clip.getClipId();
    Path media = request.media();
    if (media != null) {
      root.copy(media, "clips/" + name + ".mp4");
      clip.setMedia("clips/" + name + ".mp4");
      writeSubtitles(clip, "clips/" + name + ".vtt");
    }
    byte[] sheet =
        ContactSheet.jpeg(content.samples().stream().map(ClipContent.Sample::picture).toList());
    root.write("frames/" + name + ".jpg", out -> out.write(sheet));
    clip.setContactSheet("frames/" + name + ".jpg");
    clip.setContactSheetTimesMs(
        content.samples().stream().map(ClipContent.Sample::timeMs).toList());
    discard(media);
  }

  private void writeSubtitles(Clip.Builder clip, String name) throws IOException {
    if (!clip.getSubtitles().isEmpty()) {
      String text = WebVtt.of(clip.getSubtitles(), clip.getStartMs(), clip.getEndMs());
      root.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Deletes a temporary file. */
  void discard(@Nullable Path media) throws IOException {
    if (media != null) {
      Files.deleteIfExists(media);
    }
  }

  @Override
  public void close() throws IOException {
    try (var left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
