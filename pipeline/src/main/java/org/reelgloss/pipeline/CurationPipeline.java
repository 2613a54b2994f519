package org.reelgloss.pipeline;

import java.time.Duration;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.caption.CaptionClips;
import org.reelgloss.transforms.clean.CleanCaptions;
import org.reelgloss.transforms.dataset.Captioning;
import org.reelgloss.transforms.dataset.KnownAnswers;
import org.reelgloss.transforms.dataset.SkipPublished;
import org.reelgloss.transforms.dataset.WriteDataset;
import org.reelgloss.transforms.dataset.WriteFailures;
import org.reelgloss.transforms.dataset.WriteVideos;
import org.reelgloss.transforms.dedupe.MarkDuplicates;
import org.reelgloss.transforms.export.ExportClips;
import org.reelgloss.transforms.match.MatchVideos;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.transforms.select.SelectCaption;
import org.reelgloss.transforms.split.SplitVideos;
import org.reelgloss.transforms.stitch.StitchSegments;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * The one graph of Reelgloss: from files to a captioned clip dataset, as a batch or for ever.
 *
 * <pre>{@code
 * Pipeline pipeline = Pipeline.create(pipelineOptions);
 * CurationPipeline.build(pipeline, options, Models.of(options));
 * pipeline.run();
 * }</pre>
 */
public final class CurationPipeline {
  private final CurationOptions options;
  private final Models models;
  private final Captioning captioning;

  private CurationPipeline(CurationOptions options, Models models) {
    this.options = options;
    this.models = models;
    captioning = OutputSettings.captioning(options, models);
  }

  /**
   * Adds the graph to an empty pipeline. Names of steps are fixed, so that states can be resumed.
   */
  public static void build(Pipeline pipeline, CurationOptions options, Models models) {
    new CurationPipeline(options, models).addTo(pipeline);
  }

  private void addTo(Pipeline pipeline) {
    OutputRoot root = options.output();
    Duration interval = options.publishEvery();
    PCollectionTuple split =
        videos(pipeline)
            .apply(
                "SplitVideos",
                SplitVideos.with(options.profile().scan(options.detectors()), models.embedders())
                    .withDevices(options.devices()));
    split
        .get(SplitVideos.FAILURES)
        .apply("WriteFailures", WriteFailures.to(root).withPublishEvery(interval));
    PCollection<SplitVideo> stitched =
        split
            .get(SplitVideos.SPLIT)
            .apply(
                "StitchSegments",
                StitchSegments.with(options.profile().stitch(models.thresholds())))
            .apply("MarkDuplicates", MarkDuplicates.of(root));
    if (options.product() == CurationOptions.Product.SPLIT) {
      stitched.apply("WriteVideos", WriteVideos.to(root, interval));
    } else {
      addClips(stitched);
    }
  }

  private PCollection<SourceVideo> videos(Pipeline pipeline) {
    MatchVideos match = MatchVideos.under(options.input());
    Duration poll = options.poll();
    if (poll != null) {
      match = match.withPolling(poll);
    }
    Notifications notifications = options.notifications();
    if (notifications != null) {
      match = match.withNotifications(notifications);
    }
    return pipeline
        .apply("MatchVideos", match)
        .apply(
            "SkipPublished",
            SkipPublished.in(options.output(), captioning).withRetries(options.retries()));
  }

  private void addClips(PCollection<SplitVideo> stitched) {
    ExportClips export = ExportClips.to(options.output());
    boolean media = options.export() == CurationOptions.Export.CLIPS;
    PCollectionTuple exported =
        stitched.apply("ExportClips", media ? export.withMedia(options.clipFormat()) : export);
    KnownAnswers known = new KnownAnswers(options.output(), captioning);
    PCollection<CaptionedClip> captioned =
        exported
            .get(ExportClips.CLIPS)
            .apply("CaptionClips", CaptionClips.with(models.teachers()).withEarlier(known::of))
            .apply("CleanCaptions", CleanCaptions.standard());
    PCollectionTuple selected =
        captioned.apply("SelectCaption", SelectCaption.with(models.selector()));
    PCollection<FailedElement> failures =
        PCollectionList.of(exported.get(ExportClips.FAILURES))
            .and(selected.get(SelectCaption.FAILURES))
            .apply("ClipFailures", Flatten.pCollections());
    PCollectionTuple.of(WriteDataset.VIDEOS, stitched)
        .and(WriteDataset.CLIPS, selected.get(SelectCaption.SELECTED))
        .and(WriteDataset.CLIP_FAILURES, failures)
        .apply(
            "WriteDataset",
            WriteDataset.to(options.output())
                .withCaptioning(captioning)
                .withPublishEvery(options.publishEvery()));
  }
}
