package org.reelgloss.runners;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that last wrote to an output root, kept there so that it can be given again. Its
 * flags never hold secrets; those of input, output and of a single run are left out, and paths are
 * absolute.
 *
 * @param command name of the command
 * @param flags as on the command line, those of a file of flags among them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LastRun(String command, List<String> flags) {
  private static final String FILE = "_commits/command.json";
  private static final String SELECTOR = "--selector=";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Set<String> OF_ONE_RUN =
      Set.of(
          "--input",
          "--output",
          "--config",
          "--limit",
          "--no-recursive",
          "--watch",
          "--poll",
          "--notifications",
          "--notifications-config",
          "--state",
          "--gcs-endpoint",
          "--gcs-project",
          "--gcs-credentials",
          "--from-savepoint",
          "--dry-run",
          "--overwrite");

  /** Returns the command that is being executed. */
  static LastRun of(CommandSpec spec) {
    List<String> flags = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!OF_ONE_RUN.contains(option.longestName())) {
        add(option, flags);
      }
    }
    return new LastRun(spec.name(), flags);
  }

  private static void add(OptionSpec option, List<String> flags) {
    if (option.getValue() instanceof Boolean given) {
      if (given) {
        flags.add(option.longestName());
      }
      return;
    }
    for (String value : option.originalStringValues()) {
      boolean path = option.typeInfo().getType().equals(Path.class);
      String absolute =
          path ? absolute(value) : option.longestName().equals("--teachers") ? names(value) : value;
      flags.add(option.longestName() + "=" + absolute);
    }
  }

  /** Among the names of teachers there may be folders and files. */
  private static String names(String teachers) {
    return Arrays.stream(teachers.split(","))
        .map(name -> TeacherFile.isOne(name) || name.contains("/") ? absolute(name) : name)
        .collect(Collectors.joining(","));
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /**
   * Returns the command of a root.
   *
   * @throws UsageException if the root was made before commands were kept
   */
  static LastRun read(OutputRoot root) throws IOException, UsageException {
    if (!isIn(root)) {
      throw new UsageException(
          "DIR holds no " + FILE + "; run curate or split over it once more: " + root);
    }
    try (InputStream in = root.read(FILE)) {
      return JSON.readValue(in, LastRun.class);
    }
  }

  /** Returns whether a root has a command. */
  static boolean isIn(OutputRoot root) throws IOException {
    return root.has(FILE);
  }

  /**
   * Returns the same command with another selector.
   *
   * @param bundle null for none
   */
  LastRun withSelector(@Nullable Path bundle) {
    List<String> changed = new ArrayList<>(flags);
    changed.removeIf(flag -> flag.startsWith(SELECTOR));
    if (bundle != null) {
      changed.add(SELECTOR + absolute(bundle.toString()));
    }
    return new LastRun(command, changed);
  }

  /** Keeps this command in the root. */
  void store(OutputRoot root) throws IOException {
    byte[] json = JSON.writeValueAsBytes(this);
    root.write(FILE, out -> out.write(json));
  }
}
