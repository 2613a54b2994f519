package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  @TempDir private Path folder;

  @Test
  void holdsWhatNeitherFlinkNorItsLibHas() throws IOException {
    String classPath =
        String.join(
            File.pathSeparator,
            file("classes/org/A.class"),
            file("m2/beam-sdks-java-core-2.70.0.jar"),
            file("m2/flink-core-1.19.3.jar"),
            file("m2/slf4j-api-2.0.17.jar"),
            file("m2/reelgloss-gpu-runtime-0.1.0.jar"),
            file("m2/javacpp-1.5.11-linux-x86_64.jar"),
            file("m2/picocli-4.7.6.jar"),
            folder.resolve("gone.jar").toString());
    Path jar = folder.resolve("new/job.jar");

    JobJar.write(classPath.replace("classes/org/A.class", "classes"), jar);

    try (JarFile written = new JarFile(jar.toFile())) {
      assertThat(
          written.stream().map(JarEntry::getName).toList(),
          contains(
              "META-INF/MANIFEST.MF",
              "org/A.class",
              "lib/001-beam-sdks-java-core-2.70.0.jar",
              "lib/002-picocli-4.7.6.jar"));
      assertThat(
          written.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS),
          is("org.reelgloss.runners.FlinkJob"));
    }
  }

  @Test
  void takesTheFirstOfTwoFilesOfOneName() throws IOException {
    file("first/log4j2.xml");
    file("second/log4j2.xml");
    Path jar = folder.resolve("job.jar");

    JobJar.write(folder.resolve("first") + File.pathSeparator + folder.resolve("second"), jar);

    try (JarFile written = new JarFile(jar.toFile())) {
      JarEntry entry = written.getJarEntry("log4j2.xml");
      assertThat(
          new String(written.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8),
          is("first/log4j2.xml"));
    }
    try (var files = Files.list(folder)) {
      assertThat(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          is(List.of("first", "job.jar", "second")));
    }
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name).toString();
  }
}
