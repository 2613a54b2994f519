package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Flink cluster is like, and what it lacks.
 *
 * @param hasLib whether its {@code lib/} has all that {@link ClusterLib} names
 * @param warnings what a job may suffer from and what mends that, a sentence each
 */
record ClusterCheck(boolean hasLib, List<String> warnings) {
  private static final String FLINK = "1.19.";
  private static final int JAVA = 17;
  private static final Pattern JAVA_VERSION = Pattern.compile(" - (\\d+)[/.]");

  /**
   * Looks at a cluster before a job is sent to it.
   *
   * @param lib jars that belong into its {@code lib/}
   * @param parallelism of the job
   * @throws UsageException if no job of ours can run there, or no Flink answers
   */
  static ClusterCheck look(FlinkRest cluster, List<Path> lib, int parallelism)
      throws UsageException, InterruptedException {
    JsonNode overview = cluster.get("/overview");
    refuseFlink(cluster, overview.path("flink-version").asText());
    JsonNode environment = cluster.get("/jobmanager/environment");
    refuseJava(cluster, environment.path("jvm").path("version").asText());
    List<String> warnings = new ArrayList<>();
    int slots = overview.path("slots-total").asInt();
    if (slots < parallelism) {
      warnings.add(
          "the cluster has %d slots and the job asks for %d: it waits for more; see --parallelism"
              .formatted(slots, parallelism));
    }
    boolean hasLib = hasAll(environment, lib);
    if (!hasLib) {
      warnings.add(
          "a TaskManager of this cluster can load native libraries for its first job only, for its"
              + " lib/ lacks them or has others; once: reelgloss flink-lib FLINK/lib");
    }
    return new ClusterCheck(hasLib, warnings);
  }

  private static void refuseFlink(FlinkRest cluster, String version) throws UsageException {
    if (!version.startsWith(FLINK)) {
      throw new UsageException(
          "flink-master must run Flink %sx, but %s runs %s"
              .formatted(FLINK, cluster.master(), version.isEmpty() ? "none" : version));
    }
  }

  private static void refuseJava(FlinkRest cluster, String version) throws UsageException {
    Matcher java = JAVA_VERSION.matcher(version);
    if (java.find() && Integer.parseInt(java.group(1)) < JAVA) {
      throw new UsageException(
          "flink-master must run on Java %d or later, but %s runs on %s"
              .formatted(JAVA, cluster.master(), java.group(1)));
    }
  }

  private static boolean hasAll(JsonNode environment, List<Path> lib) {
    Set<String> there = new HashSet<>();
    for (JsonNode entry : environment.path("classpath")) {
      there.add(entry.asText().replaceFirst(".*/", ""));
    }
    return lib.stream().allMatch(jar -> there.contains(String.valueOf(jar.getFileName())));
  }
}
