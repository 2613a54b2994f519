package org.reelgloss.transforms.select;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How signals become a score: the sum of {@code weight * (value - mean) / scale} over the known
 * ones, then a logistic function that was fitted to what people accept, so that the score is a
 * probability. Written as {@code selector.json} in a bundle.
 *
 * @param terms by signal, or by {@link Signals#TEACHER} and a teacher's name
 * @param slope of the logistic function, above 0
 * @param intercept of the logistic function
 * @param threshold the score from which on a caption is likely to be accepted
 * @param bank whether signals of a bank are needed
 * @param heads digest of the {@link RetrievalHeads} beside, see {@link RetrievalHeadsFile}; empty
 *     where there are none
 */
public record ScoringModel(
    Map<String, Term> terms,
    double slope,
    double intercept,
    double threshold,
    boolean bank,
    Optional<String> heads) {
  /** The name of the file. */
  public static final String FILE = "selector.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TERMS = "signals";
  private static final String HEADS = "heads";

  /**
   * A signal's part.
   *
   * @param mean the value that says nothing
   * @param scale above 0
   * @param weight per scale
   */
  public record Term(double mean, double scale, double weight) {
    private double of(double value) {
      return Double.isNaN(value) ? 0 : weight * (value - mean) / scale;
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if a number is missing, a scale is not above 0, the heads'
   *     digest is no text or missing where they are weighed, or a signal is not known
   */
  public static ScoringModel of(JsonNode json) {
    Map<String, Term> terms = new LinkedHashMap<>();
    json.path(TERMS)
        .fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              if (!name.startsWith(Signals.TEACHER) && !Signals.all().contains(name)) {
                throw new IllegalArgumentException(
                    FILE + " has a signal '%s', but known are: %s".formatted(name, Signals.all()));
              }
              JsonNode term = field.getValue();
              terms.put(name, new Term(number(term, "mean"), scale(term), number(term, "weight")));
            });
    Optional<String> heads = heads(json.path(HEADS));
    if (terms.containsKey(Signals.RETRIEVAL) && heads.isEmpty()) {
      throw new IllegalArgumentException(
          FILE + " has the signal " + Signals.RETRIEVAL + ", which needs " + HEADS);
    }
    return new ScoringModel(
        terms,
        number(json, "slope"),
        number(json, "intercept"),
        number(json, "threshold"),
        json.path("bank").asBoolean(),
        heads);
  }

  private static Optional<String> heads(JsonNode digest) {
    if (!digest.isTextual() && !digest.isMissingNode()) {
      throw new IllegalArgumentException(
          HEADS + " in " + FILE + " must be a digest, but was: " + digest);
    }
    return digest.isTextual() ? Optional.of(digest.textValue()) : Optional.empty();
  }

  private static double scale(JsonNode term) {
    double scale = number(term, "scale");
    if (!(scale > 0)) {
      throw new IllegalArgumentException(
          "scale in " + FILE + " must be above 0, but was: " + scale);
    }
    return scale;
  }

  private static double number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          name + " in " + FILE + " must be a number, but was: " + value);
    }
    return value.doubleValue();
  }

  /** Returns the model as an object to which more can be added. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("slope", slope).put("intercept", intercept).put("threshold", threshold);
    json.put("bank", bank);
    heads.ifPresent(digest -> json.put(HEADS, digest));
    ObjectNode all = json.putObject(TERMS);
    terms.forEach(
        (name, term) ->
            all.putObject(name)
                .put("mean", term.mean())
                .put("scale", term.scale())
                .put("weight", term.weight()));
    return json;
  }

  /**
   * Returns the score, in (0, 1).
   *
   * @param signals in the order of {@link Signals#all}; NaN where one is not known
   * @param teacher who said the caption; one that is not known, such as an empty name, counts as
   *     the mean of all
   */
  public double score(double[] signals, String teacher) {
    double score = 1 / (1 + Math.exp(-(slope * sum(signals, teacher) + intercept)));
    return Math.max(Double.MIN_VALUE, Math.min(Math.nextDown(1.0), score));
  }

  private double sum(double[] signals, String teacher) {
    List<String> names = Signals.all();
    double sum = 0;
    for (int i = 0; i < signals.length; i++) {
      Term term = terms.get(names.get(i));
      sum += term == null ? 0 : term.of(signals[i]);
    }
    if (terms.containsKey(Signals.TEACHER + teacher)) {
      for (Map.Entry<String, Term> entry : terms.entrySet()) {
        if (entry.getKey().startsWith(Signals.TEACHER)) {
          boolean said = entry.getKey().equals(Signals.TEACHER + teacher);
          sum += entry.getValue().of(said ? 1 : 0);
        }
      }
    }
    return sum;
  }
}
