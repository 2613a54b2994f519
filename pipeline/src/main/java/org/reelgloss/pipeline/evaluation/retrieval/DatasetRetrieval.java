package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.NpyWriter;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.dataset.Dataset;

/**
 * How well the clips of a dataset, by the embeddings that it holds, and their captions find one
 * another. Captions of the same wording are one text, right for all clips that have it.
 */
public final class DatasetRetrieval {
  /** Texts that are embedded at a time. */
  private static final int BATCH = 1024;

  private final TwoTower model;
  private final boolean allCandidates;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final LongStream.Builder pairs = LongStream.builder();
  private final TreeSet<String> otherModels = new TreeSet<>();
  private int clips;
  private int leftOut;

  private DatasetRetrieval(TwoTower model, boolean allCandidates) {
    this.model = model;
    this.allCandidates = allCandidates;
  }

  /**
   * Evaluates a dataset. Vectors go through temporary files, wordings through memory.
   *
   * @param model that made the clips' embeddings; not closed
   * @param allCandidates whether all candidates of a clip are right, or the chosen caption alone
   * @throws IllegalArgumentException if no clip has an embedding of this model and a caption
   * @throws ModelException if a text cannot be embedded
   * @throws IOException if the dataset cannot be read
   */
  public static RetrievalReport of(Dataset dataset, TwoTower model, boolean allCandidates)
      throws IOException, ModelException {
    Path folder = Files.createTempDirectory("reelgloss-");
    Path clipFile = folder.resolve("clips.npy");
    Path textFile = folder.resolve("texts.npy");
    try {
      DatasetRetrieval retrieval = new DatasetRetrieval(model, allCandidates);
      retrieval.writeClips(dataset, clipFile);
      retrieval.writeTexts(textFile);
      try (NpyFile clipVectors = NpyFile.open(clipFile);
          NpyFile textVectors = NpyFile.open(textFile)) {
        return RetrievalEvaluation.of(
                clipVectors, textVectors, CorrectPairs.of(retrieval.pairs.build()))
            .withLeftOut(retrieval.leftOut);
      }
    } finally {
      Files.deleteIfExists(clipFile);
      Files.deleteIfExists(textFile);
      Files.delete(folder);
    }
  }

  private void writeClips(Dataset dataset, Path file) throws IOException {
    try (NpyWriter writer = NpyWriter.create(file, model.dimensions())) {
      dataset.clips(captioned -> add(captioned, writer));
    }
    if (clips == 0) {
      throw new IllegalArgumentException(
          "DIR must have captioned clips with embeddings of %s, but of its %d clips none has; %s"
              .formatted(
                  model.model(),
                  leftOut,
                  otherModels.isEmpty()
                      ? "captions must be chosen by a two-tower selector, which keeps them"
                      : "selector must be what made theirs: " + String.join(", ", otherModels)));
    }
  }

  private void add(CaptionedClip captioned, NpyWriter writer) throws IOException {
    Clip clip = captioned.getClip();
    List<String> right = captions(captioned);
    boolean embedded =
        ModelBundle.sameVersion(clip.getEmbeddingModel(), model.model())
            && clip.getEmbedding().size() == model.dimensions();
    if (!embedded && !clip.getEmbeddingModel().isEmpty()) {
      otherModels.add(clip.getEmbeddingModel());
    }
    if (!embedded || right.isEmpty()) {
      leftOut++;
      return;
    }
    float[] vector = new float[model.dimensions()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = clip.getEmbedding().get(i);
    }
    writer.add(vector);
    for (String caption : right) {
      pairs.add(CorrectPairs.pair(clips, number(caption)));
    }
    clips++;
  }

  private int number(String text) {
    int next = texts.size();
    Integer known = texts.putIfAbsent(text, next);
    return known == null ? next : known;
  }

  private List<String> captions(CaptionedClip captioned) {
    if (!allCandidates) {
      return captioned.getCaption().stream().toList();
    }
    return captioned.getCandidates().stream()
        .filter(candidate -> candidate.getOutcome() == Outcome.SUCCESS)
        .map(CaptionCandidate::getText)
        .flatMap(Optional::stream)
        .toList();
  }

  private void writeTexts(Path file) throws IOException, ModelException {
    List<String> wordings = new ArrayList<>(texts.keySet());
    try (NpyWriter writer = NpyWriter.create(file, model.dimensions())) {
      for (int start = 0; start < wordings.size(); start += BATCH) {
        int end = Math.min(start + BATCH, wordings.size());
        for (float[] vector : model.embedTexts(wordings.subList(start, end))) {
          writer.add(vector);
        }
      }
    }
  }
}
