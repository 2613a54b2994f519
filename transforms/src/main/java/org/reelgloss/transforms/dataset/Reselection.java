package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * What of an output root a selector is to choose anew: inputs with clips, captioned or failed, that
 * another one chose for.
 *
 * @param inputs how many inputs have clips
 * @param done how many of them the selector chose for already
 * @param parts what is left, one for each captioning
 */
public record Reselection(long inputs, long done, List<Part> parts) {
  /**
   * What shares a captioning.
   *
   * @param captioning what it has when the selector has chosen
   * @param commits names of the commits that hold it, in their order
   */
  public record Part(Captioning captioning, List<String> commits) {}

  /**
   * Reads what a root has.
   *
   * @param selector name and version of what is to choose
   */
  public static Reselection of(OutputRoot root, String selector) throws IOException {
    Commits commits = Commits.read(root);
    Map<Captioning, List<String>> parts = new LinkedHashMap<>();
    long inputs = 0;
    long done = 0;
    for (int i = 0; i < commits.inOrder().size(); i++) {
      Commit commit = commits.inOrder().get(i);
      Captioning after = new Captioning(commit.captioning()).withSelector(selector);
      int at = i;
      long own =
          commit.allInputs().filter(input -> openInput(commits, at, input.uri()) != null).count();
      inputs += own;
      if (after.versions().equals(commit.captioning())) {
        done += own;
      } else if (own > 0) {
        parts.computeIfAbsent(after, key -> new ArrayList<>()).add(commits.names().get(i));
      }
    }
    return new Reselection(
        inputs,
        done,
        parts.entrySet().stream().map(part -> new Part(part.getKey(), part.getValue())).toList());
  }

  /** Returns an input that belongs to a commit and has clips; null where it is not so. */
  static Commit.@Nullable Input openInput(Commits commits, int commit, String uri) {
    Owners.Owned owned = commits.owner(uri);
    return owned != null && owned.commit() == commit && owned.input().dependsOnCaptioning()
        ? owned.input()
        : null;
  }
}
