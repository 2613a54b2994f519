package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reelgloss.transforms.select.bank.BankView;

/**
 * The names of the numbers that an {@link EvidenceSelector} goes by, in their order. NaN stands for
 * what is not known.
 *
 * <ul>
 *   <li>{@code towers}: cosine of picture and caption in the two-tower model.
 *   <li>{@code retrieval}: matching score of picture and caption by the {@link RetrievalHeads} that
 *       were fine-tuned on people's choices, where a selector has such.
 *   <li>{@code told}: highest cosine, of the sentence encoder, with the clip's own texts that the
 *       teacher did not read; not known where nobody knows who said the caption.
 *   <li>{@code bank-…}: what a bank of captioned pictures tells, see {@link BankView.Signal}.
 *   <li>{@code agreement}, {@code best-agreement}: mean and highest cosine of meanings, the bank's
 *       or else the sentence encoder's, with the other candidates.
 *   <li>{@code shared-words}, {@code best-shared-words}: mean and highest share of different words
 *       in common with them.
 *   <li>{@code cider-agreement}: mean CIDEr against them, where a bank tells how telling words are.
 * </ul>
 */
public final class Signals {
  /** The name of what fine-tuned heads tell. */
  public static final String RETRIEVAL = "retrieval";

  /** The name of what the clip's own texts tell. */
  public static final String TOLD = "told";

  /** Those that need the other candidates; they are not known where a caption is judged alone. */
  public static final List<String> OF_GROUPS =
      List.of(
          "agreement", "best-agreement", "shared-words", "best-shared-words", "cider-agreement");

  /** What the name of a column begins with that tells whether a teacher said it, 0 or 1. */
  public static final String TEACHER = "teacher:";

  private static final List<String> NAMES = names();

  private Signals() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("towers", RETRIEVAL, TOLD));
    Arrays.stream(BankView.Signal.values())
        .map(signal -> "bank-" + signal.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(names::add);
    names.addAll(OF_GROUPS);
    return List.copyOf(names);
  }

  /** Returns all names. */
  public static List<String> all() {
    return NAMES;
  }
}
