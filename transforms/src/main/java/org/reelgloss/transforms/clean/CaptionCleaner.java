package org.reelgloss.transforms.clean;

import java.util.Optional;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;

/** Cleans one candidate; {@link CleanCaptions} states what that means. */
final class CaptionCleaner {
  private final PersonNames names;
  private final HarmfulText harmful;
  private final CaptionNormalizer normalizer;

  CaptionCleaner(PersonNames names, HarmfulText harmful, CaptionNormalizer normalizer) {
    this.names = names;
    this.harmful = harmful;
    this.normalizer = normalizer;
  }

  /** Returns the cleaned candidate; the given one, unchanged, where it has no text. */
  CaptionCandidate clean(CaptionCandidate candidate) {
    Optional<String> text = candidate.getText();
    if (text.isEmpty() || !hasSpoken(candidate.getOutcome())) {
      return candidate;
    }
    String said = text.get();
    String visible = CaptionNormalizer.visible(said);
    Optional<String> category = harmful.category(visible);
    if (category.isPresent()) {
      return CaptionCandidate.newBuilder(candidate)
          .setOutcome(Outcome.BLOCKED)
          .setText(null)
          .setRawText(null)
          .setMessage("Blocked: " + category.get())
          .build();
    }
    String caption = normalizer.normalForm(names.replace(visible));
    if (caption.equals(said)) {
      return candidate;
    }
    CaptionCandidate.Builder cleaned =
        CaptionCandidate.newBuilder(candidate)
            .setRawText(candidate.getRawText().orElse(CaptionNormalizer.bounded(said)));
    if (caption.isEmpty()) {
      return cleaned
          .setOutcome(Outcome.ERROR)
          .setText(null)
          .setMessage("The answer has neither a letter nor a digit")
          .build();
    }
    return cleaned.setText(caption).build();
  }

  private static boolean hasSpoken(Outcome outcome) {
    return outcome == Outcome.SUCCESS || outcome == Outcome.TRUNCATED;
  }
}
