package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.TestFilms;

class MainTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void catchErrors() {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void releaseErrors() {
    System.setErr(before);
  }

  @Test
  void aMistypedFlagIsAnsweredWithTheOneThatWasMeant() {
    assertThat(curate("--teecher=vision"), is(2));
    assertThat(said(), containsString("unknown: --teecher; did you mean --teachers?"));
    assertThat(Files.exists(folder.resolve("out")), is(false));
  }

  @Test
  void aMistypedFlagThatIsRequiredIsAnsweredSo() {
    assertThat(Main.execute("split", "--input=x", "--outptu=y"), is(2));
    assertThat(said(), containsString("unknown: --outptu; did you mean --output?"));
  }

  @Test
  void aMistypedCommandIsAnsweredToo() {
    assertThat(Main.execute("curat"), is(2));
    assertThat(said(), containsString("unknown: curat; did you mean curate?"));
  }

  @Test
  void aBundleSaysWhatItSeesInPictures() throws IOException {
    Path bundle = TinyBundles.captioner(folder.resolve("tiny"), "wall");
    RgbImage red = TestFilms.paint((x, y, channel) -> channel == 0 ? 230 : 10);
    Path picture = Files.write(folder.resolve("red.jpg"), red.toJpeg(0.9f));
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.execute("models", "caption", bundle.toString(), picture.toString()), is(0));
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).strip(), is("a red wall"));
  }

  @Test
  void aMissingFlagIsNamed() {
    assertThat(Main.execute("split", "--input=x"), is(2));
    assertThat(said(), containsString("'--output=DIR'"));
  }

  @Test
  void anUnknownTeacherIsAnsweredWithTheKnownOnes() {
    assertThat(curate("--teachers=visio"), is(2));
    assertThat(said(), containsString("vision"));
  }

  @Test
  void aBundleThatIsNoneIsNamed() {
    assertThat(curate("--embedder=" + folder.resolve("none")), is(2));
    assertThat(said(), containsString(folder.resolve("none").toString()));
  }

  @Test
  void cutSemanticsMustFitTheProfile() {
    assertThat(curate("--profile=panda70m", "--cut-semantics=0.7"), is(2));
    assertThat(
        said(), containsString("cut-semantics must be 0.6 with profile panda70m, but was: 0.7"));
  }

  @Test
  void aFileOfFlagsIsCheckedWithItsLines() throws IOException {
    Path config = Files.writeString(folder.resolve("r.yaml"), "limit: 3\nteecher: [vision]\n");

    assertThat(curate("--config=" + config), is(2));
    assertThat(
        said(), containsString(config + ":2: unknown flag 'teecher'; did you mean teachers?"));
  }

  @Test
  void aWrongValueInAFileOfFlagsIsNamedWithItsLine() throws IOException {
    Path config = Files.writeString(folder.resolve("r.yaml"), "profile: default\nlimit: many\n");

    assertThat(curate("--config=" + config), is(2));
    assertThat(said(), containsString(config + ":2: Invalid value for option '--limit'"));
  }

  @Test
  void readsAFileOfFlagsBehindFlagsOfAllCommandsToo() throws IOException {
    Path config = Files.writeString(folder.resolve("r.yaml"), "limit: many\n");

    assertThat(
        Main.execute("--gcs-project=p", "curate", "--output=" + folder, "--config=" + config),
        is(2));
    assertThat(said(), containsString(config + ":1: Invalid value for option '--limit'"));
  }

  private int curate(String... flags) {
    String[] args = new String[flags.length + 3];
    args[0] = "curate";
    args[1] = "--input=" + folder.resolve("in");
    args[2] = "--output=" + folder.resolve("out");
    System.arraycopy(flags, 0, args, 3, flags.length);
    return Main.execute(args);
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
