package org.reelgloss.transforms.dataset;

import com.google.auto.value.AutoValue;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Publishes inputs that failed as a whole. Failures of clips go to {@link WriteDataset} with their
 * video.
 */
@AutoValue
public abstract class WriteFailures extends PTransform<PCollection<FailedElement>, PDone> {
  abstract OutputRoot root();

  abstract Duration publishEvery();

  /** Returns a transform that publishes every ten seconds at the latest. */
  public static WriteFailures to(OutputRoot root) {
    return new AutoValue_WriteFailures(root, Duration.ofSeconds(10));
  }

  /** Publishes at least this often while there is something new; above 0. */
  public WriteFailures withPublishEvery(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("publishEvery must be above 0, but was: " + interval);
    }
    return new AutoValue_WriteFailures(root(), interval);
  }

  @Override
  public PDone expand(PCollection<FailedElement> failures) {
    return failures
        .apply(
            "Units",
            MapElements.into(TypeDescriptor.of(VideoUnit.class))
                .via(
                    failure ->
                        VideoUnit.newBuilder()
                            .setClips(List.of())
                            .setFailures(List.of(failure))
                            .build()))
        .setCoder(AvroCoder.specific(VideoUnit.class))
        .apply("Publish", new PublishUnits(root(), Captioning.UNKNOWN, publishEvery()));
  }
}
