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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.TestFilms;

class ExportFlagsTest {
  private final PrintStream before = System.err;
  private final PrintStream results = System.out;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void catchOutput() {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void releaseOutput() {
    System.setErr(before);
    System.setOut(results);
  }

  @Test
  void aCodecThatTheLibraryLacksIsRefusedWithWhatToAdd() throws IOException {
    assertThat(curate("--export=clips", "--export-codec=x264"), is(2));
    assertThat(said(), containsString("libx264 is only in FFmpeg's GPL build"));
    assertThat(said(), containsString("classifier linux-x86_64-gpl"));
    assertThat(said(), containsString("here there are h264, vp9, av1"));
    assertThat(Files.exists(folder.resolve("out")), is(false));
  }

  @Test
  void anUnknownCodecIsAnsweredWithTheKnownOnes() throws IOException {
    assertThat(curate("--export=clips", "--export-codec=h265"), is(2));
    assertThat(
        said(),
        containsString("export-codec must be one of h264, vp9, av1, x264, nvenc, but was: h265"));
  }

  @Test
  void wrongValuesAreRefused() throws IOException {
    assertThat(curate("--export=clips", "--export-max-height=241"), is(2));
    assertThat(said(), containsString("export-max-height must be even and at least 16"));
    assertThat(curate("--export=clips", "--export-audio=no"), is(2));
    assertThat(said(), containsString("export-audio must be keep or none, but was: no"));
    assertThat(curate("--export=clips", "--export-mode=copy", "--export-upright"), is(2));
    assertThat(said(), containsString("export-mode copy encodes nothing"));
  }

  @Test
  void flagsOfClipsNeedClips() throws IOException {
    assertThat(curate("--export-upright"), is(2));
    assertThat(said(), containsString("flags of exported clips need --export=clips"));
  }

  @Test
  void flagsFromAFileAreTakenIntoTheSettings() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("flags.yaml"),
            """
            export: clips
            export-codec: vp9
            export-audio: none
            export-max-height: 240
            export-upright: true
            """);

    assertThat(curate("--config=" + config), is(0));
    assertThat(
        printed.toString(StandardCharsets.UTF_8),
        containsString(
            "ClipFormat[codec=VP9, mode=EXACT, sound=false, maxHeight=240, upright=true]"));
  }

  private int curate(String... flags) throws IOException {
    TestFilms.shots(folder.resolve("in.mp4"), 30);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curate",
                "--input=" + folder.resolve("in.mp4"),
                "--output=" + folder.resolve("out"),
                "--teachers=vision",
                "--dry-run"));
    arguments.addAll(List.of(flags));
    return Main.execute(arguments.toArray(String[]::new));
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
