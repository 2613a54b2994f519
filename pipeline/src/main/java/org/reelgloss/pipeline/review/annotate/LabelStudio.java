package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * Tasks with annotations as Label Studio's JSON has them (its guide, "Label Studio JSON format of
 * annotated tasks", and its tag {@code Choices} with choices of the task's own). The controls are
 * those of the labelling configuration in docs/annotation.md: {@code best}, {@code good}, {@code
 * bad} and {@code annotator}, all of the object {@code clip}. Teachers are not named in it: a
 * caption is known by its text.
 */
final class LabelStudio {
  private static final String ALL_BAD = "All are bad";

  private LabelStudio() {}

  /** Returns the task of a clip with what each of several people chose. */
  static ObjectNode task(String clip, List<JudgementLine> choices) {
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    ObjectNode data = task.putObject("data").put("clip", clip);
    data.put("video", "clips/%s/%s.mp4".formatted(clip.replaceFirst("-\\d+-\\d+$", ""), clip));
    Set<String> texts = new TreeSet<>();
    choices.forEach(choice -> choice.candidates().forEach(c -> texts.add(text(c))));
    ArrayNode captions = data.putArray("captions");
    texts.forEach(text -> captions.addObject().put("value", text));
    ArrayNode annotations = task.putArray("annotations");
    for (JudgementLine choice : choices) {
      annotations.add(annotation(choice));
    }
    return task;
  }

  private static ObjectNode annotation(JudgementLine choice) {
    ObjectNode annotation = JsonNodeFactory.instance.objectNode();
    annotation.put("was_cancelled", false);
    if (choice.at() != null) {
      annotation.put("created_at", choice.at().toString());
    }
    ArrayNode result = annotation.putArray("result");
    Set<String> good = new LinkedHashSet<>();
    Set<String> best = new LinkedHashSet<>();
    for (JudgementLine.Candidate candidate : choice.candidates()) {
      if (candidate.good()) {
        good.add(text(candidate));
      }
      if (candidate.teacher().equals(choice.best())) {
        best.add(text(candidate));
      }
    }
    add(result, "best", best);
    add(result, "good", good);
    add(result, "bad", good.isEmpty() ? Set.of(ALL_BAD) : Set.of());
    ObjectNode by = result.addObject().put("from_name", "annotator").put("to_name", "clip");
    by.put("type", "textarea");
    by.putObject("value").putArray("text").add(choice.annotator());
    return annotation;
  }

  private static void add(ArrayNode result, String control, Set<String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode item = result.addObject().put("from_name", control).put("to_name", "clip");
      item.put("type", "choices");
      ArrayNode choices = item.putObject("value").putArray("choices");
      texts.forEach(choices::add);
    }
  }

  private static String text(JudgementLine.Candidate candidate) {
    return candidate.text() == null ? candidate.teacher() : candidate.text();
  }

  /**
   * Reads a task; annotations that were cancelled are passed by.
   *
   * @param place file and line, for messages
   */
  static void read(String place, JsonNode task, Consumer<Incoming> found, Consumer<String> wrong) {
    String clip = task.path("data").path("clip").asText();
    if (clip.isBlank()) {
      wrong.accept(place + ": a task must have data with clip");
      return;
    }
    for (JsonNode annotation : task.path("annotations")) {
      if (!annotation.path("was_cancelled").asBoolean()) {
        try {
          found.accept(incoming(place, clip, annotation));
        } catch (IllegalArgumentException malformed) {
          wrong.accept(String.valueOf(malformed.getMessage()));
        }
      }
    }
  }

  private static Incoming incoming(String place, String clip, JsonNode annotation) {
    Set<String> best = chosen(annotation, "best");
    Set<String> good = chosen(annotation, "good");
    Set<String> bad = chosen(annotation, "bad");
    good.addAll(best);
    if (best.size() > 1 || good.isEmpty() == bad.isEmpty()) {
      throw new IllegalArgumentException(
          place + ": clip " + clip + " must have one best, several good ones, or all bad");
    }
    String annotator = ChoiceFile.name(place, annotator(annotation));
    @Nullable String first = best.isEmpty() ? null : best.iterator().next();
    return new Incoming(place, clip, annotator, good, first, at(annotation), null);
  }

  private static Set<String> chosen(JsonNode annotation, String control) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode item : annotation.path("result")) {
      if (item.path("from_name").asText().equals(control)) {
        item.path("value").path("choices").forEach(text -> texts.add(text.asText().strip()));
      }
    }
    return texts;
  }

  /** Returns the name that was typed in, or else the user's address or number. */
  private static String annotator(JsonNode annotation) {
    for (JsonNode item : annotation.path("result")) {
      if (item.path("from_name").asText().equals("annotator")) {
        JsonNode text = item.path("value").path("text");
        return text.isArray() ? text.path(0).asText() : text.asText();
      }
    }
    JsonNode user = annotation.path("completed_by");
    if (user.isIntegralNumber()) {
      return "label-studio-" + user.asLong();
    }
    return user.isObject() ? user.path("email").asText() : user.asText();
  }

  private static @Nullable Instant at(JsonNode annotation) {
    try {
      return OffsetDateTime.parse(annotation.path("created_at").asText()).toInstant();
    } catch (DateTimeException notTold) { // Then the time of the import counts.
      return null;
    }
  }
}
