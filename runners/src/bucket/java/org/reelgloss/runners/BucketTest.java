package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/** Runs from bucket to bucket, against an emulator of Google Cloud Storage. */
class BucketTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  private static final String BUCKET = "gs://" + FakeGcs.BUCKET;
  private static final String VISION = "--teachers=vision";

  @TempDir private Path folder;

  private FakeGcs store;

  @BeforeEach
  void startStore() throws Exception {
    store = FakeGcs.start(folder.resolve("store.log"));
    store.put(SAMPLES.resolve("city.mp4"), "in/city.mp4");
    store.put(SAMPLES.resolve("kitchen.mp4"), "in/a kitchen [id].mp4"); // Looks like a pattern.
  }

  @AfterEach
  void stopStore() throws InterruptedException {
    store.close();
  }

  @Test
  void aBatchFromBucketToBucketEqualsOneFromFolderToFolderAndARerunDoesNothing() throws Exception {
    assertThat(
        run("curate", "--input=" + BUCKET + "/in", "--output=" + BUCKET + "/out", VISION), is(0));
    assertThat(
        run("curate", "--input=" + BUCKET + "/in", "--output=" + BUCKET + "/out", VISION), is(0));

    assertThat(clips(BUCKET + "/out"), containsInAnyOrder(localClips(VISION).toArray()));
  }

  @Test
  void aClusterReadsFromAndWritesToABucketAndTakesWhatComesLater() throws Exception {
    try (FlinkCluster cluster = FlinkCluster.start(folder, 2);
        ChildRun run =
            start(
                "curate",
                "--flink-master=" + cluster.master(),
                "--input=" + BUCKET + "/in",
                "--output=" + BUCKET + "/streamed",
                VISION,
                "--watch",
                "--poll=1s",
                "--publish-every=1s",
                "--parallelism=2")) {
      run.waitUntil(
          "two videos are published", () -> cat(BUCKET + "/streamed", "--videos").size() == 2);
      store.put(SAMPLES.resolve("harbour.mp4"), "in/harbour.mp4");
      run.waitUntil(
          "the third video is published", () -> cat(BUCKET + "/streamed", "--videos").size() == 3);
      cluster.cancel(cluster.runningJob());
    }

    store.put(SAMPLES.resolve("harbour.mp4"), "all/harbour.mp4");
    store.put(SAMPLES.resolve("city.mp4"), "all/city.mp4");
    store.put(SAMPLES.resolve("kitchen.mp4"), "all/kitchen.mp4");
    assertThat(
        run("curate", "--input=" + BUCKET + "/all", "--output=" + BUCKET + "/batch", VISION),
        is(0));
    assertThat(clips(BUCKET + "/streamed"), containsInAnyOrder(clips(BUCKET + "/batch").toArray()));
  }

  @Test
  void aStoreThatFailsNowAndThenGivesAndGetsTheSame() throws Exception {
    try (FaultyStore front = new FaultyStore();
        FakeGcs behind = FakeGcs.behind(front, folder.resolve("behind.log"));
        FakeChatServer server = new FakeChatServer()) {
      Path teacher =
          Files.writeString(
              folder.resolve("teachers.yaml"),
              "- {name: seen, endpoint: '%s', model: vlm}\n".formatted(server.base()));
      behind.put(SAMPLES.resolve("city.mp4"), "in/city.mp4");
      behind.put(SAMPLES.resolve("kitchen.mp4"), "in/kitchen.mp4");
      store.close();
      store = behind;
      String[] flags = {
        "--input=" + BUCKET + "/in", "--output=" + BUCKET + "/out", "--teachers=" + teacher
      };
      try (ChildRun run = start(front.address(), "curate", flags)) {
        assertThat(run.errors(), run.exitCode(), is(0));
      }

      assertThat(front.faults(), hasEntry("upload", 4));
      assertThat(front.faults(), hasEntry("upload of records", 2));
      assertThat(front.faults().keySet(), hasItems("list", "look", "download", "start of upload"));
      List<String> clips = clips(BUCKET + "/out");
      assertThat(WatchedFolders.asked(server), is((long) clips.size()));
      assertThat(clips, containsInAnyOrder(localClips("--teachers=" + teacher).toArray()));
    }
  }

  @Test
  void aSecondRunOverTheSameBucketIsRefused() throws Exception {
    String[] flags = {
      "--input=" + BUCKET + "/in", "--output=" + BUCKET + "/out", VISION, "--watch", "--poll=1s"
    };
    try (ChildRun first = start("curate", flags)) {
      first.waitUntil("it began", () -> first.errors().contains("on flink"));
      try (ChildRun second = start("curate", flags)) {
        assertThat(second.exitCode(), is(2));
        assertThat(second.errors(), containsString("is being written by another run"));
      }
    }
  }

  @Test
  void anEndpointThatIsNoAddressIsWrongUsage() {
    Output output = Output.of("--gcs-endpoint=nowhere", "cat", BUCKET + "/out");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("gcs-endpoint must be such as http://HOST:PORT, but was: nowhere"));
  }

  private int run(String command, String... flags) throws Exception {
    try (ChildRun run = start(command, flags)) {
      return run.exitCode();
    }
  }

  /** In a process of its own, for the file systems of a process have one endpoint. */
  private ChildRun start(String command, String... flags) throws IOException {
    return start(store.endpoint(), command, flags);
  }

  private ChildRun start(URI endpoint, String command, String... flags) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--gcs-endpoint=" + endpoint,
                "--gcs-project=test",
                "--gcs-credentials=none",
                command));
    all.addAll(List.of(flags));
    return ChildRun.start(folder, all.toArray(new String[0]));
  }

  private List<String> cat(String root, String... flags) throws Exception {
    List<String> all = new ArrayList<>(List.of(root));
    all.addAll(List.of(flags));
    try (ChildRun cat = start("cat", all.toArray(new String[0]))) {
      return cat.exitCode() == 0 ? cat.output().lines().toList() : List.of();
    }
  }

  private List<String> clips(String root) throws Exception {
    List<String> clips = new ArrayList<>();
    for (String line : cat(root)) {
      JsonNode clip = new ObjectMapper().readTree(line);
      clips.add(clip.path("clipId").asText() + " " + clip.path("caption").asText());
    }
    return clips;
  }

  /** Returns what a run from folder to folder gives. */
  private List<String> localClips(String teachers) throws IOException {
    Path local = folder.resolve("local");
    String inputs = SAMPLES + "/city.mp4," + SAMPLES + "/kitchen.mp4";
    assertThat(Main.execute("curate", "--input=" + inputs, "--output=" + local, teachers), is(0));
    return Dataset.list(Dataset.open(OutputRoot.of(local.toString()))::clips).stream()
        .map(clip -> clip.getClip().getClipId() + " " + clip.getCaption().orElse(""))
        .toList();
  }
}
