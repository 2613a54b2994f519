package org.reelgloss.transforms.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;

/**
 * Joins the parts of a video, which come in any order; the last to come completes it. A video that
 * is worked on twice at a time may have its parts twice; each counts once.
 */
final class GatherFn extends DoFn<KV<String, VideoUnit>, VideoUnit> {
  private static final String PARTS = "parts";
  private static final String MISSING = "missing";

  @StateId(PARTS)
  private final StateSpec<BagState<VideoUnit>> partsSpec =
      StateSpecs.bag(AvroCoder.specific(VideoUnit.class));

  /** How many parts are still to come; below 0 while the video itself has not. */
  @StateId(MISSING)
  private final StateSpec<ValueState<Integer>> missingSpec = StateSpecs.value(VarIntCoder.of());

  @ProcessElement
  public void gather(
      @Element KV<String, VideoUnit> element,
      @StateId(PARTS) BagState<VideoUnit> parts,
      @StateId(MISSING) ValueState<Integer> missing,
      OutputReceiver<VideoUnit> out) {
    VideoUnit part = element.getValue();
    Integer before = missing.read();
    int now =
        (before == null ? 0 : before)
            + part.getVideo().map(GatherFn::clipsToCome).orElse(0)
            - part.getClips().size()
            - part.getFailures().size();
    parts.add(part);
    missing.write(now);
    if (now == 0) {
      VideoUnit whole = join(parts.read());
      if (isComplete(whole)) {
        parts.clear();
        missing.clear();
        out.output(whole);
      }
    }
  }

  private static boolean isComplete(VideoUnit unit) {
    int come = unit.getClips().size() + unit.getFailures().size();
    return unit.getVideo().map(video -> clipsToCome(video) == come).orElse(false);
  }

  private static int clipsToCome(SplitVideo video) {
    return video.getSource().getDuplicateOf().isPresent() ? 0 : video.getEvents().size();
  }

  private static VideoUnit join(Iterable<VideoUnit> parts) {
    @Nullable SplitVideo video = null;
    Set<String> known = new HashSet<>();
    List<CaptionedClip> clips = new ArrayList<>();
    List<FailedElement> failures = new ArrayList<>();
    for (VideoUnit part : parts) {
      video = part.getVideo().orElse(video);
      part.getClips().stream()
          .filter(clip -> known.add(clip.getClip().getClipId()))
          .forEach(clips::add);
      part.getFailures().stream()
          .filter(failure -> known.add(failure.getClipId().orElseThrow()))
          .forEach(failures::add);
    }
    return VideoUnit.newBuilder().setVideo(video).setClips(clips).setFailures(failures).build();
  }
}
