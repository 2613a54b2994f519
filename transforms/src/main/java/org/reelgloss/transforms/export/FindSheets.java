package org.reelgloss.transforms.export;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Tells published clips that a model can look at once more from those that have nothing left.
 *
 * <pre>{@code
 * PCollectionTuple found = clips.apply(FindSheets.in(root, "clip-mini@1f0c")); // what judges
 * found.get(FindSheets.CLIPS);     // with an embedding of that model, or with a contact sheet
 * found.get(FindSheets.FAILURES);  // NO_FRAMES
 * }</pre>
 *
 * <p>An embedding of another model is taken off, for the one that is to be made. No sheet is read:
 * {@link StoredFrames} does that where frames are needed. One clip or one failure out for each clip
 * in; folders of sheets are listed once where clips of a video come one after the other.
 */
@AutoValue
public abstract class FindSheets extends PTransform<PCollection<CaptionedClip>, PCollectionTuple> {
  /** Clips that a model can look at. */
  public static final TupleTag<CaptionedClip> CLIPS = new TupleTag<>("clips") {};

  /** Clips without embedding and contact sheet. */
  public static final TupleTag<FailedElement> FAILURES = new TupleTag<>("failures") {};

  abstract OutputRoot root();

  abstract String model();

  /**
   * Returns a transform that looks for contact sheets under {@code root}.
   *
   * @param model name and version of the towers that are to look at the clips
   */
  public static FindSheets in(OutputRoot root, String model) {
    return new AutoValue_FindSheets(root, model);
  }

  @Override
  public PCollectionTuple expand(PCollection<CaptionedClip> clips) {
    PCollectionTuple found =
        clips.apply(
            "Find",
            ParDo.of(new FindFn(root(), model())).withOutputTags(CLIPS, TupleTagList.of(FAILURES)));
    found.get(CLIPS).setCoder(AvroCoder.specific(CaptionedClip.class));
    found.get(FAILURES).setCoder(AvroCoder.specific(FailedElement.class));
    return found;
  }

  static final class FindFn extends DoFn<CaptionedClip, CaptionedClip> {
    private final Counter failed = Metrics.counter(FindSheets.class, "clips-failed");
    private final OutputRoot root;
    private final String model;
    private String folder = "";
    private final Set<String> sheets = new HashSet<>();

    FindFn(OutputRoot root, String model) {
      this.root = root;
      this.model = model;
    }

    @ProcessElement
    public void find(@Element CaptionedClip captioned, MultiOutputReceiver out) throws IOException {
      Clip clip = captioned.getClip();
      if (!clip.getEmbedding().isEmpty()
          && ModelBundle.sameVersion(clip.getEmbeddingModel(), model)) {
        out.get(CLIPS).output(captioned);
        return;
      }
      String sheet = clip.getContactSheet().orElse("");
      if (isThere(sheet)) {
        Clip bare = Clip.newBuilder(clip).setEmbedding(List.of()).setEmbeddingModel("").build();
        out.get(CLIPS).output(CaptionedClip.newBuilder(captioned).setClip(bare).build());
      } else {
        failed.inc();
        String missing = sheet.isEmpty() ? "no contact sheet" : "lost its contact sheet " + sheet;
        String message = "The clip has no embedding of " + model + " and " + missing;
        out.get(FAILURES).output(Failures.ofClip(clip, "FindSheets", "NO_FRAMES", message));
      }
    }

    private boolean isThere(String sheet) throws IOException {
      int slash = sheet.lastIndexOf('/');
      if (slash < 0) {
        return false;
      }
      if (!sheet.substring(0, slash).equals(folder)) {
        folder = sheet.substring(0, slash);
        sheets.clear();
        sheets.addAll(root.list(folder));
      }
      return sheets.contains(sheet);
    }
  }
}
