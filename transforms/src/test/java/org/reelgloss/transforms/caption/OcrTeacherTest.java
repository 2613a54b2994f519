package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.caption.Answers.noInput;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.vision.Textures;

class OcrTeacherTest {
  private static final ClipEvidence CLIP =
      TestClips.withFrames(Collections.nCopies(8, Textures.plain(Color.GRAY)));

  @TempDir private Path folder;

  @Test
  void quotesTheWordsThatAreSurelyRead() throws Exception {
    Path command =
        script(
            row(5, 96.2, "OPEN") + row(5, 41, "l1ke") + row(4, -1, "") + row(5, 88, "\"today\""));

    TeacherAnswer answer = teacher(command).caption(CLIP);

    assertThat(
        answer,
        is(
            TeacherAnswer.success(
                "The words \"OPEN today\" are on the screen.", List.of("frames"))));
  }

  @Test
  void saysWhichVersionRead() throws Exception {
    assertThat(teacher(script("")).model(), is("tesseract/9.9.9"));
  }

  @Test
  void hasNoInputWhereNothingIsWritten() throws Exception {
    assertThat(
        teacher(script(row(5, 95, "--") + row(5, 95, "ab"))).caption(CLIP),
        is(noInput("No text that several frames agree on")));
  }

  @Test
  void hasNoInputWithoutTheCommand() throws Exception {
    OcrTeacher teacher = new OcrTeacher(Optional.empty());

    assertThat(teacher.caption(CLIP), is(noInput("The command tesseract is not on the path")));
    assertThat(teacher.model(), is("none"));
  }

  @Test
  void cannotAnswerWhereTheCommandFails() throws Exception {
    Path command = folder.resolve("tesseract");
    write(command, "if [ \"$1\" = --version ]; then echo tesseract 9; exit; fi; exit 3");

    TeacherException refusal =
        assertThrows(TeacherException.class, () -> teacher(command).caption(CLIP));

    assertThat(
        refusal.getMessage(),
        is("tesseract cannot read a frame: " + command + " ended with status 3"));
  }

  @Test
  void tellsOnlyWordsOfSeveralFramesOfWhichOneIsLongEnough() {
    assertThat(
        WrittenWords.agreed(
            List.of(List.of("Big", "sale", "x1"), List.of("BIG", "sale."), List.of("pale"))),
        is(Optional.of(List.of("Big", "sale"))));
    assertThat(WrittenWords.agreed(List.of(List.of("Big"), List.of("sale"))), is(Optional.empty()));
    assertThat(WrittenWords.agreed(List.of(List.of("Big"))), is(Optional.of(List.of("Big"))));
  }

  private static OcrTeacher teacher(Path command) {
    return new OcrTeacher(Optional.of(new Tesseract(command, Duration.ofSeconds(20))));
  }

  /** Returns a command that takes a picture and answers with a table. */
  private Path script(String table) throws IOException {
    Path answer = Files.writeString(folder.resolve("answer.tsv"), table);
    Path command = folder.resolve("tesseract");
    write(
        command,
        "if [ \"$1\" = --version ]; then echo tesseract 9.9.9; exit; fi\n"
            + "[ \"$1 $2 $3 $4 $5\" = \"stdin stdout --psm 11 tsv\" ] || exit 4\n"
            + "head -c 8 | grep -q PNG || exit 5\n"
            + "cat > /dev/null\n"
            + "cat "
            + answer);
    return command;
  }

  private static void write(Path command, String script) throws IOException {
    Files.createFile(
        command,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(command, "#!/bin/sh\n" + script + "\n");
  }

  private static String row(int level, double confidence, String text) {
    return level + "\t1\t1\t1\t1\t1\t0\t0\t9\t9\t" + confidence + "\t" + text + "\n";
  }
}
