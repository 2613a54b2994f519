package org.reelgloss.transforms.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Spreads what several commits hold over few, so that none holds records of two attempts at the
 * same input: readers go by commit and uri. Nearly always one layer is enough.
 */
final class Layers {
  private final Commits commits;
  private final KeptRecords kept;
  private final List<Integer> sources;

  /** By source and uri; those of the lowest layer are left out. */
  private final Map<Integer, Map<String, Integer>> upper = new HashMap<>();

  private int count = 1;

  Layers(Commits commits, KeptRecords kept, List<Integer> sources) {
    this.commits = commits;
    this.kept = kept;
    this.sources = sources;
    Map<String, Integer> next = new HashMap<>();
    for (int source : sources) {
      Set<String> uris = new HashSet<>();
      commits.inOrder().get(source).allInputs().map(Commit.Input::uri).forEach(uris::add);
      uris.removeIf(uri -> !kept.hasAny(source, uri));
      for (String uri : uris) {
        int layer = next.merge(uri, 1, Integer::sum) - 1;
        if (layer > 0) {
          upper.computeIfAbsent(source, at -> new HashMap<>()).put(uri, layer);
          count = Math.max(count, layer + 1);
        }
      }
    }
  }

  int count() {
    return count;
  }

  List<Integer> sources() {
    return sources;
  }

  /** Returns in which layer the records of an input are that a source holds. */
  int of(int source, String uri) {
    return upper.getOrDefault(source, Map.of()).getOrDefault(uri, 0);
  }

  /** Returns how many records of a source belong to a layer, by what its commit says. */
  long records(RecordKind<?> kind, int source, int layer) {
    return commits
        .inOrder()
        .get(source)
        .allInputs()
        .filter(input -> kept.has(kind, source, input.uri()) && of(source, input.uri()) == layer)
        .mapToLong(kind.count())
        .sum();
  }

  /** Returns what the commit of a layer lists; the lowest has what has no records any more, too. */
  List<Commit.Publication> publications(int layer) {
    List<Commit.Publication> publications = new ArrayList<>();
    for (int source : sources) {
      Commit commit = commits.inOrder().get(source);
      for (Commit.Publication one : commit.publications(commits.names().get(source))) {
        List<Commit.Input> inputs =
            one.inputs().stream()
                .filter(
                    input -> kept.hasAny(source, input.uri()) && of(source, input.uri()) == layer)
                .toList();
        if (layer == 0) {
          List<Commit.Input> past = past(source, one);
          publications.add(
              new Commit.Publication(
                  one.name(), one.committedAtMs(), one.published(), inputs, past));
        } else if (!inputs.isEmpty()) {
          publications.add(
              new Commit.Publication(one.name(), one.committedAtMs(), 0, inputs, List.of()));
        }
      }
    }
    return publications;
  }

  private List<Commit.Input> past(int source, Commit.Publication publication) {
    return Stream.concat(
            publication.past().stream(),
            publication.inputs().stream()
                .filter(input -> kept.isPast(source, input))
                .map(Commit.Input::withoutRecords))
        .toList();
  }
}
