package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.ScoringModel;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBanks;
import org.reelgloss.transforms.select.bank.PictureVectors;

/**
 * Reads the pictures of a bank from a folder of captions by people and vectors of pictures: {@code
 * captions.PART.tsv} with lines of picture, number and caption, and, in it or in {@code features/},
 * {@code PART.names.txt} with a picture a line and {@code PART.MODEL.npy} with a row for each of
 * them, of the bundle named MODEL ({@code -} and {@code _} are the same), of any length. A folder
 * that a bank was saved in is read as it is.
 */
final class BankFolder {
  private static final String USUAL = "train";

  private final Path folder;
  private final BankModels models;

  private BankFolder(Path folder, BankModels models) {
    this.folder = folder;
    this.models = models;
  }

  /**
   * Reads the pictures, in the order of captions, each once.
   *
   * @param parts of the folder; where none is named {@code train}, or else the first in order
   * @throws IllegalArgumentException if the folder is not as described
   */
  static List<CaptionedPicture> read(Path folder, List<String> parts, BankModels models)
      throws IOException, ModelException {
    if (PictureBanks.isBank(folder)) {
      return saved(folder, parts, models);
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("bank must be a folder, but was: " + folder);
    }
    BankFolder bank = new BankFolder(folder, models);
    Map<String, List<String>> captions = new LinkedHashMap<>();
    Map<String, PictureVectors> vectors = new LinkedHashMap<>();
    for (String part : bank.chosen(parts)) {
      bank.putCaptions(part, captions);
      vectors.putAll(bank.vectors(part));
    }
    captions.keySet().retainAll(vectors.keySet());
    return CaptionEmbedding.of(captions, vectors, models);
  }

  private static List<CaptionedPicture> saved(Path folder, List<String> parts, BankModels models)
      throws IOException {
    if (!parts.isEmpty()) {
      throw new IllegalArgumentException("bank-part is of no use with a saved bank: " + folder);
    }
    ModelBundle encoder = models.encoder();
    Path selector = folder.toAbsolutePath().normalize().resolve("..").normalize();
    if (Files.isRegularFile(selector.resolve(ScoringModel.FILE))) {
      requireSame("base", ModelBundle.open(selector).towersId(), models.towers().towersId());
      Path its = selector.resolve(ModelBundle.ENCODER);
      if (encoder != null && Files.isDirectory(its)) {
        requireSame("picture-encoder", ModelBundle.open(its).id(), encoder.id());
      }
    }
    List<CaptionedPicture> pictures = PictureBanks.pictures(folder);
    if (encoder != null && pictures.get(0).vectors().features().length == 0) {
      throw new IllegalArgumentException(
          "bank must have vectors by %s, but has none, in: %s".formatted(encoder.id(), folder));
    }
    return encoder != null ? pictures : pictures.stream().map(BankFolder::ofTower).toList();
  }

  private static void requireSame(String flag, String ofBank, String given) {
    if (!ModelBundle.sameVersion(ofBank, given)) {
      throw new IllegalArgumentException(
          "%s must be what the bank was made with, %s, but was: %s".formatted(flag, ofBank, given));
    }
  }

  private static CaptionedPicture ofTower(CaptionedPicture picture) {
    return new CaptionedPicture(
        picture.name(),
        PictureVectors.of(picture.vectors().tower()),
        picture.meaning(),
        picture.text(),
        picture.captions());
  }

  private List<String> chosen(List<String> wanted) throws IOException {
    List<String> parts = parts();
    for (String part : wanted) {
      if (!parts.contains(part)) {
        throw new IllegalArgumentException(
            "bank-part must be one of %s, but was: %s, of %s".formatted(parts, part, folder));
      }
    }
    if (!wanted.isEmpty()) {
      return wanted.stream().distinct().toList();
    }
    return List.of(parts.contains(USUAL) ? USUAL : parts.get(0));
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> parts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("captions.") && name.endsWith(".tsv"))
              .map(name -> name.substring("captions.".length(), name.length() - ".tsv".length()))
              .sorted()
              .toList();
      if (parts.isEmpty()) {
        throw new IllegalArgumentException(
            "bank must have a file captions.PART.tsv, but there is none in: " + folder);
      }
      return parts;
    }
  }

  private void putCaptions(String part, Map<String, List<String>> captions) throws IOException {
    Path file = folder.resolve("captions." + part + ".tsv");
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] fields = line.split("\t", -1);
      if (fields.length != 3 || fields[2].isBlank()) {
        throw new IllegalArgumentException(
            file + ":" + number + ": must be picture, number and caption, but was: " + line);
      }
      captions.computeIfAbsent(fields[0], unused -> new ArrayList<>()).add(fields[2].strip());
    }
  }

  private Map<String, PictureVectors> vectors(String part) throws IOException, ModelException {
    Path features = folder.resolve("features");
    Path place = Files.isDirectory(features) ? features : folder;
    Path list = place.resolve(part + ".names.txt");
    if (!Files.isRegularFile(list)) {
      throw new IllegalArgumentException("bank must have the names of its pictures in: " + list);
    }
    List<String> names = Files.readAllLines(list);
    List<float[]> towers = rows(part, place, models.towers(), names.size());
    ModelBundle encoder = models.encoder();
    List<float[]> more = encoder == null ? null : rows(part, place, encoder, names.size());
    Map<String, PictureVectors> vectors = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      PictureVectors ofTower = PictureVectors.of(towers.get(i));
      vectors.put(
          names.get(i).strip(),
          more == null ? ofTower : new PictureVectors(ofTower.tower(), more.get(i)));
    }
    return vectors;
  }

  /** Returns unit vectors. */
  private List<float[]> rows(String part, Path place, ModelBundle bundle, int count)
      throws IOException, ModelException {
    try (NpyFile array = NpyFile.open(array(part, place, bundle))) {
      if (array.rows() != count) {
        throw new IllegalArgumentException(
            array.path() + " must have " + count + " rows, but has " + array.rows());
      }
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        rows.add(Vectors.unitMean(new float[][] {array.row(i)}));
      }
      return rows;
    }
  }

  private static Path array(String part, Path place, ModelBundle bundle) throws IOException {
    String wanted = plain(part + "." + bundle.name()) + ".npy";
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> plain(file.getFileName().toString()).equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "bank must have the vectors that %s made of its pictures, %s, in: %s"
                          .formatted(bundle.id(), wanted, place)));
    }
  }

  private static String plain(String name) {
    return name.replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
