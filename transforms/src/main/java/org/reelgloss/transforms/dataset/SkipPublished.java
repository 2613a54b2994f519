package org.reelgloss.transforms.dataset;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.util.Map;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Passes by inputs that an output root already has: same uri, same modification time or generation,
 * same text beside them, captions made with the same. They are not read. Those that are left say
 * how often they were worked on before.
 */
@AutoValue
public abstract class SkipPublished
    extends PTransform<PCollection<SourceVideo>, PCollection<SourceVideo>> {
  abstract OutputRoot root();

  abstract Captioning captioning();

  abstract Map<String, Retry> retries();

  /**
   * Returns a transform that knows what {@code root} has when the run starts.
   *
   * @param captioning what the run makes captions with
   */
  public static SkipPublished in(OutputRoot root, Captioning captioning) {
    return new AutoValue_SkipPublished(root, captioning, Map.of());
  }

  /** Leaves these inputs only, as from {@link Dataset#failed}; all that are missing where empty. */
  public SkipPublished withRetries(Map<String, Retry> retries) {
    return new AutoValue_SkipPublished(root(), captioning(), Map.copyOf(retries));
  }

  @Override
  public PCollection<SourceVideo> expand(PCollection<SourceVideo> videos) {
    return videos
        .apply("Skip", ParDo.of(new SkipFn(root(), captioning(), retries())))
        .setCoder(AvroCoder.specific(SourceVideo.class));
  }

  static final class SkipFn extends DoFn<SourceVideo, SourceVideo> {
    private final Counter skipped = Metrics.counter(SkipPublished.class, "videos-published-before");
    private final OutputRoot root;
    private final Captioning captioning;
    private final Map<String, Retry> retries;
    private transient Agenda agenda;

    SkipFn(OutputRoot root, Captioning captioning, Map<String, Retry> retries) {
      this.root = root;
      this.captioning = captioning;
      this.retries = retries;
    }

    @Setup
    public void open() throws IOException {
      agenda = Agenda.of(root, captioning, retries);
    }

    @ProcessElement
    public void skip(@Element SourceVideo video, OutputReceiver<SourceVideo> out) {
      agenda.open(video).ifPresentOrElse(out::output, skipped::inc);
    }
  }
}
