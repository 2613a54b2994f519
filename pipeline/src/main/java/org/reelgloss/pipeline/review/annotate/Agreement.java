package org.reelgloss.pipeline.review.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the choices of several people about the same clips against each other. */
public final class Agreement {
  private final List<List<Vote>> clips;
  private final List<String> annotators;

  private Agreement(List<List<Vote>> clips) {
    this.clips = clips;
    Set<String> names = new TreeSet<>();
    clips.forEach(votes -> votes.forEach(vote -> names.add(vote.annotator())));
    this.annotators = List.copyOf(names);
  }

  /** Compares the choices that stand; those about clips that one person judged do not count. */
  public static AgreementReport of(Choices choices) throws IOException {
    Map<String, Integer> people = new HashMap<>();
    choices.each(choice -> people.merge(choice.subject(), 1, Integer::sum));
    Map<String, List<Vote>> byClip = new TreeMap<>();
    choices.each(
        choice -> {
          if (people.getOrDefault(choice.subject(), 0) > 1) {
            byClip
                .computeIfAbsent(choice.subject(), unused -> new ArrayList<>())
                .add(Vote.of(choice));
          }
        });
    return new Agreement(List.copyOf(byClip.values())).report();
  }

  private AgreementReport report() {
    List<AgreementReport.Pair> pairs = new ArrayList<>();
    for (String reference : annotators) {
      for (String other : annotators) {
        if (!reference.equals(other)) {
          pairs.add(pair(reference, other));
        }
      }
    }
    return new AgreementReport(annotators, clips.size(), pairs, kappa(best()), kappa(captions()));
  }

  /** Counts how often one person's answer is what another one holds for right. */
  private AgreementReport.Pair pair(String reference, String other) {
    int withBest = 0;
    int same = 0;
    int withGood = 0;
    int among = 0;
    for (List<Vote> votes : clips) {
      Vote right = find(votes, reference);
      Vote answer = find(votes, other);
      if (right != null && answer != null) {
        if (right.best() != null && answer.category() != null) {
          withBest++;
          same += right.best().equals(answer.best()) ? 1 : 0;
        }
        if (!right.goodTexts().isEmpty()) {
          withGood++;
          among += Collections.disjoint(right.goodTexts(), answer.answers()) ? 0 : 1;
        }
      }
    }
    return new AgreementReport.Pair(reference, other, withBest, same, withGood, among);
  }

  private static @Nullable Vote find(List<Vote> votes, String annotator) {
    for (Vote vote : votes) {
      if (vote.annotator().equals(annotator)) {
        return vote;
      }
    }
    return null;
  }

  /** Returns for each clip what each person named as best, by annotator. */
  private List<Map<String, String>> best() {
    List<Map<String, String>> units = new ArrayList<>();
    for (List<Vote> votes : clips) {
      Map<String, String> unit = new TreeMap<>();
      for (Vote vote : votes) {
        if (vote.category() != null) {
          unit.put(vote.annotator(), vote.category());
        }
      }
      units.add(unit);
    }
    return units;
  }

  /** Returns for each caption of each clip what each person said of it, by annotator. */
  private List<Map<String, String>> captions() {
    List<Map<String, String>> units = new ArrayList<>();
    for (List<Vote> votes : clips) {
      Map<String, Map<String, String>> byText = new TreeMap<>();
      for (Vote vote : votes) {
        vote.good()
            .forEach(
                (text, good) ->
                    byText
                        .computeIfAbsent(text, unused -> new TreeMap<>())
                        .put(vote.annotator(), good.toString()));
      }
      units.addAll(byText.values());
    }
    return units;
  }

  private AgreementReport.Measured kappa(Collection<Map<String, String>> all) {
    List<Map<String, String>> units = all.stream().filter(unit -> unit.size() > 1).toList();
    if (annotators.size() == 2) {
      return new AgreementReport.Measured(
          units.size(), Kappa.cohen(of(units, annotators.get(0)), of(units, annotators.get(1))));
    }
    return new AgreementReport.Measured(
        units.size(),
        Kappa.fleiss(units.stream().map(unit -> List.copyOf(unit.values())).toList()));
  }

  private static List<String> of(List<Map<String, String>> units, String annotator) {
    return units.stream().map(unit -> String.valueOf(unit.get(annotator))).toList();
  }
}
