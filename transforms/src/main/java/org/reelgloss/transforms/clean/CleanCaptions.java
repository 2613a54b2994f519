package org.reelgloss.transforms.clean;

import com.google.auto.value.AutoValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;

/**
 * Cleans every candidate that has a text, that is, whose outcome is SUCCESS or TRUNCATED.
 *
 * <pre>{@code
 * PCollection<CaptionedClip> clean =
 *     captioned.apply(CleanCaptions.standard().withBlockedTerms(List.of("brand x")));
 * }</pre>
 *
 * <ul>
 *   <li>Harmful text (violence, self-harm, drugs, hate, sexual, own terms): the outcome becomes
 *       BLOCKED, the text is gone, raw text too, and the message names the category only.
 *   <li>Names of people become "person".
 *   <li>The text gets the normal form of Panda-70M's captions: NFKC, no control, bidirectional or
 *       zero-width characters, lower case, the signs {@code . ! " ( ) * # : ; ~} as spaces, single
 *       spaces, the first {@code maxWords} words, a capital first letter and a final full stop.
 *   <li>Where that changed the text, the raw text is what the teacher said, up to 10,000
 *       characters.
 *   <li>A text without any letter or digit makes the outcome ERROR: the teacher had something to
 *       look at and gave no caption, which is not the lack of an input.
 * </ul>
 *
 * <p>One clip out for each in; bounded and unbounded input both work; windows and timestamps are
 * kept; nothing fails. Applied twice it gives the same as once.
 */
@AutoValue
public abstract class CleanCaptions
    extends PTransform<PCollection<CaptionedClip>, PCollection<CaptionedClip>> {
  private static final int DEFAULT_MAX_WORDS = 100;

  abstract List<String> blockedTerms();

  abstract int maxWords();

  /** Returns a transform with the built-in list of blocked terms and captions of 100 words. */
  public static CleanCaptions standard() {
    return new AutoValue_CleanCaptions(List.of(), DEFAULT_MAX_WORDS);
  }

  /**
   * Blocks texts with these terms too.
   *
   * @param terms words or phrases, each with at least one letter or digit; case and signs do not
   *     count
   */
  public CleanCaptions withBlockedTerms(List<String> terms) {
    for (String term : terms) {
      if (!HarmfulText.isTerm(term)) {
        throw new IllegalArgumentException(
            "terms must each have a letter or a digit, but one was: \"" + term + "\"");
      }
    }
    return new AutoValue_CleanCaptions(List.copyOf(terms), maxWords());
  }

  /** Cuts captions after {@code maxWords} words (default 100, at least 1). */
  public CleanCaptions withMaxWords(int maxWords) {
    if (maxWords < 1) {
      throw new IllegalArgumentException("maxWords must be at least 1, but was: " + maxWords);
    }
    return new AutoValue_CleanCaptions(blockedTerms(), maxWords);
  }

  @Override
  public PCollection<CaptionedClip> expand(PCollection<CaptionedClip> clips) {
    return clips
        .apply("Clean", ParDo.of(new CleanFn(blockedTerms(), maxWords())))
        .setCoder(AvroCoder.specific(CaptionedClip.class));
  }

  static final class CleanFn extends DoFn<CaptionedClip, CaptionedClip> {
    private final Counter blocked = Metrics.counter(CleanCaptions.class, "candidates-blocked");
    private final Counter emptied = Metrics.counter(CleanCaptions.class, "candidates-emptied");
    private final ArrayList<String> blockedTerms;
    private final int maxWords;
    private transient CaptionCleaner cleaner;

    CleanFn(List<String> blockedTerms, int maxWords) {
      this.blockedTerms = new ArrayList<>(blockedTerms);
      this.maxWords = maxWords;
    }

    @Setup
    public void open() {
      cleaner =
          new CaptionCleaner(
              PersonNames.english(),
              HarmfulText.withTerms(blockedTerms),
              new CaptionNormalizer(maxWords));
    }

    @ProcessElement
    public void clean(@Element CaptionedClip clip, OutputReceiver<CaptionedClip> out) {
      List<CaptionCandidate> cleaned = new ArrayList<>();
      for (CaptionCandidate candidate : clip.getCandidates()) {
        CaptionCandidate result = cleaner.clean(candidate);
        count(candidate.getOutcome(), result.getOutcome());
        cleaned.add(result);
      }
      out.output(CaptionedClip.newBuilder(clip).setCandidates(cleaned).build());
    }

    private void count(Outcome before, Outcome after) {
      if (before != after) {
        (after == Outcome.BLOCKED ? blocked : emptied).inc();
      }
    }
  }
}
