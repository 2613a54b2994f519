package org.reelgloss.transforms.export;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.MediaException;

/**
 * Exports the clips of each video: eight frames for the teachers, a contact sheet, and the clip's
 * own MP4 where {@link #withMedia} asks for it.
 *
 * <pre>{@code
 * PCollectionTuple exported = stitched.apply(ExportClips.to(root).withMedia(true));
 * exported.get(ExportClips.CLIPS);     // 1 per event that can be decoded again
 * exported.get(ExportClips.FAILURES);  // 1 per event that cannot
 * }</pre>
 *
 * <p>Only an event that cannot be decoded fails alone; when files cannot be written, the bundle
 * fails.
 */
@AutoValue
public abstract class ExportClips extends PTransform<PCollection<SplitVideo>, PCollectionTuple> {
  /** Clips with their frames. */
  public static final TupleTag<Clip> CLIPS = new TupleTag<>("clips") {};

  /** Clips that could not be decoded again. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  abstract OutputRoot root();

  abstract boolean media();

  /** Returns a transform that writes contact sheets under {@code root}, and no media. */
  public static ExportClips to(OutputRoot root) {
    return new AutoValue_ExportClips(root, false);
  }

  /** Says whether each clip is written as MP4, H.264 without sound. */
  public ExportClips withMedia(boolean media) {
    return new AutoValue_ExportClips(root(), media);
  }

  @Override
  public PCollectionTuple expand(PCollection<SplitVideo> videos) {
    PCollectionTuple exported =
        videos
            .apply("Events", ParDo.of(new EventsFn()))
            .setCoder(AvroCoder.specific(SplitVideo.class))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Decode",
                ParDo.of(new ExportFn(root(), media()))
                    .withOutputTags(CLIPS, TupleTagList.of(FAILURES)));
    exported.get(CLIPS).setCoder(AvroCoder.specific(Clip.class));
    exported.get(FAILURES).setCoder(AvroCoder.specific(FailedElement.class));
    return exported;
  }

  static final class EventsFn extends DoFn<SplitVideo, SplitVideo> {
    @ProcessElement
    public void take(@Element SplitVideo video, OutputReceiver<SplitVideo> out) {
      ClipTasks.of(video).forEach(out::output);
    }
  }

  static final class ExportFn extends DoFn<SplitVideo, Clip> {
    private final Counter failed = Metrics.counter(ExportClips.class, "clips-failed");
    private final ClipExporter exporter;

    ExportFn(OutputRoot root, boolean media) {
      exporter = new ClipExporter(root, media);
    }

    @ProcessElement
    public void export(@Element SplitVideo task, MultiOutputReceiver out) throws IOException {
      try {
        out.get(CLIPS).output(exporter.export(task));
      } catch (MediaException bad) {
        failed.inc();
        out.get(FAILURES)
            .output(
                Failures.ofClip(
                    task.getSource(),
                    ClipExporter.clipId(task),
                    "ExportClips",
                    bad.fault().name(),
                    String.valueOf(bad.getMessage())));
      }
    }
  }
}
