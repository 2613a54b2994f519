package org.reelgloss.transforms.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.ScanOutcome;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.ScanSettings;

/**
 * Puts together what the workers of one video's ranges found. Each part says which range goes on
 * where it ends; parts that none leads to are left out.
 */
final class PartsAssembler {
  private final ScanSettings settings;
  private final List<ScanPart> parts;

  /**
   * @param settings with which the parts were scanned
   * @param parts one of each range
   */
  PartsAssembler(ScanSettings settings, Iterable<ScanPart> parts) {
    this.settings = settings;
    this.parts =
        StreamSupport.stream(parts.spliterator(), false)
            .sorted(Comparator.comparingInt(ScanPart::getRange))
            .toList();
  }

  /** Returns the video as it was found, with where it comes from. */
  SourceVideo source() {
    return parts.get(0).getSource().orElseThrow();
  }

  /** Returns why the video is bad; empty where it is not. */
  Optional<FailedElement> failure() {
    return parts.get(0).getFailure();
  }

  /**
   * Whether the parts give what one pass over the whole video would: not so where a part failed or
   * was not met, or the decoder complained, for damage may look different from a key frame on, or
   * where all together are too long.
   */
  boolean isSound() {
    if (parts.size() == 1) {
      return true;
    }
    long endMs = -1;
    long frames = 0;
    for (ScanPart part : chain()) {
      if (part.getOutcome() != ScanOutcome.FOUND
          || part.getVideo().orElseThrow().getDecodeErrors() > 0
          || !followsAt(endMs, part.getVideo().get())) {
        return false;
      }
      List<Segment> segments = part.getVideo().get().getSegments();
      endMs = segments.get(segments.size() - 1).getEndMs();
      frames += part.getVideo().get().getFrames();
    }
    return frames <= settings.limits().maxFrames();
  }

  /** Whether a part begins where the one before ended; none ended before the first. */
  private static boolean followsAt(long endMs, SplitVideo video) {
    List<Segment> segments = video.getSegments();
    return !segments.isEmpty() && (endMs < 0 || segments.get(0).getStartMs() == endMs);
  }

  private List<ScanPart> chain() {
    List<ScanPart> chain = new ArrayList<>();
    for (int at = 0; at < parts.size(); at = Math.max(at + 1, parts.get(at).getNext())) {
      chain.add(parts.get(at));
    }
    return chain;
  }

  /** Returns the whole video; all parts of the chain were found. */
  SplitVideo assemble() {
    boolean countsByTime = settings.detectors().semantics() == CutSemantics.V07;
    List<Long> cuts = new ArrayList<>();
    List<Transition> transitions = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    long frames = 0;
    SplitVideo first = parts.get(0).getVideo().orElseThrow();
    for (ScanPart part : chain()) {
      SplitVideo video = part.getVideo().orElseThrow();
      long offset = frames;
      long numbersOffset = countsByTime ? 0 : offset;
      cuts.addAll(video.getCuts().stream().map(cut -> cut + numbersOffset).toList());
      transitions.addAll(video.getTransitions().stream().map(t -> shift(t, offset)).toList());
      segments.addAll(video.getSegments().stream().map(s -> shift(s, offset)).toList());
      frames += video.getFrames();
    }
    return SplitVideo.newBuilder(first)
        .setSource(source())
        .setFrames(frames)
        .setCuts(cuts)
        .setTransitions(transitions)
        .setSegments(segments)
        .build();
  }

  private static Transition shift(Transition transition, long offset) {
    return Transition.newBuilder(transition)
        .setStartFrame(transition.getStartFrame() + offset)
        .setEndFrame(transition.getEndFrame() + offset)
        .build();
  }

  private static Segment shift(Segment segment, long offset) {
    return Segment.newBuilder(segment)
        .setStartFrame(segment.getStartFrame() + offset)
        .setEndFrame(segment.getEndFrame() + offset)
        .build();
  }
}
