package org.reelgloss.transforms.dataset;

import com.google.auto.value.AutoValue;
import java.io.IOException;
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
 * same text beside them. They are not read.
 */
@AutoValue
public abstract class SkipPublished
    extends PTransform<PCollection<SourceVideo>, PCollection<SourceVideo>> {
  abstract OutputRoot root();

  /** Returns a transform that knows what {@code root} has when the run starts. */
  public static SkipPublished in(OutputRoot root) {
    return new AutoValue_SkipPublished(root);
  }

  @Override
  public PCollection<SourceVideo> expand(PCollection<SourceVideo> videos) {
    return videos
        .apply("Skip", ParDo.of(new SkipFn(root())))
        .setCoder(AvroCoder.specific(SourceVideo.class));
  }

  static final class SkipFn extends DoFn<SourceVideo, SourceVideo> {
    private final Counter skipped = Metrics.counter(SkipPublished.class, "videos-published-before");
    private final OutputRoot root;
    private transient Commits commits;

    SkipFn(OutputRoot root) {
      this.root = root;
    }

    @Setup
    public void open() throws IOException {
      commits = Commits.read(root);
    }

    @ProcessElement
    public void skip(@Element SourceVideo video, OutputReceiver<SourceVideo> out) {
      if (commits.has(video)) {
        skipped.inc();
      } else {
        out.output(video);
      }
    }
  }
}
