package org.reelgloss.pipeline.evaluation.captions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Captions to be measured and what people wrote of the same images.
 *
 * @param ids names of the images, at least one
 * @param references for each image, at least one caption that a person wrote
 * @param candidates for each image, the caption to be measured
 */
public record CaptionSet(List<String> ids, List<List<String>> references, List<String> candidates) {
  public CaptionSet {
    ids = List.copyOf(ids);
    references = references.stream().map(List::copyOf).toList();
    candidates = List.copyOf(candidates);
    if (ids.isEmpty() || references.size() != ids.size() || candidates.size() != ids.size()) {
      throw new IllegalArgumentException(
          "ids must be at least 1, with as many references and candidates, but were %d, %d and %d"
              .formatted(ids.size(), references.size(), candidates.size()));
    }
  }

  /**
   * Reads two JSON files, each an object {@code {"ID": "caption"}} or {@code {"ID": ["caption",
   * ...]}}, or an array {@code [{"video": "ID", "caption": ...}]} where the id may also be called
   * {@code image}, {@code image_id} or {@code id}.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file is missing or no such JSON, a caption is blank, an
   *     id is there twice or only in one of the files, or has several candidates; the message names
   *     file and id
   */
  public static CaptionSet read(Path references, Path candidates) throws IOException {
    CaptionFile referenceFile = new CaptionFile("references", references);
    CaptionFile candidateFile = new CaptionFile("candidates", candidates);
    Map<String, List<String>> known = referenceFile.read();
    Map<String, List<String>> measured = candidateFile.read();
    for (String id : measured.keySet()) {
      if (!known.containsKey(id)) {
        throw referenceFile.wrong("id " + id + " of the candidates must be there, but is missing");
      }
    }
    List<String> chosen = new ArrayList<>();
    for (String id : known.keySet()) {
      List<String> captions = measured.getOrDefault(id, List.of());
      if (captions.size() != 1) {
        throw candidateFile.wrong(
            captions.isEmpty()
                ? "id " + id + " of the references must be there, but is missing"
                : "id " + id + " must have one caption, but has " + captions.size());
      }
      chosen.add(captions.get(0));
    }
    return new CaptionSet(
        List.copyOf(known.keySet()), List.copyOf(known.values()), List.copyOf(chosen));
  }
}
