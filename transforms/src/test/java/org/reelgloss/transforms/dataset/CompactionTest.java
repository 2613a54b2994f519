package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.dataset.TestUnits.clip;
import static org.reelgloss.transforms.dataset.TestUnits.failed;
import static org.reelgloss.transforms.dataset.TestUnits.unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.FailingRoot;
import org.reelgloss.transforms.storage.OutputRoot;

class CompactionTest {
  private static final Captioning ONE = TestHistory.CAPTIONINGS.get(0);
  private static final List<String> FOLDERS = List.of("dataset", "videos", "failures");

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.resolve("out").toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readersFindTheSameAsBefore(long seed) throws IOException {
    TestHistory history = new TestHistory(root, seed);
    history.publish(30);
    List<String> before = view(root);

    Compaction.Report first = atOnce().run();
    assertThat(view(root), is(before));
    assertThat(first.after().commits(), lessThan(first.before().commits()));

    history.publish(10);
    List<String> more = view(root);
    atOnce().run();
    assertThat(view(root), is(more));
    assertThat(stored(), is(listed()));
  }

  @Test
  void whereverItIsKilledReadersFindTheSameAndTheNextOneFinishes() throws IOException {
    List<Captioning> captionings = List.of(ONE);
    TestHistory history = new TestHistory(root, 1);
    history.publish(6);
    atOnce().run();
    history.publish(6);
    List<String> before = View.of(root, captionings);
    Path at = folder.resolve("killed");
    boolean killed = true;
    int operations = 0;
    for (; killed; operations++) {
      copy(folder.resolve("out"), at);
      OutputRoot copied = OutputRoot.of(at.toString());
      FailingRoot failing = new FailingRoot(copied, operations);
      killed = isKilled(Compaction.of(failing).withGrace(Duration.ZERO));
      assertThat("after " + operations, View.of(copied, captionings), is(before));
      Compaction.of(copied).withGrace(Duration.ZERO).run();
      assertThat("after " + operations, View.of(copied, captionings), is(before));
      assertThat(stored(at), is(LiveCommits.read(copied).files()));
      copied.delete("");
    }
    assertThat(operations, greaterThan(50));
  }

  @Test
  void manySmallFilesBecomeOneOfEachKindAndThenThereIsNothingToDo() throws IOException {
    for (int i = 19; i >= 0; i--) {
      publish(ONE, unit("v" + i, "r1", 0), failed("w" + i, "r1", 0));
    }

    Compaction.Report report = atOnce().run();

    assertThat(report.before().commits(), is(20L));
    assertThat(report.before().files(), is(60L));
    assertThat(report.rewritten(), is(20));
    assertThat(report.after().commits(), is(1L));
    assertThat(report.after().files(), is(3L));
    assertThat(report.after().bytes(), lessThan(report.before().bytes() / 5));
    assertThat(report.deleted(), is(80L));
    List<String> uris = new ArrayList<>();
    Dataset.open(root).clips(clip -> uris.add(clip.getClip().getUri()));
    assertThat(uris, hasSize(20));
    assertThat(uris, is(uris.stream().sorted().toList()));
    Set<String> files = stored();
    assertThat(atOnce().run().isNothing(), is(true));
    assertThat(stored(), is(files));
  }

  @Test
  void filesHaveAboutTheWantedSize() throws IOException {
    for (int i = 0; i < 40; i++) {
      publish(ONE, unit("v" + i, "r1", 0));
    }
    List<String> before = view(root);

    atOnce().withTargetBytes(4_000).run();

    assertThat(LiveCommits.read(root).commits().size(), greaterThan(2));
    assertThat(LiveCommits.read(root).commits().size(), lessThan(20));
    assertThat(view(root), is(before));
    assertThat(atOnce().withTargetBytes(4_000).run().isNothing(), is(true));
  }

  @Test
  void captioningsStayApart() throws IOException {
    publish(ONE, unit("a", "r1", 0), unit("b", "r1", 0));
    publish(ONE, unit("c", "r1", 0));
    publish(TestHistory.CAPTIONINGS.get(2), unit("d", "r1", 0));
    publish(TestHistory.CAPTIONINGS.get(2), unit("e", "r1", 0));

    atOnce().run();

    assertThat(
        LiveCommits.read(root).commits().stream().map(Commit::captioning).toList(),
        is(List.of(ONE.versions(), TestHistory.CAPTIONINGS.get(2).versions())));
  }

