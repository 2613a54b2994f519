package org.reelgloss.transforms.split;

import com.google.auto.value.AutoValue;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.reelgloss.gpu.Devices;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.ScanTask;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.video.RangePlanner;
import org.reelgloss.video.ScanSettings;

/**
 * Splits each video into shots and segments by decoding it once; long ones are scanned by several
 * workers, with the same result as by one.
 *
 * <pre>{@code
 * PCollectionTuple split = videos.apply(SplitVideos.with(settings, embedder));
 * split.get(SplitVideos.SPLIT);     // 1 per video that can be decoded
 * split.get(SplitVideos.FAILURES);  // 1 per video that cannot
 * }</pre>
 *
 * <p>A video that is missing, may not be read, is not decodable or whose features are not finite
 * fails alone; any other trouble, such as a storage outage, fails the bundle. Bounded and unbounded
 * input both work; windows and timestamps are kept. An input, which is a uri in one state, comes
 * once.
 */
@AutoValue
public abstract class SplitVideos extends PTransform<PCollection<SourceVideo>, PCollectionTuple> {
  /** Videos that could be decoded. */
  public static final TupleTag<SplitVideo> SPLIT = new TupleTag<>("split") {};

  /** Inputs that could not. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  /** Videos with the ranges in which they are to be scanned. */
  static final TupleTag<ScanTask> TASKS = new TupleTag<>("tasks") {};

  /** What was found in each of several ranges, by the video's key. */
  static final TupleTag<KV<String, ScanPart>> PARTS = new TupleTag<>("parts") {};

  /** What was found in videos that were scanned as one range. */
  static final TupleTag<ScanPart> WHOLE = new TupleTag<>("whole") {};

  /** Videos that are to be scanned once more, as one range. */
  static final TupleTag<ScanTask> AGAIN = new TupleTag<>("again") {};

  abstract ScanSettings settings();

  abstract EmbedderFactory embedders();

  abstract Devices devices();

  abstract double rangePixels();

  /** Returns a transform that opens one embedder per worker thread. */
  public static SplitVideos with(ScanSettings settings, EmbedderFactory embedders) {
    return new AutoValue_SplitVideos(settings, embedders, Devices.AUTO, RangePlanner.USUAL_PIXELS);
  }

  /** Runs models of shot boundaries on these devices (default: GPUs, or else the CPU). */
  public SplitVideos withDevices(Devices devices) {
    return new AutoValue_SplitVideos(settings(), embedders(), devices, rangePixels());
  }

  /** Makes ranges of so many pixels, of all frames together, so that small films have several. */
  SplitVideos withRangePixels(double pixels) {
    return new AutoValue_SplitVideos(settings(), embedders(), devices(), pixels);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceVideo> videos) {
    PCollectionTuple planned =
        videos.apply(
            "Plan",
            ParDo.of(new PlanFn(settings(), rangePixels()))
                .withOutputTags(TASKS, TupleTagList.of(FAILURES)));
    PCollectionTuple scanned = scan("Scan", planned.get(TASKS));
    PCollectionTuple assembled =
        scanned
            .get(PARTS)
            .apply(
                "Assemble",
                ParDo.of(new AssembleFn(settings()))
                    .withOutputTags(SPLIT, TupleTagList.of(FAILURES).and(AGAIN)));
    PCollectionTuple again = scan("ScanAgain", assembled.get(AGAIN));
    PCollectionTuple whole =
        either("Whole", WHOLE, ScanPart.class, scanned, again)
            .apply(
                "GiveWhole",
                ParDo.of(new GiveWholeFn(settings()))
                    .withOutputTags(SPLIT, TupleTagList.of(FAILURES)));
    return PCollectionTuple.of(SPLIT, either("Split", SPLIT, SplitVideo.class, assembled, whole))
        .and(
            FAILURES, either("Failures", FAILURES, FailedElement.class, planned, assembled, whole));
  }

  private PCollectionTuple scan(String name, PCollection<ScanTask> tasks) {
    PCollectionTuple scanned =
        tasks
            .setCoder(AvroCoder.specific(ScanTask.class))
            .apply(
                name,
                ParDo.of(new ScanRangesFn(settings(), embedders(), devices()))
                    .withOutputTags(PARTS, TupleTagList.of(WHOLE)));
    scanned
        .get(PARTS)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), AvroCoder.specific(ScanPart.class)));
    return scanned;
  }

  private static <T> PCollection<T> either(
      String name, TupleTag<T> tag, Class<T> type, PCollectionTuple... outputs) {
    PCollectionList<T> all = PCollectionList.empty(outputs[0].getPipeline());
    for (PCollectionTuple output : outputs) {
      all = all.and(output.get(tag).setCoder(AvroCoder.specific(type)));
    }
    return all.apply(name, Flatten.pCollections());
  }
}
