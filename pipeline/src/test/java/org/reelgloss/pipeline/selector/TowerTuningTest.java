package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Device;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.TowerTraining;
import org.reelgloss.video.RgbImage;

/** Towers that take red for green are shown pictures of which people say what they are. */
class TowerTuningTest {
  private static final int PICTURES = 60;
  private static final TowerTraining TRAINING = new TowerTraining(3, 40, 0.05);

  @TempDir private Path folder;
  private Path towers;
  private Path output;
  private Paintings paintings;

  @BeforeEach
  void paint() throws IOException {
    towers = TinyBundles.trainableTowers(folder.resolve("wrong"));
    output = folder.resolve("tuned");
    paintings = Paintings.paint(folder, PICTURES);
  }

  @Test
  void choicesTeachTowersThatWereWrongAndTheResultIsABundle() throws Exception {
    TuningReport report = tune(TRAINING, Paintings.choices(PICTURES), Map.of());

    assertThat(report.lists(), is(PICTURES));
    assertThat(report.tuned().held(), hasSize(9)); // 15 %
    assertThat(report.r1Before().value(), is(lessThan(0.8)));
    assertThat(report.r1().value(), is(1.0));
    assertThat(report.r1Gain().value(), closeTo(1 - report.r1Before().value(), 1e-9));
    assertThat(report.tuned().best(), is(greaterThan(0)));
    assertThat(name(255, 0), is("red"));
  }

  @Test
  void ratingsTeachThem() throws Exception {
    TuningReport report = tune(TRAINING, List.of(), Paintings.ratings(PICTURES, 1, 0));

    assertThat(report.r1().value(), is(1.0));
    assertThat(name(255, 0), is("red"));
  }

  @Test
  void oneSeedGivesOneResult() throws Exception {
    TuningReport once = tune(TRAINING, Paintings.choices(PICTURES), Map.of());
    String digests = Files.readString(output.resolve("digests.json"));
    output = folder.resolve("again");
    TuningReport again = tune(TRAINING, Paintings.choices(PICTURES), Map.of());

    assertThat(again.tuned(), is(equalTo(once.tuned())));
    assertThat(Files.readString(output.resolve("digests.json")), is(digests));
  }

  @Test
  void whereNoEpochIsBetterTheWeightsOfTheStartAreKept() throws Exception {
    tune(TRAINING, Paintings.choices(PICTURES), Map.of());
    towers = output;
    output = folder.resolve("again");
    TuningReport report = tune(TRAINING, Paintings.choices(PICTURES), Map.of());

    assertThat(report.r1Before().value(), is(1.0));
    assertThat(report.tuned().best(), is(0));
    assertThat(
        ModelBundle.open(output).towersId().substring("again".length()),
        is(ModelBundle.open(towers).towersId().substring("tuned".length())));
  }

  @Test
  void whatIsNotThereIsCountedAndTooLittleIsRefused() throws Exception {
    TuningReport report = tune(TRAINING, Paintings.choices(PICTURES + 5), Map.of());
    assertThat(report.unknown().count(), is(5L));

    output = folder.resolve("few");
    IllegalArgumentException few =
        assertThrows(
            IllegalArgumentException.class, () -> tune(TRAINING, Paintings.choices(9), Map.of()));
    assertThat(
        few.getMessage(),
        allOf(
            containsString("of at least 10 videos or pictures, but do of 9"),
            containsString("0 more are not there")));
    assertThat(Files.exists(output), is(false));
  }

  @Test
  void aTrainingThatFailsLeavesNothingBehind() throws Exception {
    Files.writeString(paintings.images().resolve("7.png"), "no picture");

    assertThrows(IOException.class, () -> tune(TRAINING, Paintings.choices(PICTURES), Map.of()));

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(
          left.map(path -> path.getFileName().toString()).toList(),
          containsInAnyOrder("images", "towers", "wrong"));
    }
  }

  @Test
  void aRateThatIsMuchTooHighIsSaid() {
    ModelException thrown =
        assertThrows(
            ModelException.class,
            () ->
                tune(
                    new TowerTraining(3, 40, Float.MAX_VALUE),
                    Paintings.choices(PICTURES),
                    Map.of()));

    assertThat(thrown.getMessage(), containsString("a lower one may help"));
  }

  @Test
  void theReportHasEveryEpoch() throws Exception {
    TuningReport report =
        tune(new TowerTraining(3, 2, 0.05), Paintings.choices(PICTURES), Map.of());

    assertThat(report.toJson().path("epochs").size(), is(3));
    assertThat(report.toJson().at("/epochs/0/loss").isNull(), is(true));
    assertThat(report.toJson().at("/epochs/2/loss").isNumber(), is(true));
    assertThat(
        Files.readString(output.resolve("training.json")),
        is(report.toJson().toPrettyString() + '\n'));
    assertThat(report.toTable(), containsString("R@1, gained"));
  }

  private TuningReport tune(
      TowerTraining training, List<Preference> preferences, Map<String, List<RatedCaption>> ratings)
      throws Exception {
    return new TowerTuning(towers, Device.CPU, training)
        .run(preferences, ratings, paintings.clips(), output);
  }

  /** Returns which of red and green a picture is called. */
  private String name(int red, int green) throws Exception {
    try (TwoTower tuned = TwoTower.load(ModelBundle.open(output), Devices.CPU)) {
      RgbImage picture = new RgbImage(1, 1, new byte[] {(byte) red, (byte) green, 0});
      float[] image = tuned.embedImages(List.of(picture))[0];
      float[][] names = tuned.embedTexts(List.of(Paintings.caption(0), Paintings.caption(1)));
      return Vectors.cosine(image, names[0]) > Vectors.cosine(image, names[1]) ? "red" : "green";
    }
  }
}
