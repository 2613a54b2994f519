package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;

class SplitFlagsTest {
  @TempDir private Path folder;

  @Test
  void givesTheLearnedDetectorItsModel() throws Exception {
    Path bundle = TinyBundles.shotModel(folder.resolve("shots"), true, "logits");
    SplitFlags flags = flags("content", "learned");
    flags.shotModel = bundle;

    DetectorSettings settings = flags.options().build().detectors();

    assertThat(settings.kinds(), contains(DetectorKind.CONTENT, DetectorKind.LEARNED));
    assertThat(settings.shotModel(), is(bundle.toString()));
  }

  @Test
  void refusesTheLearnedDetectorWithoutAModel() {
    UsageException thrown = assertThrows(UsageException.class, () -> flags("learned").options());

    assertThat(thrown.getMessage(), containsString("shot-model must be given"));
  }

  @Test
  void refusesAModelThatNoDetectorUses() {
    SplitFlags flags = flags("content");
    flags.shotModel = folder;

    UsageException thrown = assertThrows(UsageException.class, flags::options);

    assertThat(thrown.getMessage(), containsString(folder.toString()));
  }

  @Test
  void refusesABundleOfAnotherKind() throws Exception {
    SplitFlags flags = flags("learned");
    flags.shotModel = TinyBundles.twoTower(folder.resolve("towers"));

    UsageException thrown = assertThrows(UsageException.class, flags::options);

    assertThat(thrown.getMessage(), containsString("must be a bundle of a shot model"));
  }

  private SplitFlags flags(String... detectors) {
    SplitFlags flags = new SplitFlags();
    flags.input = folder.toString();
    flags.output = folder.resolve("out").toString();
    flags.profile = "default";
    flags.detectors = List.of(detectors);
    return flags;
  }
}
