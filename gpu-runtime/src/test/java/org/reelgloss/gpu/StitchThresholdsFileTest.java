package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StitchThresholdsFileTest {
  private static final StitchThresholds THRESHOLDS = new StitchThresholds(0.4, 0.9, 0.07, 0.2);

  @TempDir private Path folder;

  @Test
  void aBundleReadsWhatWasWritten() throws IOException {
    Path bundle = TinyBundles.twoTower(folder.resolve("tiny"));
    ModelBundle before = ModelBundle.open(bundle);
    assertThat(before.thresholds(), is(StitchThresholds.IMAGEBIND));

    Path file = StitchThresholdsFile.write(before, THRESHOLDS);

    ModelBundle after = ModelBundle.open(bundle);
    assertThat(file, is(after.folder().resolve("stitching.json")));
    assertThat(after.thresholds(), is(THRESHOLDS));
    assertThat(after.version(), is(not(before.version())));
  }

  @Test
  void theFileThatTheBundleReadsIsTheOneThatIsReplaced() throws IOException {
    Path bundle = TinyBundles.twoTower(folder.resolve("tiny"));
    Path below = Files.createDirectory(bundle.resolve("onnx")).resolve("stitching.json");
    Files.writeString(below, "{\"merge\": 1, \"transition\": 1, \"still\": 1, \"redundant\": 1}");

    StitchThresholdsFile.write(ModelBundle.open(bundle), THRESHOLDS);

    assertThat(Files.exists(bundle.resolve("stitching.json")), is(false));
    assertThat(ModelBundle.open(bundle).thresholds(), is(THRESHOLDS));
  }
}
