package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;

class OutputSettingsTest {
  @TempDir private Path folder;

  @Test
  void aNewRootAgreesWithAnything() throws IOException {
    assertThat(OutputSettings.differences(root(), settings(Profile.DEFAULT)), is(empty()));
  }

  @Test
  void equalSettingsAgree() throws IOException {
    OutputSettings.store(root(), settings(Profile.DEFAULT));

    assertThat(OutputSettings.differences(root(), settings(Profile.PANDA70M)), is(empty()));
  }

  @Test
  void otherSplittingIsNamedWithBothValues() throws IOException {
    OutputSettings.store(root(), settings(Profile.DEFAULT));

    assertThat(
        OutputSettings.differences(root(), settings(Profile.PANDA70M_README)),
        contains(startsWith("stitch: was StitchSettings[thresholds=")));
  }

  private OutputRoot root() {
    return OutputRoot.of(folder.toString());
  }

  private Map<String, String> settings(Profile profile) throws IOException {
    CurationOptions options =
        CurationOptions.builder()
            .setInput(new VideoListing.Request("in", true, 0))
            .setOutput(root())
            .setProfile(profile)
            .setTeachers(List.of("vision"))
            .build();
    return OutputSettings.of(options, Models.of(options));
  }
}
