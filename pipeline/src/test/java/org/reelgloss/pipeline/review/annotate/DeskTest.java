package org.reelgloss.pipeline.review.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:15:30Z"), ZoneOffset.UTC);

  @TempDir private Path root;
  private TestDataset dataset = new TestDataset(Path.of(""));

  @BeforeEach
  void beginDataset() {
    dataset = new TestDataset(root);
  }

  /** What is done with a desk over a dataset. */
  @FunctionalInterface
  private interface Work {
    void at(Desk desk) throws IOException, Refusal;
  }

  @Test
  void identicalTextsAreShownOnceAndCountForAllWhoSaidThem() throws IOException, Refusal {
    dataset.add("b:A dog", "a:A dog ", "c:A cat", "d");

    with(
        "0",
        desk -> {
          JsonNode now = desk.now("ann");
          assertThat(captions(now), containsInAnyOrder("A dog", "A cat"));
          choose(desk, "ann", now, "A dog");
        });

    assertThat(
        log(),
        contains(
            "{\"clip\":\"c0\",\"annotator\":\"ann\",\"candidates\":["
                + "{\"teacher\":\"b\",\"text\":\"A dog\",\"good\":true},"
                + "{\"teacher\":\"a\",\"text\":\"A dog\",\"good\":true},"
                + "{\"teacher\":\"c\",\"text\":\"A cat\",\"good\":false}],"
                + "\"best\":\"a\",\"at\":\"2026-11-20T10:15:30Z\"}"));
  }

  @Test
  void captionsAreShuffledForEachClipAndPersonInTheSameWayEachTime() throws IOException, Refusal {
    dataset.addAll(12);
    List<String> orders = new ArrayList<>();
    List<String> again = new ArrayList<>();

    with("12", desk -> all(desk, "ann", orders));
    Files.delete(root.resolve("_annotations/choices.jsonl"));
    with("12", desk -> all(desk, "ann", again));

    assertThat(again, is(orders));
    assertThat(new HashSet<>(orders).size() > 2, is(true));
  }

  @Test
  void theOverlapGoesToEverybodyAndTheRestIsDivided() throws IOException, Refusal {
    dataset.addAll(10);

    with(
        "4",
        desk -> {
          for (int turn = 0; turn < 10; turn++) {
            step(desk, "ann");
            step(desk, "bob");
          }
          assertThat(desk.now("ann").get("clip").isNull(), is(true));
          assertThat(desk.now("bob").get("clip").isNull(), is(true));
          assertThat(desk.now("bob").get("done").asInt(), is(7));
          assertThat(desk.now("bob").get("total").asInt(), is(7));
        });

    Set<String> all = new HashSet<>(judged("ann"));
    all.addAll(judged("bob"));
    assertThat(all.size(), is(10));
    Set<String> both = new HashSet<>(judged("ann"));
    both.retainAll(judged("bob"));
    assertThat(both.size(), is(5)); // The overlap, and the last one, which was before bob.
  }

  @Test
  void everyoneGoesOnWhereTheyWere() throws IOException, Refusal {
    dataset.addAll(3);

    with("3", desk -> step(desk, "ann"));

    with(
        "3",
        desk -> {
          assertThat(desk.now("ann").get("done").asInt(), is(1));
          assertThat(desk.now("bob").get("done").asInt(), is(0));
          assertThat(desk.now("ann").at("/clip/index").asInt(), is(1));
          desk.undo("ann", desk.now("ann").get("turn").asInt());
          assertThat(desk.now("ann").at("/clip/index").asInt(), is(0));
        });
  }

  @Test
  void whatWasSkippedGoesToOthersAndCanBeTakenBack() throws IOException, Refusal {
    dataset.addAll(1);

    with(
        "0",
        desk -> {
          JsonNode now = desk.skip("ann", 0, index(desk.now("ann")));
          assertThat(now.get("clip").isNull(), is(true));
          assertThat(desk.now("bob").at("/clip/index").asInt(), is(0));
          desk.undo("ann", now.get("turn").asInt());
          assertThat(desk.now("ann").at("/clip/index").asInt(), is(0));
        });

    assertThat(
        log(),
        contains(
            "{\"clip\":\"c0\",\"annotator\":\"ann\",\"skip\":true,\"at\":\"2026-11-20T10:15:30Z\"}",
            "{\"clip\":\"c0\",\"annotator\":\"ann\",\"undo\":true,\"at\":\"2026-11-20T10:15:30Z\"}"));
  }

  @Test
  void aPageThatShowsOldThingsChangesNothing() throws IOException, Refusal {
    dataset.addAll(2);

    with(
        "2",
        desk -> {
          step(desk, "ann");
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(), null)), is(409));
          assertThat(refused(() -> desk.choose("ann", 1, 0, List.of(), null)), is(409));
          assertThat(refused(() -> desk.skip("ann", 0, 1)), is(409));
          assertThat(refused(() -> desk.undo("ann", 0)), is(409));
          assertThat(refused(() -> desk.undo("bob", 0)), is(400));
        });

    assertThat(log().size(), is(1));
  }

  @Test
  void captionsThatAreNotShownAreRefused() throws IOException, Refusal {
    dataset.addAll(1);

    with(
        "0",
        desk -> {
          desk.now("ann");
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(3), null)), is(400));
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(-1), null)), is(400));
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(1, 1), null)), is(400));
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(1), 2)), is(400));
          assertThat(refused(() -> desk.choose("ann", 0, 0, List.of(), 0)), is(400));
        });

    assertThat(log().isEmpty(), is(true));
  }

  @Test
  void severalGoodOnesNeedNoBest() throws IOException, Refusal {
    dataset.addAll(2);

    with(
        "0",
        desk -> {
          JsonNode now = desk.now("ann");
          now = desk.choose("ann", 0, index(now), List.of(0, 2), null);
          desk.choose("ann", 1, index(now), List.of(0, 2), 2);
        });

    assertThat(log().get(0).contains("\"best\""), is(false));
    assertThat(log().get(1).contains("\"best\""), is(true));
    assertThat(log().get(0).split("\"good\":true").length, is(3));
  }

  @Test
  void nothingThatIsGivenOutTellsATeacher() throws IOException, Refusal {
    dataset.add("qwen:A dog", "blip:A cat");

    with("0", desk -> assertThat(desk.now("ann").toString().matches(".*(qwen|blip).*"), is(false)));
  }

  @Test
  void aClipThatIsBeforeSomebodyIsNotGivenToOthersWhileThereAreMore() throws IOException, Refusal {
    dataset.addAll(2);

    with(
        "0",
        desk -> {
          assertThat(index(desk.now("ann")), is(0));
          assertThat(index(desk.now("ann")), is(0));
          assertThat(index(desk.now("bob")), is(1));
          assertThat(index(desk.now("cyn")), is(0));
        });
  }

  private void with(String overlap, Work work) throws IOException, Refusal {
    SamplePlan plan =
        new SamplePlan(Integer.MAX_VALUE, SamplePlan.By.random, 3, Overlap.parse(overlap));
    try (ClipSample sample = ClipSample.draw(dataset.write(), root, plan);
        ChoiceLog log = ChoiceLog.open(root)) {
      work.at(new Desk(sample, log, Choices.read(root), 3, CLOCK));
    }
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(root.resolve("_annotations/choices.jsonl"));
  }

  private List<String> judged(String annotator) throws IOException {
    List<String> clips = new ArrayList<>();
    Choices.read(root)
        .each(
            choice -> {
              if (annotator.equals(choice.annotator())) {
                clips.add(choice.subject());
              }
            });
    return clips;
  }

  private static void all(Desk desk, String annotator, List<String> orders)
      throws IOException, Refusal {
    for (JsonNode now = desk.now(annotator);
        !now.get("clip").isNull();
        now = desk.choose(annotator, now.get("turn").asInt(), index(now), List.of(), null)) {
      orders.add(captions(now).toString().replaceAll("\\d", ""));
    }
  }

  /** Says that all are bad, if there is a clip. */
  private static void step(Desk desk, String annotator) throws IOException, Refusal {
    JsonNode now = desk.now(annotator);
    if (!now.get("clip").isNull()) {
      desk.choose(annotator, now.get("turn").asInt(), index(now), List.of(), null);
    }
  }

  private static void choose(Desk desk, String annotator, JsonNode now, String text)
      throws IOException, Refusal {
    int number = captions(now).indexOf(text);
    desk.choose(annotator, now.get("turn").asInt(), index(now), List.of(number), number);
  }

  private static int index(JsonNode now) {
    return now.at("/clip/index").asInt();
  }

  private static List<String> captions(JsonNode now) {
    List<String> captions = new ArrayList<>();
    now.at("/clip/captions").forEach(caption -> captions.add(caption.asText()));
    return captions;
  }

  private static int refused(Executable work) {
    return assertThrows(Refusal.class, work).status();
  }
}
