package org.reelgloss.pipeline.evaluation.captions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * METEOR 1.5 (Denkowski and Lavie, "Meteor Universal", WMT 2014), asked of the program's own jar
 * over its line protocol: {@code SCORE} gives the counts of a caption, {@code EVAL} the scores of
 * all and then that of the whole.
 */
final class Meteor {
  private static final List<String> ARGS = List.of("-", "-", "-stdio", "-l", "en", "-norm");
  private static final String SEPARATOR = " ||| ";

  private final JarTool jar;

  /** Asks the jar at a path; throws IllegalArgumentException if there is none. */
  Meteor(Path jar) {
    this.jar = new JarTool("meteor", jar);
  }

  /**
   * Returns the score of the whole, in [0, 1].
   *
   * @throws IOException if the program fails, answers what is no score, or needs longer than five
   *     minutes and 0.2 s for each image
   */
  double score(TokenizedCaptions captions) throws IOException {
    Duration limit = Duration.ofMinutes(5).plusMillis(200L * captions.images());
    return jar.run("2G", ARGS, limit, process -> converse(process, captions));
  }

  private static double converse(Process process, TokenizedCaptions captions) throws IOException {
    try (Writer out = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      StringBuilder all = new StringBuilder("EVAL");
      for (int image = 0; image < captions.images(); image++) {
        Stream<List<String>> texts =
            Stream.concat(
                captions.references().get(image).stream(),
                Stream.of(captions.candidates().get(image)));
        say(
            out,
            texts
                .map(tokens -> String.join(" ", tokens))
                .collect(Collectors.joining(SEPARATOR, "SCORE" + SEPARATOR, "")));
        all.append(SEPARATOR).append(hear(in));
      }
      say(out, all.toString());
      for (int image = 0; image < captions.images(); image++) {
        number(hear(in));
      }
      return number(hear(in));
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\n");
    out.flush();
  }

  private static String hear(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new EOFException("it ended before it had answered");
    }
    return line.strip();
  }

  private static double number(String answer) throws IOException {
    try {
      return Double.parseDouble(answer);
    } catch (NumberFormatException e) {
      throw new IOException("it must answer with a score, but answered: " + answer, e);
    }
  }
}
