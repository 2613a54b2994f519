package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.TestFilms;

class StitchSamplesTest {
  @TempDir private Path folder;

  @Test
  void bordersOfDividedShotsAndCutsAreToldApart()
      throws IOException, MediaException, ModelException {
    Path film = TestFilms.shots(folder.resolve("two.mp4"), 180, 60);

    StitchSamples samples = samples(film);

    assertThat(samples.inside().length, is(3));
    assertThat(samples.borders().length, is(1));
    assertThat(samples.cuts().length, is(1));
    assertThat(samples.borders()[0], lessThan(0.2));
    assertThat(samples.cuts()[0], greaterThan(0.4));
  }

  @Test
  void aFileThatCannotBeDecodedAddsNothing() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "nothing to see");
    StitchSamples samples = new StitchSamples(new DescriptorEmbedder(), ScanSettings.PANDA70M);

    assertThrows(MediaException.class, () -> samples.add(text));

    assertThat(samples.inside().length, is(0));
  }

  @Test
  void videosDoNotBorderOnEachOther() throws IOException, MediaException, ModelException {
    Path film = TestFilms.shots(folder.resolve("one.mp4"), 40);

    StitchSamples samples = samples(film, film);

    assertThat(samples.inside().length, is(2));
    assertThat(samples.borders().length + samples.cuts().length, is(0));
  }

  private static StitchSamples samples(Path... films)
      throws IOException, MediaException, ModelException {
    try (DescriptorEmbedder embedder = new DescriptorEmbedder()) {
      StitchSamples samples = new StitchSamples(embedder, ScanSettings.PANDA70M);
      for (Path film : films) {
        samples.add(film);
      }
      return samples;
    }
  }
}
