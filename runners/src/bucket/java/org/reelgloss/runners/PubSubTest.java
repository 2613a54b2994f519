package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.runners.WatchedFolders.asked;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;

/** A store tells of uploads by Pub/Sub; both are emulated by programs of their own. */
class PubSubTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  private static final String TOPIC = "uploads";

  @TempDir private Path folder;

  private FakePubSub pubSub;
  private FakeGcs store;
  private WatchedFolders folders;

  @BeforeEach
  void startServers() throws Exception {
    folders = WatchedFolders.in(folder);
    pubSub = FakePubSub.start();
    pubSub.createTopic(TOPIC);
    store = FakeGcs.telling(pubSub, TOPIC, folder.resolve("store.log"));
  }

  @AfterEach
  void stopServers() throws InterruptedException {
    store.close();
    pubSub.close();
  }

  @Test
  void uploadsAreCaptionedOnceBeforeAndAfterAStopAndTheirMessagesAcknowledged() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      try (ChildRun run = watch(server, TOPIC)) {
        store.put(SAMPLES.resolve("city.mp4"), "in/city.mp4");
        run.waitUntil("the first video was published", () -> folders.published() == 1);
        assertThat(run.terminate(), is(143));
      }
      assertThat(pubSub.unacknowledged(), is(0));

      store.put(SAMPLES.resolve("kitchen.mp4"), "in/kitchen.mp4");
      String told = "gs://" + FakeGcs.BUCKET + "/in/city.mp4";
      pubSub.send(TOPIC, told, "{broken", told, "gs://" + FakeGcs.BUCKET + "/gone.mp4");
      try (ChildRun run = watch(server, TOPIC)) {
        run.waitUntil("the second video was published", () -> folders.published() == 2);
        assertThat(run.terminate(), is(143));
      }

      assertThat(pubSub.unacknowledged(), is(0));
      assertThat(asked(server), is((long) folders.clips().size()));
    }
  }

  @Test
  void aSubscriptionThatIsNotThereIsWrongUsage() throws Exception {
    try (FakeChatServer server = new FakeChatServer();
        ChildRun run = watch(server, "nowhere")) {
      assertThat(run.exitCode(), is(2));
      assertThat(
          run.errors(),
          containsString(
              "a topic or subscription that is there, but there is no pubsub://archive/nowhere"));
    }
  }

  @Test
  void anOutputInABucketNeedsAPlaceForCheckpoints() throws Exception {
    try (FakeChatServer server = new FakeChatServer();
        ChildRun run = watch(server, TOPIC, "gs://" + FakeGcs.BUCKET + "/out")) {
      assertThat(run.exitCode(), is(2));
      assertThat(run.errors(), containsString("and --state=DIR where the output is in a bucket"));
    }
  }

  private ChildRun watch(FakeChatServer server, String subscription) throws IOException {
    return watch(server, subscription, folders.out().toString());
  }

  private ChildRun watch(FakeChatServer server, String subscription, String output)
      throws IOException {
    return ChildRun.start(
        folder,
        pubSub.environment(),
        "--gcs-endpoint=" + store.endpoint(),
        "--gcs-project=test",
        "--gcs-credentials=none",
        "curate",
        "--watch",
        "--notifications=pubsub://" + FakePubSub.PROJECT + "/" + subscription,
        "--output=" + output,
        "--teachers=" + folders.teacher(server),
        "--publish-every=1s",
        "--checkpoint-every=1s");
  }
}
