package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native numbers that a gradient needs must outlive the collection of their Java side. */
class ManyCollectionsTest {
  @Test
  void givesTheSameNumbersHoweverOftenGarbageIsCollected(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmn2m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ManyCollections.class.getName())
            .redirectError(errors.toFile())
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(Files.readString(errors), process.waitFor(), is(0));

    assertThat(Integer.parseInt(lines.get(0)), greaterThan(15));
    assertThat(Integer.parseInt(lines.get(1)), greaterThan(15));
    assertThat(lines.subList(2, lines.size()), equalTo(ManyCollections.found()));
    assertThat(lines.toString(), not(containsString("Infinity")));
  }
}
