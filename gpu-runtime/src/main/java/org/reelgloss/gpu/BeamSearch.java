package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Follows the {@code numBeams} likeliest beginnings side by side. At each step the best candidates,
 * twice as many as beams for one end token, are gone through in order: one that ends is finished if
 * it is among the first {@code numBeams}, the others are continued until there are enough.
 */
final class BeamSearch implements Search {
  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble(Candidate::logProbability)
          .thenComparing(Candidate::order, Comparator.reverseOrder());

  private final GenerationConfig config;
  private final TokenRules rules;
  private final FinishedBeams finished;
  private List<Beam> beams;
  private boolean done;

  BeamSearch(GenerationConfig config) {
    this.config = config;
    this.rules = new TokenRules(config);
    this.finished = new FinishedBeams(config);
    this.beams = List.of(new Beam(new int[] {config.startToken()}, 0, 0));
  }

  @Override
  public int[][] beginnings() {
    return done ? new int[0][] : beams.stream().map(Beam::tokens).toArray(int[][]::new);
  }

  @Override
  public int[] parents() {
    return done ? new int[0] : beams.stream().mapToInt(Beam::parent).toArray();
  }

  @Override
  public void advance(float[][] logits) throws ModelException {
    List<Candidate> candidates = candidates(logits);
    int generated = beams.get(0).tokens().length;
    List<Beam> next = new ArrayList<>();
    for (int rank = 0; rank < candidates.size() && next.size() < config.numBeams(); rank++) {
      Candidate candidate = candidates.get(rank);
      int[] tokens = Search.append(beams.get(candidate.beam()).tokens(), candidate.token());
      if (!config.isEnd(candidate.token())) {
        next.add(new Beam(tokens, candidate.logProbability(), candidate.beam()));
      } else if (rank < config.numBeams()) {
        finished.add(tokens, candidate.logProbability(), true);
      }
    }
    done = finished.suffice(candidates.get(0).logProbability(), generated);
    beams = next;
    if (!done && (next.isEmpty() || generated + 1 >= config.maxLength())) {
      next.forEach(beam -> finished.add(beam.tokens(), beam.logProbability(), false));
      done = true;
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public Hypothesis best() {
    return finished.best();
  }

  /** Returns the likeliest continuations of all beams, best first. */
  private List<Candidate> candidates(float[][] logits) throws ModelException {
    int limit = (1 + config.endTokens().size()) * config.numBeams();
    PriorityQueue<Candidate> best = new PriorityQueue<>(limit + 1, WORST_FIRST);
    for (int beam = 0; beam < logits.length; beam++) {
      addCandidates(best, limit, beam, logProbabilities(beams.get(beam), logits[beam]));
    }
    if (best.isEmpty()) {
      throw new ModelException("Every token is forbidden after " + beams.get(0).tokens().length);
    }
    List<Candidate> ordered = new ArrayList<>(best);
    ordered.sort(Collections.reverseOrder(WORST_FIRST));
    return ordered;
  }

  private float[] logProbabilities(Beam beam, float[] logits) throws ModelException {
    double total = Search.logSumExp(logits);
    for (int token = 0; token < logits.length; token++) {
      logits[token] = (float) (logits[token] - total);
    }
    rules.apply(beam.tokens(), logits);
    return logits;
  }

  private void addCandidates(
      PriorityQueue<Candidate> best, int limit, int beam, float[] logProbabilities) {
    double before = beams.get(beam).logProbability();
    for (int token = 0; token < logProbabilities.length; token++) {
      double sum = before + logProbabilities[token];
      boolean room = best.size() < limit;
      if (sum > Double.NEGATIVE_INFINITY && (room || sum > best.element().logProbability())) {
        long order = (long) beam * logProbabilities.length + token;
        best.add(new Candidate(beam, token, sum, order));
        if (!room) {
          best.remove();
        }
      }
    }
  }

  /**
   * A beginning that is continued.
   *
   * @param parent which beam of the step before it continues
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Beam(int[] tokens, double logProbability, int parent) {}

  /**
   * A beam and a token after it.
   *
   * @param order decides between equally likely ones: the lower comes first
   */
  private record Candidate(int beam, int token, double logProbability, long order) {}
}
