package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.SentenceEncoder;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureBanks;

/**
 * Makes a bank from a folder of captions by people and vectors of pictures: {@code
 * captions.PART.tsv} with lines of picture, number and caption, and, in it or in {@code features/},
 * {@code PART.names.txt} with a picture a line and {@code PART.MODEL.npy} with a row for each of
 * them, of the two-tower bundle named MODEL ({@code -} and {@code _} are the same), of any length.
 * The part is {@code train} where there are several. A folder that a bank was saved in is read as
 * it is.
 */
final class BankFolder {
  private static final int AT_ONCE = 512;
  private static final String USUAL = "train";

  private final Path folder;
  private final String part;

  private BankFolder(Path folder, String part) {
    this.folder = folder;
    this.part = part;
  }

  /**
   * Reads or makes a bank.
   *
   * @param without names of pictures that are left out
   * @throws IllegalArgumentException if the folder is not as described
   */
  static PictureBank open(Path folder, ModelBundle towers, Devices devices, Set<String> without)
      throws IOException, ModelException {
    if (PictureBanks.isBank(folder)) {
      return PictureBanks.load(folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("bank must be a folder, but was: " + folder);
    }
    return new BankFolder(folder, part(folder)).make(towers, devices, without);
  }

  private static String part(Path folder) throws IOException {
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
      return parts.contains(USUAL) ? USUAL : parts.get(0);
    }
  }

  private PictureBank make(ModelBundle bundle, Devices devices, Set<String> without)
      throws IOException, ModelException {
    Map<String, float[]> vectors = vectors(bundle);
    Map<String, List<String>> captions = captions();
    List<String> names =
        captions.keySet().stream()
            .filter(name -> vectors.containsKey(name) && !without.contains(name))
            .toList();
    List<CaptionedPicture> pictures = new ArrayList<>();
    try (ModelPool.Lease<TwoTower> towers = TwoTower.lease(bundle, devices);
        ModelPool.Lease<SentenceEncoder> sentences = SentenceEncoder.lease(Devices.CPU)) {
      for (int start = 0; start < names.size(); start += AT_ONCE / 4) {
        List<String> some = names.subList(start, Math.min(names.size(), start + AT_ONCE / 4));
        List<String> texts = some.stream().flatMap(name -> of(captions, name).stream()).toList();
        float[][] meanings = sentences.model().encode(texts);
        float[][] ofTower = towers.model().embedTexts(texts);
        int next = 0;
        for (String name : some) {
          int count = of(captions, name).size();
          pictures.add(
              new CaptionedPicture(
                  name,
                  Vectors.unitMean(new float[][] {vectors.getOrDefault(name, new float[0])}),
                  mean(meanings, next, count),
                  mean(ofTower, next, count),
                  of(captions, name)));
          next += count;
        }
      }
    }
    return PictureBank.of(pictures);
  }

  private static List<String> of(Map<String, List<String>> captions, String name) {
    return captions.getOrDefault(name, List.of());
  }

  private static float[] mean(float[][] rows, int start, int count) {
    float[] mean = new float[rows[start].length];
    for (int row = start; row < start + count; row++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows[row][i] / count;
      }
    }
    return mean;
  }

  private Map<String, List<String>> captions() throws IOException {
    Path file = folder.resolve("captions." + part + ".tsv");
    Map<String, List<String>> captions = new LinkedHashMap<>();
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
    return captions;
  }

  private Map<String, float[]> vectors(ModelBundle bundle) throws IOException {
    Path features = folder.resolve("features");
    Path place = Files.isDirectory(features) ? features : folder;
    Path list = place.resolve(part + ".names.txt");
    if (!Files.isRegularFile(list)) {
      throw new IllegalArgumentException("bank must have the names of its pictures in: " + list);
    }
    List<String> names = Files.readAllLines(list);
    Map<String, float[]> vectors = new LinkedHashMap<>();
    try (NpyFile rows = NpyFile.open(array(place, bundle))) {
      if (rows.rows() != names.size()) {
        throw new IllegalArgumentException(
            rows.path() + " must have " + names.size() + " rows, but has " + rows.rows());
      }
      for (int i = 0; i < names.size(); i++) {
        vectors.put(names.get(i).strip(), rows.row(i));
      }
    }
    return vectors;
  }

  private Path array(Path place, ModelBundle bundle) throws IOException {
    String wanted = part + "." + plain(bundle.name()) + ".npy";
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
