package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.pipeline.Selectors;
import org.reelgloss.pipeline.evaluation.ranking.JudgementTable;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.EvidenceSelector;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.select.SignalReader;
import org.reelgloss.transforms.select.Signals;

/** Trains on a dozen pictures of which the two towers know the colour. */
class SelectorTrainingTest {
  private static final int PICTURES = 12;

  @TempDir private Path folder;
  private Path output;
  private Paintings paintings;

  @BeforeEach
  void paint() throws IOException {
    output = folder.resolve("trained");
    paintings = Paintings.paint(folder, PICTURES);
  }

  @Test
  void whatWasTrainedIsABundleThatOpensAndScores() throws IOException, ModelException {
    TrainingReport report = choosing(PICTURES).build().run(output);

    assertThat(report.agreement().lists(), is(PICTURES));
    assertThat(report.agreement().r1().value(), is(1.0));
    assertThat(report.agreement().r1Gain().value(), is(0.0));
    assertThat(report.examples().rows().size(), is(2 * PICTURES));
    assertThat(report.base(), startsWith("towers@"));
    try (Selector selector = Selectors.of(output, Devices.CPU).open()) {
      assertThat(selector, is(instanceOf(EvidenceSelector.class)));
      double[] scores = rate(selector);
      assertThat(scores[0], is(allOf(greaterThan(scores[1]), lessThan(1.0))));
      assertThat(scores[1], is(greaterThan(0.0)));
    }
  }

  @Test
  void whatItWasLikeLiesBesideItWithoutNumbersThatAreNone() throws IOException, ModelException {
    TrainingReport report = choosing(PICTURES).setAblation(true).build().run(output);

    ObjectNode json =
        (ObjectNode) new ObjectMapper().readTree(output.resolve("training.json").toFile());
    assertThat(json, is(new ObjectMapper().readTree(report.toJson().toString())));
    assertThat(
        json.findValuesAsText("signals"),
        contains("towers", "agreement", "teachers", "all but towers"));
    assertThat(json.toString(), not(containsString("NaN")));
    assertThat(Files.readString(output.resolve("training.html")), not(containsString("NaN")));
  }

  @Test
  void equalSeedsGiveEqualBytes() throws IOException, ModelException {
    choosing(PICTURES).setSeed(7).build().run(output);
    choosing(PICTURES).setSeed(7).build().run(folder.resolve("again"));

    for (String file : List.of("selector.json", "training.json", "training.html")) {
      assertThat(
          Files.readString(folder.resolve("again").resolve(file)),
          is(Files.readString(output.resolve(file))));
    }
  }

  @Test
  void ofRatingsAloneTheFiguresOfListsAreNull() throws IOException, ModelException {
    TrainingReport report =
        training().setRatings(Paintings.ratings(PICTURES, 1, 0)).build().run(output);

    ObjectNode json = report.toJson();
    assertThat(json.get("lists").asInt(), is(0));
    assertThat(json.get("r1").isNull(), is(true));
    assertThat(json.get("r1Gain").isNull(), is(true));
    assertThat(json.at("/pairwise/value").asDouble(), is(1.0));
    assertThat(json.get("r1OfTeachers").isEmpty(), is(true));
    assertThat(report.toTable(), startsWith("pairs, gained           0.000  [0.000, 0.000]\n"));
  }

  @Test
  void whereEveryCaptionIsRatedAlikeThereIsNothingToCompare() throws IOException, ModelException {
    TrainingReport report =
        training().setRatings(Paintings.ratings(PICTURES, 0, 0)).build().run(output);

    assertThat(report.toJson().get("pairwise").isNull(), is(true));
    assertThat(report.toJson().has("threshold"), is(false));
    assertThat(report.model().threshold(), is(1.0));
    assertThat(report.model().slope(), is(greaterThan(0.0)));
    assertThat(Files.readString(output.resolve("training.json")), not(containsString("NaN")));
  }

  @Test
  void aBankOfCaptionedPicturesBecomesPartOfTheBundle() throws IOException, ModelException {
    Path bank = TinyBank.write(folder.resolve("captions"), 9);

    TrainingReport report = choosing(PICTURES).setBank(bank).build().run(output);

    assertThat(report.model().bank(), is(true));
    assertThat(Files.readAllLines(output.resolve("bank/captions.tsv")).size(), is(9));
    try (Selector selector = Selectors.of(output, Devices.CPU).open()) {
      double[] scores = rate(selector);
      assertThat(scores[0], is(greaterThan(scores[1])));
    }
  }

