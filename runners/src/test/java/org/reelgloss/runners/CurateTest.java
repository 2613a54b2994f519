package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/** Whole runs of the command over the sample videos, on both runners. */
class CurateTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"flink", "direct"})
  void makesACaptionedDatasetOfTheSamples(String runner) throws IOException {
    int code = curate(SAMPLES, runner, "--export=clips", "--teachers=vision,subtitles,description");

    assertThat(code, is(0));
    assertThat(
        videos().stream().map(video -> name(video.getSource().getUri())).toList(),
        containsInAnyOrder("city.mp4", "harbour.mp4", "kitchen.mp4"));
    assertThat(dropReasons("harbour.mp4"), hasItem("still"));
    for (CaptionedClip clip : clips()) {
      assertThat(Files.exists(out().resolve(clip.getClip().getMedia().orElseThrow())), is(true));
    }
    assertThat(Files.readString(out().resolve("gallery/index.html")), containsString("harbour"));
    JsonNode summary = new ObjectMapper().readTree(out().resolve("summary.json").toFile());
    assertThat(summary.get("videos").asInt(), is(3));
    assertThat(summary.get("clips").asInt(), is(clips().size()));
  }

  @Test
  void anInputThatFailsGivesExitCodeThreeAndLeavesTheOthers() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.copy(SAMPLES.resolve("city.mp4"), in.resolve("city.mp4"));
    Files.createFile(in.resolve("empty.mp4"));

    assertThat(curate(in, "direct", "--teachers=vision"), is(3));
    assertThat(videos(), hasSize(1));
  }

  @Test
  void otherSplittingOverTheSameOutputIsRefusedUnlessOverwritten() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.copy(SAMPLES.resolve("city.mp4"), in.resolve("city.mp4"));
    assertThat(curate(in, "direct", "--teachers=vision"), is(0));
    String[] other = {"--teachers=vision", "--profile=panda70m-readme"};

    assertThat(curate(in, "direct", other), is(2));
    assertThat(curate(in, "flink", "--overwrite", "--flink-master=127.0.0.1:9"), is(2));
    assertThat(clips().get(0).getClip().getClipId().substring(32), not(startsWith("-0-")));
    assertThat(curate(in, "direct", other[0], other[1], "--overwrite"), is(0));
    assertThat(clips().get(0).getClip().getClipId().substring(32), startsWith("-0-"));
  }

  @Test
  void asksTeachersBehindServersAndLosesNoClipWhenOneIsDown() throws IOException {
    Path teachers;
    try (FakeChatServer server = new FakeChatServer()) {
      teachers =
          Files.writeString(
              folder.resolve("teachers.yaml"),
              "- {name: seen, endpoint: '%s', model: vlm, concurrency: 4}\n"
                      .formatted(server.base())
                  + "- {name: down, endpoint: 'http://127.0.0.1:9/v1', patience: 100ms}\n");
      assertThat(curate(SAMPLES, "direct", "--teachers=vision," + teachers), is(0));
    }

    for (CaptionedClip clip : clips()) {
      assertThat(
          clip.getCandidates().stream()
              .map(c -> c.getTeacher() + " " + c.getModel() + " " + c.getOutcome())
              .skip(1)
              .toList(),
          contains("seen tiny-vlm SUCCESS", "down auto ERROR"));
    }
    assertThat(videos(), hasSize(3));
  }

  @Test
  void asksTeachersThatAreBundles() throws IOException {
    Path captioner = TinyBundles.captioner(folder.resolve("captioner"), "wall");
    TinyBundles.twoTower(folder.resolve("towers"));
    Files.writeString(folder.resolve("captions.txt"), "a red wall\na green wall\na blue wall\n");
    Path teachers =
        Files.writeString(
            folder.resolve("teachers.yaml"),
            """
            - {name: greedy, bundle: captioner, num-beams: 1, position: 0}
            - {name: near, bundle: towers, bank: captions.txt}
            """);

    String names = "--teachers=%s,%s".formatted(captioner, teachers);
    assertThat(curate(SAMPLES, "direct", names, "--devices=cpu"), is(0));

    for (CaptionedClip clip : clips()) {
      assertThat(
          clip.getCandidates().stream().map(c -> c.getTeacher() + " " + c.getOutcome()).toList(),
          contains("captioner SUCCESS", "greedy SUCCESS", "near SUCCESS"));
    }
  }

  @Test
  void refusesADamagedBundleBeforeAnythingIsDone() throws IOException {
    Path captioner = TinyBundles.captioner(folder.resolve("captioner"), "wall");
    Files.writeString(captioner.resolve("decoder_model.onnx"), "damaged");

    Output output =
        Output.of("curate", "--input=" + SAMPLES, "--output=" + out(), "--teachers=" + captioner);

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("Cannot open the graph " + captioner.resolve("decoder_model.onnx")));
    assertThat(Files.exists(out().resolve("videos")), is(false));
  }

  @Test
  void refusesPubSubWhereThereAreNoCheckpoints() {
    Output output =
        Output.of(
            "curate",
            "--watch",
            "--notifications=pubsub://archive/uploads",
            "--output=" + out(),
            "--runner=direct");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("notifications of Pub/Sub need checkpoints: runner flink,"));
  }

  @Test
  void refusesADeviceThatIsNotThere() throws IOException {
    Output output =
        Output.of("curate", "--input=" + SAMPLES, "--output=" + out(), "--devices=cuda:77");

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("but cuda:77 is not: "));
  }

  private int curate(Path in, String runner, String... flags) {
    String[] args = new String[flags.length + 4];
    args[0] = "curate";
    args[1] = "--input=" + in;
    args[2] = "--output=" + out();
    args[3] = "--runner=" + runner;
    System.arraycopy(flags, 0, args, 4, flags.length);
    return Main.execute(args);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<SplitVideo> videos() throws IOException {
    return Dataset.list(Dataset.open(OutputRoot.of(out().toString()))::videos);
  }

  private List<CaptionedClip> clips() throws IOException {
    return Dataset.list(Dataset.open(OutputRoot.of(out().toString()))::clips);
  }

  private List<String> dropReasons(String video) throws IOException {
    return videos().stream()
        .filter(record -> name(record.getSource().getUri()).equals(video))
        .flatMap(record -> record.getDrops().stream())
        .map(drop -> drop.getReason())
        .toList();
  }

  private static String name(String uri) {
    return Path.of(uri).getFileName().toString();
  }
}
