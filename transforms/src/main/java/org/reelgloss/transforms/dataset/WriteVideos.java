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
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

/** Publishes videos alone, for runs that make no clips of their events. */
@AutoValue
public abstract class WriteVideos extends PTransform<PCollection<SplitVideo>, PDone> {
  abstract OutputRoot root();

  abstract Duration publishEvery();

  /** Returns a transform that publishes at least this often while there is something new. */
  public static WriteVideos to(OutputRoot root, Duration publishEvery) {
    return new AutoValue_WriteVideos(root, publishEvery);
  }

  @Override
  public PDone expand(PCollection<SplitVideo> videos) {
    return videos
        .apply(
            "Units",
            MapElements.into(TypeDescriptor.of(VideoUnit.class))
                .via(
                    video ->
                        VideoUnit.newBuilder()
                            .setVideo(video)
                            .setClips(List.of())
                            .setFailures(List.of())
                            .build()))
        .setCoder(AvroCoder.specific(VideoUnit.class))
        .apply("Publish", new PublishUnits(root(), Captioning.UNKNOWN, publishEvery()));
  }
}
