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
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipFormat;

/**
 * Exports the clips of each video: eight frames for the teachers, a contact sheet, and the clip's
 * own MP4, with its subtitles beside it, where {@link #withMedia} asks for it.
 *
 * <pre>{@code
 * PCollectionTuple exported = stitched.apply(ExportClips.to(root).withMedia(ClipFormat.STANDARD));
 * exported.get(ExportClips.CLIPS);     // 1 per event that can be decoded again
 * exported.get(ExportClips.FAILURES);  // 1 per event that cannot
 * }</pre>
 *
 * <p>Neighbouring events are decoded together, about eight seconds of work at a time. An event that
 * cannot be decoded fails alone; when files cannot be written, the bundle fails. Sound that cannot
 * be decoded is left out, which the counter {@code audio-failed} tells.
 */
@AutoValue
public abstract class ExportClips extends PTransform<PCollection<SplitVideo>, PCollectionTuple> {
  /** Clips with their frames. */
  public static final TupleTag<Clip> CLIPS = new TupleTag<>("clips") {};

  /** Clips that could not be decoded again. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  private static final double SECONDS_AT_A_TIME = 8;
  private static final double MEGAPIXELS_DECODED_PER_SECOND = 250;

  abstract OutputRoot root();

  abstract @Nullable ClipFormat media();

  /** Returns a transform that writes contact sheets under {@code root}, and no media. */
  public static ExportClips to(OutputRoot root) {
    return new AutoValue_ExportClips(root, null);
  }

  /** Says how each clip is written as MP4. */
  public ExportClips withMedia(ClipFormat format) {
    return new AutoValue_ExportClips(root(), format);
  }

  /** How many pixels, of all frames together, a slow core decodes, and encodes where asked to. */
  static long pixelsAtATime(@Nullable ClipFormat media) {
    double secondsPerMegapixel = 1 / MEGAPIXELS_DECODED_PER_SECOND;
    if (media != null && media.mode() == ClipFormat.Mode.EXACT) {
      secondsPerMegapixel += 1.0 / media.codec().megapixelsPerSecond();
    }
    return Math.round(1e6 * SECONDS_AT_A_TIME / secondsPerMegapixel);
  }

  @Override
  public PCollectionTuple expand(PCollection<SplitVideo> videos) {
    PCollectionTuple exported =
        videos
            .apply("Events", ParDo.of(new EventsFn(pixelsAtATime(media()))))
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
    private final long pixels;

    EventsFn(long pixels) {
      this.pixels = pixels;
    }

    @ProcessElement
    public void take(@Element SplitVideo video, OutputReceiver<SplitVideo> out) {
      ClipTasks.of(video, pixels).forEach(out::output);
    }
  }

  static final class ExportFn extends DoFn<SplitVideo, Clip> {
    private final Counter failed = Metrics.counter(ExportClips.class, "clips-failed");
    private final Counter silent = Metrics.counter(ExportClips.class, "audio-failed");
    private final ClipExporter exporter;

    ExportFn(OutputRoot root, @Nullable ClipFormat media) {
      exporter = new ClipExporter(root, media);
    }

    @ProcessElement
    public void export(@Element SplitVideo task, MultiOutputReceiver out) throws IOException {
      exporter.export(
          task,
          new ClipExporter.Results() {
            @Override
            public void clip(Clip clip, boolean soundLost) {
              out.get(CLIPS).output(clip);
              if (soundLost) {
                silent.inc();
              }
            }

            @Override
            public void failure(FailedElement failure) {
              failed.inc();
              out.get(FAILURES).output(failure);
            }
          });
    }
  }
}
