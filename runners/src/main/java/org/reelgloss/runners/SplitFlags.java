package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.pipeline.Profile;
import org.reelgloss.transforms.dataset.Retry;
import org.reelgloss.transforms.match.KafkaSettings;
import org.reelgloss.transforms.match.KafkaTopic;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of every run. */
final class SplitFlags {
  private static final Duration WATCHING = Duration.ofSeconds(60);
  private static final Duration BATCH = Duration.ofSeconds(5);

  @Option(
      names = "--input",
      paramLabel = "GLOB[,GLOB]",
      description = "Folders, files, globs, uris, or @FILE with one of them a line.")
  String input = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the dataset is written; a run over the same folder goes on.")
  String output = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with flags; those of the command line win.")
  @Nullable Path config;

  @Option(
      names = "--profile",
      defaultValue = "default",
      paramLabel = "NAME",
      description = "default, panda70m, panda70m-readme or panda70m-paper.")
  String profile = "";

  @Mixin DetectorFlags detector = new DetectorFlags();

  @Option(
      names = "--embedder",
      paramLabel = "BUNDLE",
      description = "Two-tower bundle for stitching; without it a built-in descriptor.")
  @Nullable Path embedder;

  @Option(
      names = "--devices",
      paramLabel = "NAMES",
      description = "Where models run: auto, cpu, or GPUs such as cuda:0,cuda:1; default: auto.")
  String devices = "auto";

  @Mixin RunnerFlags where = new RunnerFlags();

  @Option(
      names = "--limit",
      defaultValue = "0",
      paramLabel = "N",
      description = "Take the first N videos only.")
  int limit;

  @Option(names = "--no-recursive", description = "Leave subfolders out.")
  boolean noRecursive;

  @Option(names = "--watch", description = "Go on for ever, taking new files as they come.")
  boolean watch;

  @Option(
      names = "--poll",
      defaultValue = "10s",
      paramLabel = "TIME",
      description =
          "With --watch: how often to look; a local file must have rested for 3 s, or that if less.")
  Duration poll = Duration.ZERO;

  @Option(
      names = "--notifications",
      paramLabel = "URI",
      description =
          "With --watch: kafka://HOST:PORT[,HOST:PORT]/TOPIC or pubsub://PROJECT/SUBSCRIPTION, where "
              + "new files are told of, besides --input or in place of it.")
  @Nullable String notifications;

  @Option(
      names = "--notifications-config",
      paramLabel = "FILE",
      description =
          "With kafka://: properties of Kafka's consumer, such as those of TLS and SASL; read "
              + "on each machine of a run, and kept nowhere.")
  @Nullable Path notificationsConfig;

  @Option(
      names = "--publish-every",
      paramLabel = "TIME",
      description = "Longest wait of a finished video; default 5s, with --watch 60s.")
  @Nullable Duration publishEvery;

  @Option(names = "--dry-run", description = "Say what would be done, and stop.")
  boolean dryRun;

  @Option(names = "--overwrite", description = "Delete what the output folder holds first.")
  boolean overwrite;

  /**
   * Returns the options that these flags stand for.
   *
   * @param retries the only inputs to work on, which then take the place of {@code --input}; empty
   *     for all there are
   */
  CurationOptions.Builder options(Map<String, Retry> retries) throws UsageException {
    checkSources();
    Profile chosen = Profile.of(profile);
    Duration usual = watch ? WATCHING : BATCH;
    return CurationOptions.builder()
        .setInput(
            retries.isEmpty()
                ? new VideoListing.Request(input, !noRecursive, limit)
                : VideoListing.Request.ofFiles(retries.keySet()))
        .setRetries(retries)
        .setOutput(OutputRoot.of(output))
        .setProfile(chosen)
        .setDetectors(detector.settings(chosen))
        .setEmbedder(embedder)
        .setDevices(new Devices(devices))
        .setPoll(watch ? positive("poll", poll) : null)
        .setNotifications(source())
        .setPublishEvery(publishEvery == null ? usual : positive("publish-every", publishEvery));
  }

  private void checkSources() throws UsageException {
    if (input.isEmpty() && notifications == null) {
      throw new UsageException("input must be given");
    }
    if (notifications != null && !watch) {
      throw new UsageException("notifications need --watch, but were given without");
    }
    if (notificationsConfig != null && notifications == null) {
      throw new UsageException("notifications-config needs notifications, which there were not");
    }
  }

  private @Nullable Notifications source() throws UsageException {
    if (notifications == null) {
      return null;
    }
    try {
      Notifications from = Notifications.parse(notifications);
      if (notificationsConfig == null) {
        return from;
      }
      if (from instanceof KafkaTopic topic) {
        return topic.withSettings(settings(notificationsConfig));
      }
    } catch (IllegalArgumentException malformed) {
      throw new UsageException(String.valueOf(malformed.getMessage()));
    }
    throw new UsageException(
        "notifications-config is for kafka://, but was given for " + notifications);
  }

  private static String settings(Path file) throws UsageException {
    try {
      KafkaSettings.read(file);
      return file.toAbsolutePath().toString();
    } catch (IOException cause) {
      throw new UsageException("notifications-config must be a file of properties: " + cause);
    }
  }

  static Duration positive(String name, Duration value) throws UsageException {
    if (value.isZero() || value.isNegative()) {
      throw new UsageException(name + " must be above 0, but was: " + value);
    }
    return value;
  }
}
