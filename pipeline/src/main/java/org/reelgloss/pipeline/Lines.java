package org.reelgloss.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;

/** The records of a dataset as people and scripts read them, a JSON object a line. */
public final class Lines {
  private Lines() {}

  /** Returns a video: what was seen, and what became of its frames. */
  public static ObjectNode of(SplitVideo video) {
    SourceVideo source = video.getSource();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("videoId", source.getVideoId());
    line.put("uri", source.getUri());
    line.put("duplicateOf", source.getDuplicateOf().orElse(null));
    MediaProbe probe = source.getProbe().orElse(null);
    line.put("width", probe == null ? 0 : probe.getWidth());
    line.put("height", probe == null ? 0 : probe.getHeight());
    line.put("frames", video.getFrames());
    line.put("fps", video.getFps());
    line.put("decodeErrors", video.getDecodeErrors());
    ArrayNode cuts = line.putArray("cuts");
    video.getCuts().forEach(cuts::add);
    ArrayNode transitions = line.putArray("transitions");
    for (Transition transition : video.getTransitions()) {
      range(transitions, transition.getStartFrame(), transition.getEndFrame())
          .add(transition.getKind());
    }
    ArrayNode segments = line.putArray("segments");
    ArrayNode inside = line.putArray("segmentDistances");
    ArrayNode toPrevious = line.putArray("neighbourDistances");
    for (Segment segment : video.getSegments()) {
      range(segments, segment.getStartFrame(), segment.getEndFrame());
      inside.add(segment.getInside());
      segment.getToPrevious().ifPresent(toPrevious::add);
    }
    ArrayNode events = line.putArray("events");
    for (FrameRange event : video.getEvents()) {
      range(events, event.getStartFrame(), event.getEndFrame());
    }
    addDrops(line.putArray("drops"), video.getDrops());
    addText(line, source);
    return line;
  }

  private static void addDrops(ArrayNode array, List<DroppedRange> drops) {
    for (DroppedRange drop : drops) {
      range(array, drop.getStartFrame(), drop.getEndFrame()).add(drop.getReason());
    }
  }

  private static void addText(ObjectNode line, SourceVideo source) {
    line.put("title", source.getTitle().orElse(null));
    line.put("description", source.getDescription().orElse(null));
    line.put("subtitles", source.getSubtitles().size());
    source.getProbe().ifPresent(probe -> line.set("probe", Json.of(probe)));
  }

  private static ArrayNode range(ArrayNode list, long start, long end) {
    return list.addArray().add(start).add(end);
  }

  /** Returns a clip with all its candidates. */
  public static ObjectNode of(CaptionedClip captioned) {
    Clip clip = captioned.getClip();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("clipId", clip.getClipId());
    line.put("videoId", clip.getVideoId());
    line.put("uri", clip.getUri());
    line.put("startFrame", clip.getStartFrame());
    line.put("endFrame", clip.getEndFrame());
    line.put("startMs", clip.getStartMs());
    line.put("endMs", clip.getEndMs());
    line.put("caption", captioned.getCaption().orElse(null));
    line.put("teacher", captioned.getTeacher().orElse(null));
    line.put("matchingScore", finite(captioned.getMatchingScore().orElse(null)));
    line.put("margin", finite(captioned.getMargin().orElse(null)));
    line.put("selector", captioned.getSelector());
    ArrayNode candidates = line.putArray("candidates");
    for (CaptionCandidate candidate : captioned.getCandidates()) {
      ObjectNode node = candidates.addObject();
      node.put("teacher", candidate.getTeacher());
      node.put("model", candidate.getModel());
      node.put("text", candidate.getText().orElse(null));
      node.put("outcome", candidate.getOutcome().name());
      node.put("score", finite(candidate.getScore().orElse(null)));
      node.put("message", candidate.getMessage().orElse(null));
      ArrayNode inputs = node.putArray("inputs");
      candidate.getInputs().forEach(inputs::add);
    }
    line.put("media", clip.getMedia().orElse(null));
    line.put("contactSheet", clip.getContactSheet().orElse(null));
    return line;
  }

  private static @Nullable Double finite(@Nullable Double value) {
    return value == null || Double.isFinite(value) ? value : null;
  }

  /** Returns a failure without the copy of its input. */
  public static ObjectNode of(FailedElement failure) {
    ObjectNode line = Json.of(failure);
    line.remove("source");
    return line;
  }
}
