package org.reelgloss.gpu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with a model in the layout of a Hugging Face Optimum export: configs as JSON, graphs as
 * ONNX, these beside the configs or in a folder {@code onnx} below. The two towers may also be
 * TorchScript, {@code vision_model.pt} and {@code text_model.pt}; that is a program, so it is only
 * run if {@code digests.json} gives its SHA-256 in hexadecimal digits under its name; other files
 * that are named there must agree, too. Opening a bundle reads every file once, for the version,
 * but loads nothing.
 */
public final class ModelBundle {
  /** The names of the towers, without the ending, which says what they are written in. */
  static final String VISION = "vision_model";

  static final String TEXT = "text_model";

  /** The folder of a trained selector that holds its further encoder of pictures, a bundle. */
  public static final String ENCODER = "encoder";

  private static final int VERSION_DIGITS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a bundle can do. */
  public enum Kind {
    /** Says in words what a picture shows: an encoder of pictures and a decoder of text. */
    CAPTIONER,
    /** Puts pictures and texts into one space: an encoder of each. */
    TWO_TOWER,
    /** Says where shots end: one graph, see {@link TransNet}. */
    SHOT_MODEL,
    /** Gives each token of a text a vector: one graph, see {@link TokenEncoder}. */
    TEXT_ENCODER,
    /** Gives each picture a vector: one graph, see {@link PictureEncoder}. */
    PICTURE_ENCODER
  }

  private final BundleFiles files;
  private final Kind kind;
  private final String version;
  private final String towersVersion;
  private final StitchThresholds thresholds;

  private ModelBundle(BundleFiles files, Kind kind) {
    this.files = files;
    this.kind = kind;
    this.version = version(files.digest());
    this.towersVersion = files.towersDigest().map(ModelBundle::version).orElse(version);
    this.thresholds = thresholds(config("stitching.json"));
  }

  private static String version(String digest) {
    return digest.substring(0, VERSION_DIGITS);
  }

  /**
   * Opens a bundle.
   *
   * @throws IllegalArgumentException if the folder is no bundle; the message names it and the file
   *     that is missing or wrong
   * @throws UncheckedIOException if a file cannot be read
   */
  public static ModelBundle open(Path folder) {
    BundleFiles files = BundleFiles.in(folder);
    Kind kind = kindOf(files);
    switch (kind) {
      case SHOT_MODEL, TEXT_ENCODER -> files.require("config.json");
      case PICTURE_ENCODER -> files.require(ImageProcessor.CONFIG);
      case CAPTIONER, TWO_TOWER -> {
        files.require(ImageProcessor.CONFIG);
        files.require("tokenizer.json");
      }
    }
    ModelBundle bundle = new ModelBundle(files, kind);
    PinnedFiles.check(bundle);
    return bundle;
  }

  private static Kind kindOf(BundleFiles files) {
    if (hasTower(files, VISION) || hasTower(files, TEXT)) {
      for (String tower : List.of(VISION, TEXT)) {
        if (!hasTower(files, tower)) {
          throw files.missing(tower + ".onnx and no " + tower + ".pt");
        }
      }
      return Kind.TWO_TOWER;
    }
    if (!files.has("encoder_model.onnx")) {
      if (files.has(TransNet.GRAPH)) {
        return kindOfGraph(files);
      }
      throw files.missing(
          "encoder_model.onnx (of a captioner), vision_model.onnx (of two towers) or "
              + TransNet.GRAPH
              + " (of a shot model; beside tokenizer.json of an encoder of text; beside "
              + ImageProcessor.CONFIG
              + " alone of one of pictures)");
    }
    if (!files.has(Decoder.MERGED) && !files.has(Decoder.WITH_PAST)) {
      files.require(Decoder.PLAIN);
    }
    return Kind.CAPTIONER;
  }

  private static Kind kindOfGraph(BundleFiles files) {
    if (files.has("tokenizer.json")) {
      return Kind.TEXT_ENCODER;
    }
    return files.has(ImageProcessor.CONFIG) ? Kind.PICTURE_ENCODER : Kind.SHOT_MODEL;
  }

  private static boolean hasTower(BundleFiles files, String name) {
    return files.has(name + ".onnx") || files.has(name + ".pt");
  }

  /** Returns what the bundle can do, which follows from the graphs in it. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name of the folder. */
  public String name() {
    return files.folder().getFileName().toString();
  }

  /**
   * Returns the first 12 hexadecimal digits of the SHA-256 of names and contents of all graphs,
   * scripts, configs and vocabularies: another version may answer otherwise.
   */
  public String version() {
    return version;
  }

  /** Returns {@code name@version}, as it is recorded beside what the model made. */
  public String id() {
    return name() + "@" + version;
  }

  /**
   * Returns {@code name@version} of two towers, where the version leaves out what a trained
   * selector adds to them: the same towers give the same vectors.
   */
  public String towersId() {
    return name() + "@" + towersVersion;
  }

  /** Tells whether two ids have the same version; the name of the folder does not matter. */
  public static boolean sameVersion(String id, String other) {
    return id.substring(id.lastIndexOf('@') + 1)
        .equals(other.substring(other.lastIndexOf('@') + 1));
  }

  /** Returns the folder, absolute. */
  public Path folder() {
    return files.folder();
  }

  /**
   * Returns the distances at which stitching decides, from {@code stitching.json} with the numbers
   * {@code merge}, {@code transition}, {@code still} and {@code redundant}; without that file those
   * of ImageBind.
   */
  public StitchThresholds thresholds() {
    return thresholds;
  }

  /**
   * Returns a config of the bundle, or an empty one if there is no such file.
   *
   * @param fileName such as {@code config.json}
   * @throws IllegalArgumentException if the file is no JSON
   * @throws UncheckedIOException if it cannot be read
   */
  public JsonNode config(String fileName) {
    if (!files.has(fileName)) {
      return JSON.createObjectNode();
    }
    Path file = files.require(fileName);
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Returns bytes of all graphs, which is about what they take in memory. */
  public long graphBytes() {
    return graphBytes("");
  }

  /** Returns bytes of the graphs whose file names begin like that. */
  long graphBytes(String prefix) {
    return files.graphBytes(prefix);
  }

  /** Returns whether the bundle has a file of this name. */
  boolean has(String fileName) {
    return files.has(fileName);
  }

  /** Returns where a file is; throws IllegalArgumentException if there is none. */
  Path file(String fileName) {
    return files.require(fileName);
  }

  /** Throws IllegalArgumentException if the bundle is of another kind. */
  void requireKind(Kind required) {
    if (kind != required) {
      throw new IllegalArgumentException(
          "bundle must be a " + required + ", but " + folder() + " is a " + kind);
    }
  }

  private StitchThresholds thresholds(JsonNode config) {
    if (config.isEmpty()) {
      return StitchThresholds.IMAGEBIND;
    }
    return new StitchThresholds(
        threshold(config, "merge"),
        threshold(config, "transition"),
        threshold(config, "still"),
        threshold(config, "redundant"));
  }

  private double threshold(JsonNode config, String name) {
    JsonNode value = config.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          name + " in stitching.json must be a number, but was: " + value + ", in " + folder());
    }
    return value.doubleValue();
  }

  @Override
  public String toString() {
    return id();
  }
}
