package org.reelgloss.transforms.export;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipBatch;
import org.reelgloss.video.ClipContent;
import org.reelgloss.video.ClipExtractor;
import org.reelgloss.video.ClipFormat;
import org.reelgloss.video.ClipRequest;
import org.reelgloss.video.ClipSink;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.VideoLimits;

/** Decodes clips of one video and puts their files under the output root. */
final class ClipExporter implements Serializable {
  /** Frames of a clip, fewer where it has fewer. */
  static final int FRAMES = 8;

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SIDE = 512;
  private static final float QUALITY = 0.9f;

  private final OutputRoot root;
  private final @Nullable ClipFormat format;

  /**
   * @param format of the clips' media; null for none
   */
  ClipExporter(OutputRoot root, @Nullable ClipFormat format) {
    this.root = root;
    this.format = format;
  }

  /** Takes what becomes of the clips, each once. */
  interface Results {
    /** Takes a clip whose files are in their places. */
    void clip(Clip clip, boolean soundLost);

    /** Takes a clip that cannot be decoded. */
    void failure(FailedElement failure);
  }

  /** Exports the clips of a record's events. */
  void export(SplitVideo task, Results results) throws IOException {
    SourceVideo source = task.getSource();
    try (LocalCopy copy = LocalCopy.of(source.getUri(), source.getRevision());
        ClipMedia media = new ClipMedia(root)) {
      List<ClipRequest> requests = new ArrayList<>();
      for (FrameRange event : task.getEvents()) {
        requests.add(request(task, event, media));
      }
      ClipFormat how = format == null ? ClipFormat.STANDARD : format;
      ClipBatch batch =
          new ClipBatch(copy.path(), requests, FRAMES, LONGEST_SIDE, how, VideoLimits.STANDARD);
      ClipExtractor.extract(batch, new Sink(source, task.getFps(), media, results));
    }
  }

  private ClipRequest request(SplitVideo task, FrameRange event, ClipMedia media) {
    Segment anchor = ClipTasks.anchor(task, event);
    return new ClipRequest(
        event.getStartFrame(),
        event.getEndFrame(),
        anchor.getStartFrame(),
        anchor.getStartPts().orElse(null),
        format == null ? null : media.temporary(event.getStartFrame() + "-" + event.getEndFrame()));
  }

  /** Makes records of what comes out of the video. */
  private record Sink(SourceVideo source, double fps, ClipMedia media, Results results)
      implements ClipSink {
    @Override
    public void done(ClipRequest request, ClipContent content) throws IOException {
      Clip.Builder clip = describe(request, content);
      media.publish(clip, request, content);
      results.clip(clip.build(), content.soundLost());
    }

    @Override
    public void failed(ClipRequest request, MediaException fault) throws IOException {
      media.discard(request.media());
      results.failure(
          Failures.ofClip(
              source,
              id(request),
              "ExportClips",
              fault.fault().name(),
              String.valueOf(fault.getMessage())));
    }

    private String id(ClipRequest request) {
      return Ids.clipId(source.getVideoId(), request.startFrame(), request.endFrame());
    }

    private Clip.Builder describe(ClipRequest request, ClipContent content) {
      MediaProbe probe = source.getProbe().orElseThrow();
      return Clip.newBuilder()
          .setClipId(id(request))
          .setVideoId(source.getVideoId())
          .setUri(source.getUri())
          .setInputState(Ids.inputState(source))
          .setAttempt(source.getAttempt())
          .setStartFrame(request.startFrame())
          .setEndFrame(request.endFrame())
          .setStartMs(content.startMs())
          .setEndMs(content.endMs())
          .setWidth(probe.getWidth())
          .setHeight(probe.getHeight())
          .setFps(fps)
          .setTitle(source.getTitle().orElse(null))
          .setDescription(source.getDescription().orElse(null))
          .setSubtitles(Overlap.with(source.getSubtitles(), content.startMs(), content.endMs()))
          .setFrames(frames(content));
    }

    private static List<ClipFrame> frames(ClipContent content) {
      List<ClipFrame> frames = new ArrayList<>();
      for (ClipContent.Sample sample : content.samples()) {
        frames.add(
            new ClipFrame(sample.timeMs(), ByteBuffer.wrap(sample.picture().toJpeg(QUALITY))));
      }
      return frames;
    }
  }
}
