package org.reelgloss.pipeline.evaluation.captions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small programs in the place of METEOR and SPICE, as jars that the test makes. */
final class FakeTools {
  private FakeTools() {}

  /** Writes a jar that runs a class of the tests, which may need nothing but the JDK. */
  static Path jar(Path folder, Class<?> main) throws IOException {
    Path jar = folder.resolve(main.getSimpleName() + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String entry = main.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = Objects.requireNonNull(main.getClassLoader()).getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(in).transferTo(out);
    }
    return jar;
  }

  /** Scores each caption by the number of texts in its line, and the whole by their mean / 10. */
  static final class Counting {
    private Counting() {}

    public static void main(String[] args) throws IOException {
      PrintStream out = new PrintStream(System.out, true, UTF_8);
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] parts = line.split(" \\|\\|\\| ", -1);
        if (parts[0].equals("SCORE")) {
          out.println(parts.length - 1);
        } else {
          int sum = 0;
          for (int i = 1; i < parts.length; i++) {
            sum += Integer.parseInt(parts[i]);
            out.println(parts[i]);
          }
          out.println(sum / 10.0 / (parts.length - 1));
        }
      }
    }
  }

  /** Gives every image 0.5 but the one with the word worst, which gets 0. */
  static final class Scoring {
    private Scoring() {}

    public static void main(String[] args) throws IOException {
      String[] items = Files.readString(Path.of(args[0])).split("\"image_id\":");
      String scores =
          IntStream.range(1, items.length)
              .mapToObj(i -> items[i].contains("worst") ? "0.0" : "0.5")
              .map("{\"image_id\": 0, \"scores\": {\"All\": {\"f\": %s}}}"::formatted)
              .collect(Collectors.joining(",", "[", "]"));
      Files.writeString(Path.of(args[2]), scores);
    }
  }

  /** Complains and ends. */
  static final class Failing {
    private Failing() {}

    public static void main(String[] args) {
      System.err.println("no paraphrases found");
      System.exit(3);
    }
  }

  /** Answers every line with words. */
  static final class Chatting {
    private Chatting() {}

    public static void main(String[] args) throws IOException {
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("hello");
      }
    }
  }

  /** Never answers and never ends. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] args) throws InterruptedException {
      System.err.println("waiting");
      new CountDownLatch(1).await();
    }
  }
}
