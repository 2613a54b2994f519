package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

/** Against a broker in this process. */
class ReadNotificationsTest {
  private static final BlockingQueue<SourceVideo> FOUND = new LinkedBlockingQueue<>();

  @TempDir private static Path brokerFolder;
  private static KafkaBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new KafkaBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void forget() {
    FOUND.clear();
  }

  @Test
  void givesEachFileOnceHoweverOftenAndBrokenItIsToldOf() throws Exception {
    String topic = topic("told");
    String a = file("a.mp4");
    String b = file("b.mp4");
    broker.send(topic, a, "{broken", a, Path.of(a).toUri().toString(), folder + "/gone.mp4", b);

    PipelineResult running = run(MatchVideos.under(nothing()), topic);
    List<String> found = List.of(take().getUri(), take().getUri());

    assertThat(found, containsInAnyOrder(a, b));

    broker.send(topic, a, "{\"Event\":\"s3:TestEvent\"}", file("c.mp4"));

    assertThat(take().getUri(), is(folder + "/c.mp4"));
    assertThat(counter(running, "notifications-unreadable"), is(1L));
    assertThat(counter(running, "notifications-passed-by"), is(2L));
    running.cancel();
  }

  @Test
  void aFileThatIsFoundByLookingAndByBeingToldComesOutOnce() throws Exception {
    String topic = topic("both");
    String a = file("a.mp4");
    VideoListing.Request request = new VideoListing.Request(folder.toString(), true, 0);

    PipelineResult running =
        run(MatchVideos.under(request).withPolling(Duration.ofMillis(50)), topic);
    assertThat(take().getUri(), is(a));
    broker.send(topic, a, file("b.txt"));

    assertThat(take().getUri(), is(folder + "/b.txt"));
    running.cancel();
  }

  @Test
  void aRunThatKnowsNothingReadsTheTopicFromItsBeginning() throws Exception {
    String topic = topic("again");
    String a = file("a.mp4");
    broker.send(topic, a);
    PipelineResult first = run(MatchVideos.under(nothing()), topic);
    assertThat(take().getUri(), is(a));
    first.cancel();

    PipelineResult second = run(MatchVideos.under(nothing()), topic);

    assertThat(take().getUri(), is(a));
    second.cancel();
  }

  @Test
  void readsFromBrokersThatAskForAPasswordByAFileOfSettings() throws Exception {
    String topic = topic("guarded");
    String a = file("a.mp4");
    broker.send(topic, a);
    broker.move("others", topic, 1); // What others have read says nothing of this run.
    Path settings =
        Files.writeString(
            folder.resolve("kafka.properties"), KafkaBroker.settings() + "group.id=others");

    PipelineResult running =
        run(
            MatchVideos.under(nothing()),
            new KafkaTopic(broker.guardedAddress(), topic, settings.toString()));

    assertThat(take().getUri(), is(a));
    running.cancel();
  }

  @Test
  void aTopicIsMissingWhereTheBrokersSayThatThereIsNone() throws Exception {
    String topic = topic("there");
    Path settings = Files.writeString(folder.resolve("kafka.properties"), KafkaBroker.settings());
    KafkaTopic guarded = new KafkaTopic(broker.guardedAddress(), "nowhere", settings.toString());

    assertThat(new KafkaTopic(broker.address(), topic, null).isMissing(), is(false));
    assertThat(new KafkaTopic(broker.address(), "nowhere", null).isMissing(), is(true));
    assertThat(guarded.isMissing(), is(true));
  }

  @Test
  void aTopicOfBrokersThatAreNoneIsNotSaidToBeMissing() {
    assertThat(new KafkaTopic("broker.invalid:9092", "nowhere", null).isMissing(), is(false));
  }

  private String topic(String name) throws Exception {
    broker.createTopic(name, 1);
    return name;
  }

  private static VideoListing.Request nothing() {
    return new VideoListing.Request("", true, 0);
  }

  private static PipelineResult run(MatchVideos match, String topic) {
    return run(match, new KafkaTopic(broker.address(), topic, null));
  }

  private static PipelineResult run(MatchVideos match, Notifications topic) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    "--runner=DirectRunner", "--blockOnRun=false", "--targetParallelism=1")
                .create());
    pipeline.apply(match.withNotifications(topic)).apply(ParDo.of(new CollectFn()));
    return pipeline.run();
  }

  private static SourceVideo take() throws InterruptedException {
    SourceVideo video = FOUND.poll(60, TimeUnit.SECONDS);
    if (video == null) {
      throw new AssertionError("Nothing more was found");
    }
    return video;
  }

  private static long counter(PipelineResult result, String name) {
    List<Long> counts = new ArrayList<>();
    result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.named(MatchVideos.class, name))
                .build())
        .getCounters()
        .forEach(counter -> counts.add(counter.getAttempted()));
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private String file(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), name);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    return file.toString();
  }

  static final class CollectFn extends DoFn<SourceVideo, Void> {
    @ProcessElement
    public void collect(@Element SourceVideo video) {
      FOUND.add(video);
    }
  }
}
