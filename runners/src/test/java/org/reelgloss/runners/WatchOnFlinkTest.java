package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.match.MatchVideos;
import org.reelgloss.transforms.match.VideoListing;

/** What a watching run remembers outlives it on Flink, where there are checkpoints. */
class WatchOnFlinkTest {
  private static final BlockingQueue<String> FOUND = new LinkedBlockingQueue<>();

  @TempDir private Path folder;
  private MiniCluster cluster;
  private Path in;
  private Path nothing;

  @BeforeEach
  void startCluster() throws Exception {
    FOUND.clear();
    in = Files.createDirectory(folder.resolve("in"));
    nothing = folder.resolve("nothing.jar");
    new JarOutputStream(Files.newOutputStream(nothing), new Manifest()).close();
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.HOST, "127.0.0.1");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
  }

  @AfterEach
  void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void goesOnFromASavepointWithoutTakingAFileTwice() throws Exception {
    file("a.mp4");
    file("b.mp4");
    JobID first = watch(null);
    assertThat(List.of(take(), take()), containsInAnyOrder(in + "/a.mp4", in + "/b.mp4"));
    String savepoint =
        cluster
            .stopWithSavepoint(
                first, folder.resolve("saved").toString(), false, SavepointFormatType.CANONICAL)
            .get();

    file("c.mp4");
    JobID second = watch(savepoint);
    String next = take();
    file("d.mp4");

    assertThat(List.of(next, take()), contains(in + "/c.mp4", in + "/d.mp4"));
    assertThat(FOUND.isEmpty(), is(true));
    cluster.cancelJob(second).get();
  }

  @Test
  void givesMoreFilesThanOneCallMayGiveAndEachOnce() throws Exception {
    int files = 10_500; // Flink cuts a call off after 10,000 outputs.
    for (int i = 0; i < files; i++) {
      file(i + ".mp4");
    }

    JobID job = watch(null);
    Set<String> found = new HashSet<>();
    for (int i = 0; i < files; i++) {
      found.add(take());
    }
    file("last.mp4");

    assertThat(take(), is(in + "/last.mp4"));
    assertThat(found.size(), is(files));
    cluster.cancelJob(job).get();
  }

  private static String take() throws InterruptedException {
    String uri = FOUND.poll(120, TimeUnit.SECONDS);
    assertThat(uri, is(notNullValue()));
    return String.valueOf(uri);
  }

  private JobID watch(@Nullable String savepoint) throws Exception {
    URI address = cluster.getRestAddress().get();
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster(address.getHost() + ":" + address.getPort());
    options.setFilesToStage(List.of(nothing.toString()));
    options.setParallelism(1);
    options.setStreaming(true);
    options.setAttachedMode(false);
    options.setCheckpointingInterval(200L);
    options.setFinishBundleBeforeCheckpointing(true);
    if (savepoint != null) {
      options.setSavepointPath(savepoint);
    }
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "MatchVideos",
            MatchVideos.under(new VideoListing.Request(in.toString(), true, 0))
                .withPolling(Duration.ofMillis(100)))
        .apply("Collect", ParDo.of(new CollectFn()));
    pipeline.run();
    return running();
  }

  private JobID running() throws Exception {
    List<JobID> jobs = new ArrayList<>();
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()
          && job.getJobState() != JobStatus.CANCELLING) {
        jobs.add(job.getJobId());
      }
    }
    assertThat(jobs.size(), is(1));
    return jobs.get(0);
  }

  private void file(String name) throws IOException {
    Path file = Files.writeString(in.resolve(name), name);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
  }

  static final class CollectFn extends DoFn<SourceVideo, Void> {
    @ProcessElement
    public void collect(@Element SourceVideo video) {
      FOUND.add(video.getUri());
    }
  }
}
