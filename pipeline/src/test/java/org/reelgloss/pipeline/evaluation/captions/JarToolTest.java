package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the user's own, played by small ones. */
class JarToolTest {
  private static final TokenizedCaptions TWO =
      TokenizedCaptions.of(
          new CaptionSet(
              List.of("a", "b"),
              List.of(List.of("one ☕", "two", "three"), List.of("four")),
              List.of("a candidate", "the worst")));

  @TempDir private Path folder;

  @Test
  void meteorIsAskedForEachImageAndForTheWhole() throws IOException {
    Meteor meteor = new Meteor(FakeTools.jar(folder, FakeTools.Counting.class));

    // Four texts in the first line and two in the second.
    assertThat(meteor.score(TWO), closeTo(0.3, 1e-12));
  }

  @Test
  void spiceIsTheMeanOverImages() throws IOException {
    Spice spice = new Spice(FakeTools.jar(folder, FakeTools.Scoring.class));

    assertThat(spice.score(TWO), is(0.25));
  }

  @Test
  void aProgramThatFailsIsNamedWithWhatItSaid() throws IOException {
    Path jar = FakeTools.jar(folder, FakeTools.Failing.class);

    assertThat(
        assertThrows(IOException.class, () -> new Spice(jar).score(TWO)).getMessage(),
        is("spice " + jar + " failed: it ended with status 3; it said: no paraphrases found"));
    assertThat(
        assertThrows(IOException.class, () -> new Meteor(jar).score(TWO)).getMessage(),
        startsWith("meteor " + jar + " failed: "));
  }

  @Test
  void aProgramThatAnswersOtherThingsIsNamed() throws IOException {
    Path jar = FakeTools.jar(folder, FakeTools.Chatting.class);

    assertThat(
        assertThrows(IOException.class, () -> new Meteor(jar).score(TWO)).getMessage(),
        is("meteor " + jar + " failed: it must answer with a score, but answered: hello"));
  }

  @Test
  void aProgramThatTakesTooLongIsKilled() throws IOException {
    Path jar = FakeTools.jar(folder, FakeTools.Silent.class);
    AtomicReference<@Nullable Process> started = new AtomicReference<>();

    IOException late =
        assertThrows(
            IOException.class,
            () ->
                new JarTool("meteor", jar)
                    .run(
                        "64M",
                        List.of(),
                        Duration.ofSeconds(1),
                        process -> {
                          started.set(process);
                          int status = process.waitFor();
                          throw new IOException("ended with " + status);
                        }));

    assertThat(late.getMessage(), startsWith("meteor " + jar + " took longer than 1 s"));
    Process process = started.get();
    assertThat(process != null && process.isAlive(), is(false));
  }

  @Test
  void aJarThatIsNotThereIsWrongUsage() {
    Path jar = folder.resolve("none.jar");

    assertThat(
        assertThrows(IllegalArgumentException.class, () -> new Meteor(jar)).getMessage(),
        is("meteor must be a jar, but there is no file at: " + jar));
  }
}
