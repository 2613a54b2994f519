package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

/** Gathers finished videos by size and time and publishes them together. */
final class PublishUnits extends PTransform<PCollection<VideoUnit>, PDone> {
  private static final String ONE_WRITER = "";
  private static final long MOST_BYTES = 64L << 20;

  private final Publisher publisher;
  private final Duration interval;

  PublishUnits(OutputRoot root, Captioning captioning, Duration interval) {
    publisher = new Publisher(root, captioning);
    this.interval = interval;
  }

  @Override
  public PDone expand(PCollection<VideoUnit> units) {
    units
        .apply("Together", WithKeys.of(ONE_WRITER))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), AvroCoder.specific(VideoUnit.class)))
        .apply(
            "Batch",
            GroupIntoBatches.<String, VideoUnit>ofByteSize(MOST_BYTES)
                .withMaxBufferingDuration(org.joda.time.Duration.millis(interval.toMillis())))
        .apply("Commit", ParDo.of(new CommitFn(publisher)));
    return PDone.in(units.getPipeline());
  }

  static final class CommitFn extends DoFn<KV<String, Iterable<VideoUnit>>, Void> {
    private final Counter published = Metrics.counter(WriteDataset.class, "inputs-published");
    private final Publisher publisher;

    CommitFn(Publisher publisher) {
      this.publisher = publisher;
    }

    @ProcessElement
    public void commit(@Element KV<String, Iterable<VideoUnit>> batch) throws IOException {
      List<VideoUnit> units = new ArrayList<>();
      batch.getValue().forEach(units::add);
      publisher.publish(units);
      published.inc(units.size());
    }
  }
}
