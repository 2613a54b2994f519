package org.reelgloss.pipeline.review;

import java.util.List;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Subtitle;

/** Made-up records: videos of 25 frames a second, 640 x 360. */
final class Records {
  private Records() {}

  static SourceVideo.Builder source(String videoId, String uri) {
    return SourceVideo.newBuilder()
        .setUri(uri)
        .setVideoId(videoId)
        .setSizeBytes(312_456)
        .setProbe(
            MediaProbe.newBuilder()
                .setContainer("mp4")
                .setCodec("h264")
                .setWidth(640)
                .setHeight(360)
                .setFpsNum(25)
                .setFpsDen(1)
                .build());
  }

  /** A video of 250 frames: a cut at 100, events [0, 100) and [125, 250), still in between. */
  static SplitVideo video(SourceVideo source) {
    return SplitVideo.newBuilder()
        .setSource(source)
        .setFrames(250)
        .setFps(25)
        .setCuts(List.of(100L))
        .setSegments(List.of(segment(0, 100), segment(100, 250)))
        .setEvents(List.of(new FrameRange(0L, 100L), new FrameRange(125L, 250L)))
        .setDrops(List.of(drop(100, 125, "still", 0.03, 0.15)))
        .build();
  }

  static SplitVideo video(String videoId, String uri) {
    return video(source(videoId, uri).build());
  }

  static Segment segment(long startFrame, long endFrame) {
    return Segment.newBuilder()
        .setStartFrame(startFrame)
        .setEndFrame(endFrame)
        .setStartMs(startFrame * 40)
        .setEndMs(endFrame * 40)
        .build();
  }

  static DroppedRange drop(long start, long end, String reason, double value, double limit) {
    return new DroppedRange(start, end, reason, value, limit);
  }

  static Clip.Builder clip(String videoId, long startFrame, long endFrame) {
    String clipId = Ids.clipId(videoId, startFrame, endFrame);
    return Clip.newBuilder()
        .setClipId(clipId)
        .setVideoId(videoId)
        .setUri("/archive/" + videoId + ".mp4")
        .setStartFrame(startFrame)
        .setEndFrame(endFrame)
        .setStartMs(startFrame * 40)
        .setEndMs(endFrame * 40)
        .setContactSheet("frames/" + videoId + "/" + clipId + ".jpg");
  }

  static CaptionCandidate.Builder candidate(String teacher, Outcome outcome) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel(teacher + " 1")
        .setOutcome(outcome);
  }

  /** A clip of which teacher "eyes" said {@code caption}, and which it was chosen for. */
  static CaptionedClip captioned(Clip.Builder clip, String caption) {
    return CaptionedClip.newBuilder()
        .setClip(clip.build())
        .setCandidates(
            List.of(candidate("eyes", Outcome.SUCCESS).setText(caption).setScore(0.25).build()))
        .setCaption(caption)
        .setTeacher("eyes")
        .build();
  }

  static Subtitle subtitle(long startMs, String text) {
    return Subtitle.newBuilder()
        .setStartMs(startMs)
        .setEndMs(startMs + 800)
        .setText(text)
        .setLanguage("en")
        .build();
  }
}
