package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jar that {@code flink run} and application clusters take: Flink loads classes from the jars
 * in a job jar's {@code lib/}, too. What Flink has itself and what {@link ClusterLib} says is left
 * out.
 */
final class JobJar {
  private JobJar() {}

  /**
   * Writes the jar.
   *
   * @param classPath jars become parts of {@code lib/}; what folders hold is copied
   */
  static void write(String classPath, Path jar) throws IOException {
    Path parent = jar.toAbsolutePath().normalize().getParent();
    Files.createDirectories(parent == null ? Path.of("/") : parent);
    Path unfinished = Path.of(jar + ".part");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(unfinished), manifest())) {
      Set<String> names = new HashSet<>();
      for (Path entry : entries(classPath)) {
        if (Files.isDirectory(entry)) {
          addFiles(entry, names, out);
        } else {
          add(entry, "lib/%03d-%s".formatted(names.size(), entry.getFileName()), names, out);
        }
      }
    }
    Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FlinkJob.class.getName());
    return manifest;
  }

  private static List<Path> entries(String classPath) {
    return RemoteFlinkLauncher.codeBesidesLib(classPath).stream()
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .distinct()
        .toList();
  }

  private static void addFiles(Path folder, Set<String> names, JarOutputStream out)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(file, folder.relativize(file).toString(), names, out);
      }
    }
  }

  /** Of several files of one name the first counts, as on a class path. */
  private static void add(Path file, String name, Set<String> names, JarOutputStream out)
      throws IOException {
    if (!name.equals(JarFile.MANIFEST_NAME) && names.add(name)) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(file, out);
      out.closeEntry();
    }
  }
}
