package org.reelgloss.transforms.dataset;

import com.google.auto.value.AutoValue;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Publishes each video together with its clips and the failures among them, once all have come.
 *
 * <pre>{@code
 * PCollectionTuple.of(WriteDataset.VIDEOS, stitched)
 *     .and(WriteDataset.CLIPS, selected)
 *     .and(WriteDataset.CLIP_FAILURES, failedClips)
 *     .apply(WriteDataset.to(root));
 * }</pre>
 *
 * <p>A video is complete when as many clips and failures have come as it has events; a duplicate is
 * complete at once. No watermark is waited for: finished videos are published when {@link
 * #withPublishEvery} has passed since the first of them, or when they are many.
 */
@AutoValue
public abstract class WriteDataset extends PTransform<PCollectionTuple, PDone> {
  /** Videos with their events. */
  public static final TupleTag<SplitVideo> VIDEOS = new TupleTag<>("videos") {};

  /** Clips with a chosen caption. */
  public static final TupleTag<CaptionedClip> CLIPS = new TupleTag<>("clips") {};

  /** Clips that failed at any stage. */
  public static final TupleTag<FailedElement> CLIP_FAILURES = new TupleTag<>("clip-failures") {};

  abstract OutputRoot root();

  abstract Captioning captioning();

  abstract Duration publishEvery();

  /** Returns a transform that publishes every ten seconds at the latest. */
  public static WriteDataset to(OutputRoot root) {
    return new AutoValue_WriteDataset(root, Captioning.UNKNOWN, Duration.ofSeconds(10));
  }

  /** Publishes at least this often while there is something new; above 0. */
  public WriteDataset withPublishEvery(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("publishEvery must be above 0, but was: " + interval);
    }
    return new AutoValue_WriteDataset(root(), captioning(), interval);
  }

  /**
   * Says what the captions were made with; without it a rerun with any captioning makes them anew.
   */
  public WriteDataset withCaptioning(Captioning captioning) {
    return new AutoValue_WriteDataset(root(), captioning, publishEvery());
  }

  @Override
  public PDone expand(PCollectionTuple input) {
    KvCoder<String, VideoUnit> coder =
        KvCoder.of(StringUtf8Coder.of(), AvroCoder.specific(VideoUnit.class));
    PCollectionList.of(
            input.get(VIDEOS).apply("Videos", ParDo.of(new VideoPartFn())).setCoder(coder))
        .and(input.get(CLIPS).apply("Clips", ParDo.of(new ClipPartFn())).setCoder(coder))
        .and(
            input
                .get(CLIP_FAILURES)
                .apply("ClipFailures", ParDo.of(new FailurePartFn()))
                .setCoder(coder))
        .apply("Parts", Flatten.pCollections())
        .apply("Gather", ParDo.of(new GatherFn()))
        .setCoder(AvroCoder.specific(VideoUnit.class))
        .apply("Publish", new PublishUnits(root(), captioning(), publishEvery()));
    return PDone.in(input.getPipeline());
  }

  /**
   * One attempt at one state of one input: copies of a content, and versions of a file, are units
   * of their own.
   */
  private static String key(String uri, String videoId, String inputState, int attempt) {
    return videoId + ' ' + inputState + ' ' + attempt + ' ' + uri;
  }

  static final class VideoPartFn extends DoFn<SplitVideo, KV<String, VideoUnit>> {
    @ProcessElement
    public void part(@Element SplitVideo video, OutputReceiver<KV<String, VideoUnit>> out) {
      SourceVideo source = video.getSource();
      VideoUnit unit =
          VideoUnit.newBuilder().setVideo(video).setClips(List.of()).setFailures(List.of()).build();
      String state = Ids.inputState(source);
      out.output(
          KV.of(key(source.getUri(), source.getVideoId(), state, source.getAttempt()), unit));
    }
  }

  static final class ClipPartFn extends DoFn<CaptionedClip, KV<String, VideoUnit>> {
    @ProcessElement
    public void part(@Element CaptionedClip captioned, OutputReceiver<KV<String, VideoUnit>> out) {
      Clip clip = Clip.newBuilder(captioned.getClip()).setFrames(List.of()).build();
      CaptionedClip bare = CaptionedClip.newBuilder(captioned).setClip(clip).build();
      VideoUnit unit =
          VideoUnit.newBuilder().setClips(List.of(bare)).setFailures(List.of()).build();
      String state = clip.getInputState();
      out.output(KV.of(key(clip.getUri(), clip.getVideoId(), state, clip.getAttempt()), unit));
    }
  }

  static final class FailurePartFn extends DoFn<FailedElement, KV<String, VideoUnit>> {
    @ProcessElement
    public void part(@Element FailedElement failure, OutputReceiver<KV<String, VideoUnit>> out) {
      VideoUnit unit =
          VideoUnit.newBuilder().setClips(List.of()).setFailures(List.of(failure)).build();
      String videoId = failure.getVideoId().orElse("");
      String state = failure.getInputState();
      out.output(KV.of(key(failure.getUri(), videoId, state, failure.getAttempt() - 1), unit));
    }
  }
}
