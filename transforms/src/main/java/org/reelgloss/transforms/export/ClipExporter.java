package org.reelgloss.transforms.export;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipContent;
import org.reelgloss.video.ClipExtractor;
import org.reelgloss.video.ClipRequest;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.VideoLimits;

/** Decodes one clip and puts its files under the output root. */
final class ClipExporter implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FRAMES = 8;
  private static final int LONGEST_SIDE = 512;
  private static final float QUALITY = 0.9f;

  private final OutputRoot root;
  private final boolean media;

  ClipExporter(OutputRoot root, boolean media) {
    this.root = root;
    this.media = media;
  }

  /** Returns the clip of a record that has exactly one event. */
  Clip export(SplitVideo task) throws IOException, MediaException {
    String id = clipId(task);
    String folder = task.getSource().getVideoId() + "/" + id;
    Path file = media ? Files.createTempFile("reelgloss-", ".mp4") : null;
    try (LocalCopy copy = LocalCopy.of(task.getSource().getUri())) {
      ClipContent content = ClipExtractor.extract(request(task, copy.path(), file));
      Clip.Builder clip = describe(task, id, content);
      if (file != null) {
        String name = "clips/" + folder + ".mp4";
        root.copy(file, name);
        clip.setMedia(name);
      }
      String sheet = "frames/" + folder + ".jpg";
      byte[] jpeg = ContactSheet.jpeg(pictures(content));
      root.write(sheet, out -> out.write(jpeg));
      return clip.setContactSheet(sheet).build();
    } finally {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String clipId(SplitVideo task) {
    FrameRange event = task.getEvents().get(0);
    return Ids.clipId(task.getSource().getVideoId(), event.getStartFrame(), event.getEndFrame());
  }

  private static ClipRequest request(SplitVideo task, Path video, @Nullable Path file) {
    FrameRange event = task.getEvents().get(0);
    Segment anchor = task.getSegments().get(0);
    return new ClipRequest(
        video,
        event.getStartFrame(),
        event.getEndFrame(),
        anchor.getStartFrame(),
        anchor.getStartPts().orElse(null),
        FRAMES,
        LONGEST_SIDE,
        file,
        VideoLimits.STANDARD);
  }

  private static Clip.Builder describe(SplitVideo task, String id, ClipContent content) {
    SourceVideo source = task.getSource();
    FrameRange event = task.getEvents().get(0);
    MediaProbe probe = source.getProbe().orElseThrow();
    return Clip.newBuilder()
        .setClipId(id)
        .setVideoId(source.getVideoId())
        .setUri(source.getUri())
        .setInputState(Ids.inputState(source))
        .setStartFrame(event.getStartFrame())
        .setEndFrame(event.getEndFrame())
        .setStartMs(content.startMs())
        .setEndMs(content.endMs())
        .setWidth(probe.getWidth())
        .setHeight(probe.getHeight())
        .setFps(task.getFps())
        .setTitle(source.getTitle().orElse(null))
        .setDescription(source.getDescription().orElse(null))
        .setSubtitles(Overlap.with(source.getSubtitles(), content.startMs(), content.endMs()))
        .setFrames(frames(content));
  }

  private static List<ClipFrame> frames(ClipContent content) {
    List<ClipFrame> frames = new ArrayList<>();
    for (ClipContent.Sample sample : content.samples()) {
      frames.add(new ClipFrame(sample.timeMs(), ByteBuffer.wrap(sample.picture().toJpeg(QUALITY))));
    }
    return frames;
  }

  private static List<RgbImage> pictures(ClipContent content) {
    return content.samples().stream().map(ClipContent.Sample::picture).toList();
  }
}
