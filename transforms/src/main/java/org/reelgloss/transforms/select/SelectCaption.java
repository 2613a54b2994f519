package org.reelgloss.transforms.select;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;

/**
 * Chooses the best caption of each clip by the scores of a {@link Selector}.
 *
 * <pre>{@code
 * PCollectionTuple chosen =
 *     clean.apply(SelectCaption.with(TwoTowerSelector.factory("models/selector", Devices.AUTO)));
 * chosen.get(SelectCaption.SELECTED);  // with caption, teacher, score, margin, selector
 * chosen.get(SelectCaption.FAILURES);  // NO_CAPTION, MODEL_ERROR
 * }</pre>
 *
 * <p>Every text gets its score. Only a candidate with outcome SUCCESS is chosen, the first of those
 * with the highest score; one that was cut short is scored but not chosen, and neither is one whose
 * score is not finite. A clip without a candidate to choose fails with NO_CAPTION, one that the
 * selector cannot judge with MODEL_ERROR. Any other exception fails the bundle.
 *
 * <p>One clip or one failure out for each clip in; bounded and unbounded input both work; windows
 * and timestamps are kept.
 */
@AutoValue
public abstract class SelectCaption
    extends PTransform<PCollection<CaptionedClip>, PCollectionTuple> {
  /** Clips with their caption. */
  public static final TupleTag<CaptionedClip> SELECTED = new TupleTag<>("selected") {};

  /** Clips without one. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  abstract Selector.Factory selectors();

  /** Returns a transform that opens one selector per worker thread. */
  public static SelectCaption with(Selector.Factory selectors) {
    return new AutoValue_SelectCaption(selectors);
  }

  @Override
  public PCollectionTuple expand(PCollection<CaptionedClip> clips) {
    PCollectionTuple chosen =
        clips.apply(
            "Choose",
            ParDo.of(new SelectFn(selectors()))
                .withOutputTags(SELECTED, TupleTagList.of(FAILURES)));
    chosen.get(SELECTED).setCoder(AvroCoder.specific(CaptionedClip.class));
    chosen.get(FAILURES).setCoder(AvroCoder.specific(FailedElement.class));
    return chosen;
  }

  static final class SelectFn extends DoFn<CaptionedClip, CaptionedClip> {
    private final Counter chosen = Metrics.counter(SelectCaption.class, "clips-chosen");
    private final Counter failed = Metrics.counter(SelectCaption.class, "clips-failed");
    private final Selector.Factory selectors;
    private transient @Nullable Selector selector;

    SelectFn(Selector.Factory selectors) {
      this.selectors = selectors;
    }

    @Setup
    public void open() throws IOException {
      selector = selectors.open();
    }

    @ProcessElement
    public void choose(@Element CaptionedClip clip, MultiOutputReceiver out) {
      Selector judge = selector;
      if (judge == null) {
        throw new IllegalStateException("choose was called before open");
      }
      if (clip.getCandidates().stream().noneMatch(Choice::isEligible)) {
        fail(clip, "NO_CAPTION", "No teacher gave a caption: " + Choice.outcomes(clip), out);
        return;
      }
      try {
        Optional<CaptionedClip> result = Choice.choose(clip, judge.judge(clip), judge.model());
        if (result.isPresent()) {
          chosen.inc();
          out.get(SELECTED).output(result.get());
        } else {
          fail(clip, "MODEL_ERROR", judge.model() + " gave no caption a finite score", out);
        }
      } catch (ModelException cause) {
        fail(clip, "MODEL_ERROR", judge.model() + ": " + cause.getMessage(), out);
      }
    }

    @Teardown
    public void close() {
      if (selector != null) { // Null when open() threw.
        selector.close();
      }
    }

    private void fail(
        CaptionedClip captioned, String code, String message, MultiOutputReceiver out) {
      failed.inc();
      Clip clip = captioned.getClip();
      out.get(FAILURES).output(Failures.ofClip(clip, "SelectCaption", code, message));
    }
  }
}
