package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;

class TrainSelectorCommandTest {
  @TempDir private Path folder;
  private Path towers;

  @BeforeEach
  void writeTowers() throws IOException {
    towers = TinyBundles.twoTower(folder.resolve("towers"));
  }

  @Test
  void withoutADatasetAndAFolderOfPicturesThereIsNothingToLearnFrom() {
    assertThat(
        refusal("--base=" + towers, "--output=" + folder.resolve("out")),
        is("reelgloss: a dataset DIR or --images must be given\n"));
  }

  @Test
  void aDatasetWithoutChoicesIsRefused() throws IOException {
    Path dataset = Files.createDirectory(folder.resolve("dataset"));

    assertThat(
        refusal(dataset.toString(), "--base=" + towers, "--output=" + folder.resolve("out")),
        containsString(
            "DIR must have choices, but there are none in "
                + dataset
                + "; let people choose by annotate, or name files by --choices"));
  }

  @Test
  void theBaseAndTheOutputMustBeNamed() {
    assertThat(
        refusal("--images=" + folder, "--output=" + folder.resolve("out")),
        containsString("Missing required option: '--base=BUNDLE'"));
    assertThat(
        refusal("--images=" + folder, "--base=" + towers),
        containsString("Missing required option: '--output=BUNDLE'"));
  }

  @Test
  void aBaseThatIsNotThereIsRefused() {
    Path none = folder.resolve("none");

    assertThat(
        refusal("--images=" + folder, "--base=" + none, "--output=" + folder.resolve("out")),
        containsString(none.toString()));
  }

  @Test
  void linesThatCannotBeUsedAreToldAndTooFewPicturesRefused() throws IOException {
    Path choices = Files.writeString(folder.resolve("choices.jsonl"), "{\"image\": \"a.jpg\"");

    String errors =
        refusal(
            "--images=" + folder,
            "--choices=" + choices,
            "--base=" + towers,
            "--output=" + folder.resolve("out"),
            "--devices=cpu");

    assertThat(errors, containsString(choices + ":1: not JSON: "));
    assertThat(errors, containsString("must be about at least 10 clips or pictures"));
  }

  /** Returns what is told; the exit code must be that of wrong usage. */
  private static String refusal(String... args) {
    List<String> all = new ArrayList<>(List.of("train-selector"));
    all.addAll(List.of(args));
    Output output = Output.of(all.toArray(new String[0]));
    assertThat(output.errors(), output.code(), is(2));
    return output.errors();
  }
}