  @Test
  void whatWasReplacedStaysUntilALaterRunFindsItOlderThanTheGrace() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("b", "r1", 0));
    List<String> before = view(root);
    Dataset opened = Dataset.open(root);
    Compaction patient = Compaction.of(root);

    Compaction.Report first = patient.run();

    assertThat(first.deleted(), is(0L));
    assertThat(first.waiting(), is(6L));
    assertThat(Dataset.list(opened::clips), hasSize(2));
    assertThat(view(root), is(before));
    assertThat(patient.run().isNothing(), is(true));
    Instant later = Instant.now().plus(Duration.ofMinutes(11));
    Compaction.Report second = patient.withClock(Clock.fixed(later, ZoneOffset.UTC)).run();
    assertThat(second.rewritten(), is(0));
    assertThat(second.deleted(), is(6L));
    assertThat(view(root), is(before));
    assertThat(stored(), is(listed()));
  }

  @Test
  void replaysOfWhatWasCompactedDoNotCount() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("b", "r1", 0));
    List<String> before = view(root);
    atOnce().run();

    publish(ONE, unit("a", "r1", 0));
    assertThat(records(), is(before.stream().filter(line -> line.startsWith("clip")).toList()));
    atOnce().run();

    assertThat(view(root), is(before));
    assertThat(stored(), is(listed()));
  }

  @Test
  void aRunThatIsOnFindsTheAnswersWhereTheyAreNow() throws IOException {
    CaptionCandidate said =
        CaptionCandidate.newBuilder()
            .setTeacher("a")
            .setModel("m")
            .setOutcome(Outcome.SUCCESS)
            .setText("Yes.")
            .build();
    publish(ONE, unit("a", "r1", 0, said));
    publish(ONE, unit("b", "r1", 0, said));
    KnownAnswers answers = new KnownAnswers(root, ONE);
    CommitLog log = new CommitLog(root);
    CommitLog.Totals totals = log.read();
    assertThat(answers.of(clip("a", 0, 1).getClip()), is(Map.of("a", said)));

    atOnce().run();

    assertThat(answers.of(clip("b", 0, 1).getClip()), is(Map.of("a", said)));
    assertThat(log.read(), is(totals));
    publish(ONE, unit("c", "r1", 0));
    assertThat(log.read(), is(new CommitLog.Totals(3, 3, 0)));
  }

  @Test
  void aReselectionWhoseCommitsWereReplacedFails() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("b", "r1", 0));
    String commit = Reselection.of(root, "new").parts().get(0).commits().get(0);
    Compaction.of(root).run();

    IOException refused =
        assertThrows(
            IOException.class,
            () -> new PublishedUnits(root, Commits.read(root)).read(commit, new NoSink()));

    assertThat(refused.getMessage(), containsString("compacted while it was read"));
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndNothingIsDeleted() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("b", "r1", 0));
    String broken = root.list("dataset").get(0);
    Path file = folder.resolve("out").resolve(broken);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, "Obj".getBytes(StandardCharsets.UTF_8));

    IOException unreadable = assertThrows(IOException.class, () -> atOnce().run());
    assertThat(unreadable.getMessage(), containsString(broken));

    Files.write(file, whole);
    List<String> before = view(root);
    assertThat(atOnce().run().rewritten(), is(2));
    assertThat(view(root), is(before));
    assertThat(stored(), is(listed()));
  }

  @Test
  void aFileThatHasLostRecordsIsNotTheLastWord() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("b", "r1", 0));
    List<String> files = root.list("dataset");
    Path out = folder.resolve("out");
    Files.write(out.resolve(files.get(0)), Files.readAllBytes(out.resolve(files.get(1))));

    IOException refused = assertThrows(IOException.class, () -> atOnce().run());

    assertThat(refused.getMessage(), containsString("must have 1 records in dataset/"));
    assertThat(LiveCommits.names(root), hasSize(2));
  }

  @Test
  void filesThatNoCommitListsGoWhenTheyAreOld() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    root.write("videos/old.avro", out -> out.write(1));
    root.write("failures/new.avro", out -> out.write(1));
    root.write("_state/parts/old", out -> out.write(1));
    root.write("_state/parts/new", out -> out.write(1));
    age("videos/old.avro");
    age("_state/parts/old");

    Compaction.Report report = Compaction.of(root).run();

    assertThat(report.deleted(), is(2L));
    assertThat(report.waiting(), is(2L));
    assertThat(root.has("videos/old.avro"), is(false));
    assertThat(root.has("failures/new.avro"), is(true));
    assertThat(root.list("_state/parts"), is(List.of("_state/parts/new")));
  }

  @Test
  void mediaOfUnknownVideosGoOnlyWhenAskedFor() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    for (String name : List.of("a-id/1.jpg", "gone/1.jpg", "coming/1.jpg")) {
      root.write("frames/" + name, out -> out.write(1));
      age("frames/" + name);
    }
    root.write("frames/coming/2.jpg", out -> out.write(1));
    root.write("clips/gone/1.mp4", out -> out.write(1));
    age("clips/gone/1.mp4");

    assertThat(Compaction.of(root).run().isNothing(), is(true));
    assertThat(Compaction.of(root).withMedia().run().deleted(), is(2L));

    assertThat(root.has("frames/a-id/1.jpg"), is(true));
    assertThat(root.has("frames/coming/1.jpg"), is(true));
    assertThat(root.has("frames/gone"), is(false));
    assertThat(root.has("clips/gone"), is(false));
  }

  @Test
  void clipsOfEarlierAttemptsGoOnceALaterOneHasThemAll() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(TestHistory.CAPTIONINGS.get(1), unit("a", "r1", 1));
    atOnce().run();
    assertThat(clips(), hasSize(1));

    publish(TestHistory.CAPTIONINGS.get(2), unit("a", "r1", 2));
    atOnce().run();
    assertThat(clips(), hasSize(2)); // What other teachers said may be asked for again.
  }

  @Test
  void anEmptyRootHasNothingToDo() throws IOException {
    assertThat(atOnce().run().isNothing(), is(true));
    assertThat(Files.exists(folder.resolve("out")), is(false));
  }

  private static final class NoSink implements PublishedUnits.Sink {
    @Override
    public void video(SplitVideo video) {}

    @Override
    public void clip(CaptionedClip clip) {}

    @Override
    public void failure(FailedElement failure) {}
  }

  private Compaction atOnce() {
    return Compaction.of(root).withGrace(Duration.ZERO);
  }

  private static boolean isKilled(Compaction compaction) {
    try {
      compaction.run();
      return false;
    } catch (IOException killed) {
      assertThat(killed.getMessage(), containsString("Killed"));
      return true;
    }
  }

  private static List<String> view(OutputRoot of) throws IOException {
    return View.of(of, TestHistory.CAPTIONINGS);
  }

  private List<String> records() throws IOException {
    return view(root).stream().filter(line -> line.startsWith("clip")).toList();
  }

  /** Returns all records of clips, those that do not count, too. */
  private List<CaptionedClip> clips() throws IOException {
    List<CaptionedClip> clips = new ArrayList<>();
    for (String file : root.list("dataset")) {
      Dataset.records(
          root, file, CaptionedClip.getClassSchema(), (CaptionedClip clip) -> clips.add(clip));
    }
    return clips;
  }

  private Set<String> stored() throws IOException {
    return stored(folder.resolve("out"));
  }

  private static Set<String> stored(Path of) throws IOException {
    Set<String> names = new HashSet<>();
    for (String kind : FOLDERS) {
      names.addAll(OutputRoot.of(of.toString()).list(kind));
    }
    return names;
  }

  private Set<String> listed() throws IOException {
    return LiveCommits.read(root).files();
  }

  private void age(String name) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(folder.resolve("out").resolve(name), old);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private void publish(Captioning captioning, VideoUnit... units) throws IOException {
    new Publisher(root, captioning).publish(List.of(units));
  }
}
