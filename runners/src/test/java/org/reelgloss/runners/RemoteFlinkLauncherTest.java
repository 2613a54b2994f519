package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFlinkLauncherTest {
  @Test
  void aClusterGetsAllClassesButThoseThatItHas() {
    String classPath =
        String.join(
            File.pathSeparator,
            "app/reelgloss-runners.jar",
            "m2/flink-core-1.19.0.jar",
            "m2/beam-runners-flink-1.19-2.70.0.jar",
            "m2/log4j-core-2.24.3.jar",
            "m2/slf4j-api-2.0.16.jar",
            "target/classes");

    assertThat(
        RemoteFlinkLauncher.code(classPath),
        contains(
            "app/reelgloss-runners.jar",
            "m2/beam-runners-flink-1.19-2.70.0.jar",
            "target/classes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster", "http://cluster:8081", "cluster:", ":8081", "[local]"})
  void whatIsNoAddressIsWrongUsage(String master) {
    Output output = Output.of("curate", "--input=in", "--output=out", "--flink-master=" + master);

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("flink-master must be the REST address of a cluster, HOST:PORT, but was: "));
  }

  @Test
  void theDirectRunnerHasNoCluster() {
    Output output =
        Output.of(
            "curate",
            "--input=in",
            "--output=out",
            "--runner=direct",
            "--flink-master=127.0.0.1:8081");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("flink-master needs the runner flink, but that was: direct"));
  }
}