  @Test
  void aFurtherEncoderBecomesPartOfTheBundleAndLooksAtPictures()
      throws IOException, ModelException {
    Path bank = TinyBank.write(folder.resolve("captions"), 9);
    TinyBank.writeFeatures(bank, "backbone", 9);
    Path backbone = TinyBundles.pictureEncoder(folder.resolve("backbone"));

    TrainingReport report =
        choosing(PICTURES).setBank(bank).setEncoder(backbone).build().run(output);

    assertThat(report.toJson().get("encoder").asText(), is(ModelBundle.open(backbone).id()));
    assertThat(
        ModelBundle.open(output).towersId(),
        is("trained@" + ModelBundle.open(paintings.towers()).version()));
    try (Selector selector = Selectors.of(output, Devices.CPU).open()) {
      assertThat(selector.looksAtFrames(), is(true));
      double[] scores = rate(selector);
      assertThat(scores[0], is(greaterThan(scores[1])));
    }
  }

  @Test
  void headsThatLearnedWhatTheTowersDoNotKnowBecomePartOfTheBundle()
      throws IOException, ModelException {
    TrainingReport report =
        training()
            .setPreferences(Paintings.choicesOfTheNextColour(PICTURES, 30))
            .build()
            .run(output);

    Retrieval retrieval = report.retrieval().orElseThrow();
    assertThat(retrieval.kept(), is(true));
    assertThat(report.agreement().r1Before().value(), is(lessThan(0.75)));
    assertThat(report.agreement().r1().value(), is(1.0));
    assertThat(report.toJson().at("/retrieval/kept").asBoolean(), is(true));
    ModelBundle bundle = ModelBundle.open(output);
    assertThat(Files.exists(output.resolve("heads.npy")), is(true));
    assertThat(report.model().heads(), is(Optional.of(retrieval.trained().heads().digest())));

    Clip clip = Objects.requireNonNull(paintings.clips().find("0.png"));
    List<String> captions = List.of(Paintings.caption(1), Paintings.caption(2));
    try (Selector selector = Selectors.of(output, Devices.CPU).open();
        SignalReader reader =
            SignalReader.open(bundle, null, null, retrieval.trained().heads(), true, Devices.CPU)) {
      List<double[]> signals = reader.read(clip, reader.embed(clip), captions);
      double[] scores = selector.rate(clip, captions);
      float[] image = retrieval.trained().heads().image(reader.embed(clip).tower());
      for (int i = 0; i < captions.size(); i++) {
        float[] text = retrieval.trained().heads().text(reader.texts(captions).get(i));
        assertThat(
            signals.get(i)[Signals.all().indexOf(Signals.RETRIEVAL)], is(Vectors.dot(image, text)));
        assertThat(scores[i], is(report.model().score(signals.get(i), "")));
      }
      assertThat(scores[0], is(greaterThan(scores[1])));
    }

    choosing(PICTURES).setBase(output).build().run(folder.resolve("next"));
    assertThat(Files.exists(folder.resolve("next/heads.npy")), is(false));
  }

