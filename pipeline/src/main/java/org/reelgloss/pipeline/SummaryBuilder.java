package org.reelgloss.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/** Counts what lies in an output root, one record at a time. */
public final class SummaryBuilder {
  private static final String FILE = "summary.json";

  private final Map<String, Long> drops = new TreeMap<>();
  private final Map<String, Long> failureCodes = new TreeMap<>();
  private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
  private final Map<String, Long> chosen = new TreeMap<>();
  private long videos;
  private long duplicates;
  private long clips;
  private long failures;
  private double videoSeconds;
  private double clipSeconds;

  /** Returns the counts of a dataset; what is known of the run itself is left to the caller. */
  public static RunSummary.Builder count(Dataset dataset) throws IOException {
    SummaryBuilder counts = new SummaryBuilder();
    dataset.videos(counts::add);
    dataset.clips(counts::add);
    dataset.failures(
        failure -> {
          counts.failures++;
          counts.failureCodes.merge(failure.getStage() + "/" + failure.getCode(), 1L, Long::sum);
        });
    return counts.summary();
  }

  /** Writes {@code summary.json}. */
  public static void write(OutputRoot root, RunSummary summary) throws IOException {
    byte[] json =
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(Json.of(summary));
    root.write(FILE, out -> out.write(json));
  }

  private void add(SplitVideo video) {
    videos++;
    if (video.getSource().getDuplicateOf().isPresent()) {
      duplicates++;
      return;
    }
    if (!video.getSegments().isEmpty()) {
      Segment last = video.getSegments().get(video.getSegments().size() - 1);
      videoSeconds += (last.getEndMs() - video.getSegments().get(0).getStartMs()) / 1_000.0;
    }
    for (DroppedRange drop : video.getDrops()) {
      drops.merge(drop.getReason(), 1L, Long::sum);
    }
  }

  private void add(CaptionedClip clip) {
    clips++;
    clipSeconds += (clip.getClip().getEndMs() - clip.getClip().getStartMs()) / 1_000.0;
    clip.getTeacher().ifPresent(teacher -> chosen.merge(teacher, 1L, Long::sum));
    for (CaptionCandidate candidate : clip.getCandidates()) {
      outcomes
          .computeIfAbsent(candidate.getTeacher(), teacher -> new TreeMap<>())
          .merge(candidate.getOutcome().name(), 1L, Long::sum);
    }
  }

  private RunSummary.Builder summary() {
    return RunSummary.newBuilder()
        .setVideos(videos)
        .setDuplicates(duplicates)
        .setClips(clips)
        .setFailures(failures)
        .setVideoSeconds(videoSeconds)
        .setClipSeconds(clipSeconds)
        .setDrops(drops)
        .setFailureCodes(failureCodes)
        .setOutcomes(outcomes)
        .setChosen(chosen);
  }
}
