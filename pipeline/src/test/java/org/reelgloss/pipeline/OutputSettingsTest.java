package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.select.AgreementSelector;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipCodec;
import org.reelgloss.video.ClipFormat;

class OutputSettingsTest {
  @TempDir private Path folder;

  @Test
  void aNewRootAgreesWithAnything() throws IOException {
    assertThat(OutputSettings.differences(root(), settings(Profile.DEFAULT)), is(empty()));
  }

  @Test
  void equalSettingsAgree() throws IOException {
    OutputSettings.store(root(), settings(Profile.PANDA70M));

    assertThat(OutputSettings.differences(root(), settings(Profile.PANDA70M)), is(empty()));
  }

  @Test
  void otherSplittingIsNamedWithBothValues() throws IOException {
    OutputSettings.store(root(), settings(Profile.PANDA70M));

    assertThat(
        OutputSettings.differences(root(), settings(Profile.PANDA70M_README)),
        contains(startsWith("stitch: was StitchSettings[thresholds=")));
  }

  @Test
  void otherCaptioningAgrees() throws IOException {
    OutputSettings.store(root(), settings(exporting(ClipFormat.STANDARD)));
    ClipFormat silent = new ClipFormat(ClipCodec.H264, ClipFormat.Mode.EXACT, false, 0, false);
    Path tower = TinyBundles.twoTower(folder.resolve("tower"));

    assertThat(
        OutputSettings.differences(
            root(),
            settings(exporting(silent).setTeachers(List.of("subtitles")).setSelector(tower))),
        is(empty()));
  }

  @Test
  void anotherEmbedderIsNamedWithBothValues() throws IOException {
    OutputSettings.store(root(), settings(options()));
    Path tower = TinyBundles.twoTower(folder.resolve("tower"));

    assertThat(
        OutputSettings.differences(root(), settings(options().setEmbedder(tower))),
        hasItem(startsWith("embedder: was ")));
  }

  @Test
  void captioningIsTeachersSelectorAndExport() throws IOException {
    CurationOptions options = options().build();

    assertThat(
        OutputSettings.captioning(options, Models.of(options)).versions(),
        is(
            Map.of(
                "teacher vision",
                "builtin-vision/1",
                "selector",
                AgreementSelector.MODEL,
                "export",
                "none")));
  }

  @Test
  void theFormatOfClipsDoesNotMatterWhereNoneAreWritten() throws IOException {
    assertThat(settings(Profile.DEFAULT).get("export"), is("none"));
  }

  private OutputRoot root() {
    return OutputRoot.of(folder.toString());
  }

  private Map<String, String> settings(Profile profile) throws IOException {
    return settings(options().setProfile(profile));
  }

  private CurationOptions.Builder exporting(ClipFormat format) {
    return options().setExport(CurationOptions.Export.CLIPS).setClipFormat(format);
  }

  private CurationOptions.Builder options() {
    return CurationOptions.builder()
        .setInput(new VideoListing.Request("in", true, 0))
        .setOutput(root())
        .setTeachers(List.of("vision"));
  }

  private static Map<String, String> settings(CurationOptions.Builder builder) throws IOException {
    CurationOptions options = builder.build();
    return OutputSettings.of(options, Models.of(options));
  }
}