  @Test
  void theBankOfASelectorIsOfUseToItsOwnModelsOnly() throws IOException, ModelException {
    Path bank = TinyBank.write(folder.resolve("captions"), 9);
    TinyBank.writeFeatures(bank, "backbone", 9);
    Path backbone = TinyBundles.pictureEncoder(folder.resolve("backbone"));
    choosing(PICTURES).setBank(bank).setEncoder(backbone).build().run(output);
    Path saved = output.resolve("bank");
    choosing(PICTURES).setBank(saved).setEncoder(backbone).build().run(folder.resolve("again"));

    Files.writeString(backbone.resolve("config.json"), "{\"of\": \"other\"}");
    Path next = folder.resolve("next");
    SelectorTraining.Builder otherEncoder = choosing(PICTURES).setBank(saved).setEncoder(backbone);
    assertThat(
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> otherEncoder.build().run(next))
                .getMessage()),
        startsWith("picture-encoder must be what the bank was made with, encoder@"));
    Files.writeString(paintings.towers().resolve("config.json"), "{\"of\": \"other\"}");
    SelectorTraining.Builder otherBase = choosing(PICTURES).setBank(saved);
    assertThat(
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> otherBase.build().run(next))
                .getMessage()),
        startsWith("base must be what the bank was made with, trained@"));
  }

  @Test
  void anEncoderThatIsNoneOrHasNoBankIsRefused() throws IOException {
    Path backbone = TinyBundles.pictureEncoder(folder.resolve("backbone"));
    assertThat(
        refusal(choosing(PICTURES).setEncoder(backbone)),
        is("picture-encoder needs a bank to look in, but there was none beside: " + backbone));

    Path bank = TinyBank.write(folder.resolve("captions"), 9);
    assertThat(
        refusal(choosing(PICTURES).setBank(bank).setEncoder(paintings.towers())),
        is(
            "picture-encoder must be an encoder of pictures, but was a TWO_TOWER: "
                + paintings.towers()));
  }

  @Test
  void judgedPicturesOfTheBankCountOnlyInWhatIsJudgedLater() throws IOException, ModelException {
    Path bank = TinyBank.write(folder.resolve("captions"), 9);
    List<String> lines = Files.readAllLines(bank.resolve("train.names.txt"));
    lines.set(0, "0.png");
    Files.write(bank.resolve("train.names.txt"), lines);
    Files.writeString(
        bank.resolve("captions.train.tsv"),
        Files.readString(bank.resolve("captions.train.tsv")).replace("p0.png", "0.png"));
    choosing(PICTURES).setBank(bank).build().run(output);
    assertThat(Files.readAllLines(output.resolve("bank/captions.tsv")).size(), is(9));

    Files.writeString(
        bank.resolve("captions.train.tsv"),
        Files.readString(bank.resolve("captions.train.tsv"))
            .replaceAll("0.png\t0\t.*", "0.png\t0\tnothing of the kind"));
    choosing(PICTURES).setBank(bank).build().run(folder.resolve("again"));
    assertThat(
        Files.readString(folder.resolve("again/selector.json")),
        is(Files.readString(output.resolve("selector.json"))));
  }

  @Test
  void aTrainedSelectorMayBeTheBaseOfAnother() throws IOException, ModelException {
    Path bank = TinyBank.write(folder.resolve("captions"), 9);
    choosing(PICTURES).setBank(bank).build().run(output);

    Path next = folder.resolve("next");
    choosing(PICTURES).setBase(output).build().run(next);

    assertThat(Files.exists(next.resolve("bank")), is(false));
    Selectors.of(next, Devices.CPU).open().close();
  }

  @Test
  void choicesOfFewerThanTenPicturesAreRefused() {
    assertThat(
        refusal(choosing(9)),
        is(
            "choices and judgements must be about at least 10 clips or pictures, but are about 9"
                + "; 0 more are not there"));
    assertThat(
        refusal(choosing(PICTURES + 3).setClips(name -> null)),
        is(
            "choices and judgements must be about at least 10 clips or pictures, but are about 0"
                + "; 15 more are not there"));
    assertThat(Files.exists(output), is(false));
  }

  @Test
  void aPlaceThatIsInUseIsRefused() throws IOException {
    Files.writeString(Files.createDirectory(output).resolve("notes.txt"), "mine");
    String message = "output must be a new or empty folder, but there is something at: " + output;

    assertThat(refusal(choosing(PICTURES)), is(message));
    assertThat(Files.readString(output.resolve("notes.txt")), is("mine"));
    Files.delete(output.resolve("notes.txt"));
    Files.writeString(Files.createDirectory(folder.resolve("free")).resolve("x"), "a file");
    output = folder.resolve("free/x");
    assertThat(refusal(choosing(PICTURES)), containsString("there is something at: " + output));
  }

  @Test
  void aBaseThatIsNoTwoTowerBundleIsRefused() throws IOException {
    Path captioner = TinyBundles.captioner(folder.resolve("captioner"), "wall");

    assertThat(
        refusal(choosing(PICTURES).setBase(captioner)),
        is("base must be a two-tower bundle, but was: " + captioner));
    assertThat(
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Selectors.of(captioner, Devices.CPU))
                .getMessage()),
        startsWith("selector must be a two-tower bundle, but was a CAPTIONER: "));
  }

  @Test
  @Tag("test-data")
  void judgementsOfPhotographsTrainASelector() throws IOException, ModelException {
    Path data = Path.of(System.getenv("REELGLOSS_TEST_DATA"));
    JudgementTable table =
        JudgementTable.read(List.of(data.resolve("flickr8k/judgements.sel.expert.tsv")));
    Map<String, List<RatedCaption>> some = new LinkedHashMap<>();
    table.byImage().entrySet().stream()
        .limit(60)
        .forEach(entry -> some.put(entry.getKey(), entry.getValue()));

    TrainingReport report =
        training()
            .setBase(data.resolve("models/clip-mini"))
            .setClips(PictureFolder.open(data.resolve("flickr8k/images")))
            .setRatings(some)
            .build()
            .run(output);

    assertThat(Files.exists(output.resolve("selector.json")), is(true));
    assertThat(report.agreement().pairwise().value(), is(allOf(greaterThan(0.6), lessThan(1.0))));
    Selectors.of(output, Devices.CPU).open().close();
  }

  private double[] rate(Selector selector) throws IOException, ModelException {
    return selector.rate(
        Objects.requireNonNull(paintings.clips().find("0.png")),
        List.of(Paintings.caption(0), Paintings.caption(1)));
  }

  private SelectorTraining.Builder choosing(int count) {
    return training().setPreferences(Paintings.choices(count));
  }

  private SelectorTraining.Builder training() {
    return SelectorTraining.builder()
        .setBase(paintings.towers())
        .setClips(paintings.clips())
        .setDevices(Devices.CPU);
  }

  private String refusal(SelectorTraining.Builder training) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> training.build().run(output))
            .getMessage());
  }
}
