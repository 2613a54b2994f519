package org.reelgloss.pipeline;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.dataset.ReadPublished;
import org.reelgloss.transforms.dataset.Reselection;
import org.reelgloss.transforms.dataset.WriteDataset;
import org.reelgloss.transforms.export.FindSheets;
import org.reelgloss.transforms.select.SelectCaption;
import org.reelgloss.transforms.select.Selector;

/**
 * The graph that lets another selector choose among the candidates of a dataset that is there. Of
 * the videos nothing is read: what a selector looks at are embeddings and contact sheets.
 *
 * <pre>{@code
 * Reselection todo = Reselection.of(options.output(), models.versions().get("selector"));
 * ReselectPipeline.build(pipeline, options, models, todo);
 * pipeline.run();
 * }</pre>
 */
public final class ReselectPipeline {
  private final CurationOptions options;
  private final Models models;

  private ReselectPipeline(CurationOptions options, Models models) {
    this.options = options;
    this.models = models;
  }

  /**
   * Adds the graph to an empty pipeline.
   *
   * @param options of which output, selector, and how often to publish count
   * @param models of which the selector counts
   * @param todo what the root has
   */
  public static void build(
      Pipeline pipeline, CurationOptions options, Models models, Reselection todo) {
    ReselectPipeline graph = new ReselectPipeline(options, models);
    for (int i = 0; i < todo.parts().size(); i++) {
      graph.addTo(pipeline, todo.parts().get(i), i == 0 ? "" : "-" + i);
    }
  }

  /** What shares a captioning is published together, so each captioning has steps of its own. */
  private void addTo(Pipeline pipeline, Reselection.Part part, String suffix) {
    PCollectionTuple read =
        pipeline
            .apply("Commits" + suffix, Create.of(part.commits()).withCoder(StringUtf8Coder.of()))
            .apply("ReadPublished" + suffix, ReadPublished.in(options.output()));
    PCollectionTuple selected = select(read.get(ReadPublished.CLIPS), suffix);
    PCollection<FailedElement> failures =
        PCollectionList.of(read.get(ReadPublished.FAILURES))
            .and(selected.get(SelectCaption.FAILURES))
            .apply("ClipFailures" + suffix, Flatten.pCollections());
    PCollectionTuple.of(WriteDataset.VIDEOS, read.get(ReadPublished.VIDEOS))
        .and(WriteDataset.CLIPS, selected.get(SelectCaption.SELECTED))
        .and(WriteDataset.CLIP_FAILURES, failures)
        .apply(
            "WriteDataset" + suffix,
            WriteDataset.to(options.output())
                .withCaptioning(part.captioning())
                .withPublishEvery(options.publishEvery()));
  }

  private PCollectionTuple select(PCollection<CaptionedClip> clips, String suffix) {
    if (models.towers().isEmpty()) { // It goes by texts, which the records hold.
      return choose(clips, models.selector(), suffix);
    }
    PCollectionTuple found =
        clips.apply("FindSheets" + suffix, FindSheets.in(options.output(), models.towers()));
    Selector.Factory selector = SheetSelector.factory(models.selector(), options.output());
    PCollectionTuple chosen = choose(found.get(FindSheets.CLIPS), selector, suffix);
    PCollection<FailedElement> failures =
        PCollectionList.of(found.get(FindSheets.FAILURES))
            .and(chosen.get(SelectCaption.FAILURES))
            .apply("SelectorFailures" + suffix, Flatten.pCollections());
    return PCollectionTuple.of(SelectCaption.SELECTED, chosen.get(SelectCaption.SELECTED))
        .and(SelectCaption.FAILURES, failures);
  }

  private static PCollectionTuple choose(
      PCollection<CaptionedClip> clips, Selector.Factory selector, String suffix) {
    return clips
        .apply("Spread" + suffix, Reshuffle.viaRandomKey())
        .apply("SelectCaption" + suffix, SelectCaption.with(selector));
  }
}
