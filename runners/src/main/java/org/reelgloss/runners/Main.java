package org.reelgloss.runners;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of Reelgloss. */
@Command(
    name = "reelgloss",
    mixinStandardHelpOptions = true,
    version = "Reelgloss 0.1.0",
    description = "Turns raw videos into a captioned clip dataset.",
    subcommands = {
      CurateCommand.class,
      SplitCommand.class,
      RetryCommand.class,
      ReselectCommand.class,
      CompactCommand.class,
      CatCommand.class,
      GalleryCommand.class,
      AnnotateCommand.class,
      TrainSelectorCommand.class,
      TeachersCommand.class,
      ModelsCommand.class,
      EvaluateCommand.class,
      FlinkLibCommand.class,
      FlinkJarCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String CONFIG = "--config";

  @Mixin private Storage storage = new Storage();

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = ExitCode.FAILED;
    SLF4JBridgeHandler
        .removeHandlersForRootLogger(); // Some libraries log by the JDK, to the terminal.
    SLF4JBridgeHandler.install();
    try {
      code = execute(args);
    } catch (Error fatal) { // Such as want of memory: threads of a runner would keep the JVM alive.
      LOG.error("The process cannot go on", fatal);
      System.err.println("reelgloss: the run failed: " + fatal);
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  static int execute(String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.registerConverter(Duration.class, new DurationConverter());
    line.setExecutionExceptionHandler(Main::failed);
    line.setExecutionStrategy(
        parsed -> {
          try {
            main.storage.use();
          } catch (UsageException wrong) {
            throw new CommandLine.ExecutionException(
                line, String.valueOf(wrong.getMessage()), wrong);
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    try {
      List<String> all = new ArrayList<>(Arrays.asList(args));
      ConfigFile config = config(line, all);
      line.setParameterExceptionHandler((wrong, unused) -> usage(wrong, config));
      if (config != null) {
        all.addAll(config.flags(all));
      }
      return all.isEmpty() ? help(line) : line.execute(all.toArray(new String[0]));
    } catch (UsageException wrong) {
      System.err.println("reelgloss: " + wrong.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static int help(CommandLine line) {
    line.usage(System.err);
    return ExitCode.USAGE;
  }

  /** Reads the file that --config names, if any, for the command that it is given to. */
  private static @Nullable ConfigFile config(CommandLine line, List<String> args)
      throws UsageException {
    CommandLine command =
        args.stream()
            .map(line.getSubcommands()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (command == null) {
      return null;
    }
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith(CONFIG + "=")) {
        return ConfigFile.read(Path.of(arg.substring(CONFIG.length() + 1)), names(command));
      }
      if (arg.equals(CONFIG) && i + 1 < args.size()) {
        return ConfigFile.read(Path.of(args.get(i + 1)), names(command));
      }
    }
    return null;
  }

  private static Collection<String> names(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream()
        .map(name -> name.replaceFirst("^--?", ""))
        .toList();
  }

  private static int usage(ParameterException wrong, @Nullable ConfigFile config) {
    CommandLine command = wrong.getCommandLine();
    String message = String.valueOf(wrong.getMessage());
    List<String> unmatched =
        wrong instanceof UnmatchedArgumentException unknown
            ? unknown.getUnmatched()
            : command.getUnmatchedArguments(); // A mistyped flag is often one that is missing, too.
    if (!unmatched.isEmpty()) {
      String word = unmatched.get(0).replaceFirst("=.*", "");
      List<String> known = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
      known.addAll(command.getSubcommands().keySet());
      message = "unknown: " + word + DidYouMean.hint(word, known);
    }
    String place =
        config != null && wrong.getArgSpec() instanceof CommandLine.Model.OptionSpec option
            ? config.place(option.longestName())
            : "";
    System.err.println("reelgloss: " + place + message);
    System.err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception cause, CommandLine command, CommandLine.ParseResult parsed) {
    if (cause instanceof StoppedException stopped) {
      return stopped.exitCode();
    }
    if (cause instanceof UsageException || cause instanceof IllegalArgumentException) {
      System.err.println("reelgloss: " + cause.getMessage());
      return ExitCode.USAGE;
    }
    LOG.error("{} failed", command.getCommandName(), cause);
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    System.err.printf(
        "%nreelgloss: the run failed: %s%n  log: %s%n",
        root, System.getProperty("reelgloss.log", "reelgloss.log"));
    return ExitCode.FAILED;
  }
}
