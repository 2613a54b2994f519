package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each annotator one clip after the other and writes down what they choose.
 *
 * <p>Clips of the overlap go to everybody. Each other clip goes to one person, whoever comes first:
 * while it is before somebody, others get it only when nothing else is left. Captions are shuffled
 * for each clip and person, in the same way each time. Nothing that is given out tells a teacher.
 */
final class Desk {
  static final int MOST_PEOPLE = 1_000;

  private final ClipSample sample;
  private final ChoiceLog log;
  private final long seed;
  private final Clock clock;
  private final Map<String, Person> people = new HashMap<>();

  /**
   * @param before what was chosen before; read here and not kept
   */
  Desk(ClipSample sample, ChoiceLog log, Choices before, long seed, Clock clock)
      throws IOException {
    this.sample = sample;
    this.log = log;
    this.seed = seed;
    this.clock = clock;
    before.everything((line, entry) -> replay(entry));
    people.values().forEach(person -> person.show(null));
  }

  private void replay(LogEntry entry) {
    Integer place = sample.place(entry.clip());
    if (place == null) {
      return;
    }
    Person person = people.computeIfAbsent(entry.annotator(), unused -> new Person());
    switch (entry.kind()) {
      case CHOICE -> person.step(place, true);
      case SKIP -> person.step(place, false);
      case UNDO -> person.back(place);
    }
  }

  /** Returns what is before a person now. */
  synchronized ObjectNode now(String annotator) throws IOException, Refusal {
    Person person = person(annotator);
    Integer open = open(person);
    BitSet finished = blocked(person, false);
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.put("turn", person.turn());
    state.put("done", person.done.cardinality());
    state.put("total", person.done.cardinality() + sample.size() - finished.cardinality());
    state.put("undo", person.lastStep() != null);
    if (open == null) {
      return state.putNull("clip");
    }
    ClipTask task = sample.get(open);
    ObjectNode clip = state.putObject("clip").put("index", open);
    clip.put("media", task.media() == null ? null : "media/" + open);
    clip.put("sheet", task.sheet() == null ? null : "sheet/" + open);
    clip.put("width", task.width()).put("height", task.height());
    ArrayNode captions = clip.putArray("captions");
    shuffled(task, annotator).forEach(captions::add);
    return state;
  }

  /**
   * Writes down which captions of the open clip are good, and what is before the person then.
   *
   * @param turn and {@code index}: as in the state that the page shows
   * @param good numbers of captions, each once; none where all are bad
   * @param best one of the good ones; null where none is named: a single good one is the best
   */
  synchronized ObjectNode choose(
      String annotator, int turn, int index, List<Integer> good, @Nullable Integer best)
      throws IOException, Refusal {
    Person person = person(annotator);
    int open = expect(person, turn, index);
    ClipTask task = sample.get(open);
    List<String> shown = shuffled(task, annotator);
    Set<String> texts = new HashSet<>();
    for (int number : good) {
      if (number < 0 || number >= shown.size() || !texts.add(shown.get(number))) {
        throw new Refusal(400, "good must be captions of the clip, each once, but was: " + good);
      }
    }
    if (best != null && !good.contains(best)) {
      throw new Refusal(400, "best must be one of the good captions, but was: " + best);
    }
    @Nullable Integer only = good.size() == 1 ? good.get(0) : best;
    String text = only == null ? null : shown.get(only);
    log.append(task.judged(annotator, texts, text, clock.instant()).toJson());
    person.step(open, true);
    return now(annotator);
  }

  /** Leaves the open clip to others. */
  synchronized ObjectNode skip(String annotator, int turn, int index) throws IOException, Refusal {
    Person person = person(annotator);
    int open = expect(person, turn, index);
    mark(LogEntry.Kind.SKIP, open, annotator);
    person.step(open, false);
    return now(annotator);
  }

  /** Takes the last step back and puts its clip before the person again. */
  synchronized ObjectNode undo(String annotator, int turn) throws IOException, Refusal {
    Person person = person(annotator);
    Integer last = person.lastStep();
    if (turn != person.turn()) {
      throw new Refusal(409, "another page was faster");
    }
    if (last == null) {
      throw new Refusal(400, "there is nothing to take back");
    }
    mark(LogEntry.Kind.UNDO, last, annotator);
    person.back(last);
    return now(annotator);
  }

  private void mark(LogEntry.Kind kind, int place, String annotator) throws IOException {
    String clip = sample.get(place).clipId();
    log.append(LogEntry.mark(kind, clip, annotator, clock.instant()));
  }

  private Person person(String annotator) throws Refusal {
    Person known = people.get(annotator);
    if (known != null) {
      return known;
    }
    if (people.size() >= MOST_PEOPLE) {
      throw new Refusal(400, "there may be at most " + MOST_PEOPLE + " annotators");
    }
    Person person = new Person();
    people.put(annotator, person);
    return person;
  }

  private static int expect(Person person, int turn, int index) throws Refusal {
    Integer open = person.open();
    if (open == null || turn != person.turn() || index != open) {
      throw new Refusal(409, "another page was faster");
    }
    return open;
  }

  /** Returns the clip that is before a person; a new one where there was none. */
  private @Nullable Integer open(Person person) {
    if (person.open() == null) {
      int next = blocked(person, true).nextClearBit(0);
      if (next >= sample.size()) {
        next = blocked(person, false).nextClearBit(0);
      }
      person.show(next < sample.size() ? (Integer) next : null);
    }
    return person.open();
  }

  /** Returns which clips a person need not see: done, or in the hands of others. */
  private BitSet blocked(Person person, boolean withOpen) {
    BitSet others = new BitSet(sample.size());
    for (Person other : people.values()) {
      if (other != person) {
        others.or(other.chosen);
        if (withOpen && other.open() != null) {
          others.set(other.open());
        }
      }
    }
    others.andNot(sample.shared());
    others.or(person.done);
    return others;
  }

  private List<String> shuffled(ClipTask task, String annotator) {
    List<String> texts = new ArrayList<>(task.texts());
    Collections.shuffle(
        texts, new Random(SamplePlan.number(seed, "captions", task.clipId(), annotator)));
    return texts;
  }
}
