package org.reelgloss.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reelgloss.transforms.dataset.Captioning;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ScanSettings;

/**
 * What an output root was made with. One root holds what one set of settings of splitting makes;
 * those of captioning may change from run to run.
 */
public final class OutputSettings {
  private static final String FILE = "_commits/settings.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Settings that tell of no model. */
  private static final Set<String> OTHERS = Set.of("product", "scan", "stitch", "export");

  private OutputSettings() {}

  /** Returns the settings of a run by name. */
  public static Map<String, String> of(CurationOptions options, Models models) {
    Map<String, String> settings = new TreeMap<>(models.versions());
    settings.put("product", options.product().name().toLowerCase(Locale.ROOT));
    settings.put("scan", describe(options.profile().scan(options.detectors())));
    settings.put("stitch", options.profile().stitch(models.thresholds()).toString());
    boolean media = options.export() == CurationOptions.Export.CLIPS;
    settings.put("export", media ? options.clipFormat().toString() : "none");
    return settings;
  }

  /** Returns what a run makes captions with. */
  public static Captioning captioning(CurationOptions options, Models models) {
    return Captioning.of(of(options, models));
  }

  /** Returns what decides about the segments; what a file may cost is none of it. */
  private static String describe(ScanSettings scan) {
    return "%s, pieces of %s s, up to %s s more, end frames at %s"
        .formatted(
            scan.detectors(), scan.divideSeconds(), scan.slackSeconds(), scan.endFramePosition());
  }

  /** Returns whether a run wrote here before. */
  public static boolean isRoot(OutputRoot root) throws IOException {
    return root.has(FILE);
  }

  /**
   * Returns how a root's settings of splitting differ from these, a line each; empty where they
   * agree or the root is new.
   */
  public static List<String> differences(OutputRoot root, Map<String, String> settings)
      throws IOException {
    List<String> differences = new ArrayList<>();
    if (!root.has(FILE)) {
      return differences;
    }
    Map<String, String> before = read(root);
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(settings);
    for (String name : all.keySet()) {
      String old = before.getOrDefault(name, "nothing");
      String now = settings.getOrDefault(name, "nothing");
      if (!old.equals(now) && !Captioning.isRole(name)) {
        differences.add(name + ": was " + old + ", is " + now);
      }
    }
    return differences;
  }

  /** Returns the settings of the last run over a root, by name. */
  public static Map<String, String> read(OutputRoot root) throws IOException {
    try (InputStream in = root.read(FILE)) {
      return JSON.readValue(in, new TypeReference<TreeMap<String, String>>() {});
    }
  }

  /**
   * Returns which models settings tell of, as in {@link Models#versions}.
   *
   * @param settings as in {@link #read}
   */
  public static Map<String, String> models(Map<String, String> settings) {
    Map<String, String> models = new TreeMap<>(settings);
    models.keySet().removeAll(OTHERS);
    return models;
  }

  /** Stores the settings; later runs over the root must agree with those of splitting. */
  public static void store(OutputRoot root, Map<String, String> settings) throws IOException {
    byte[] json = JSON.writeValueAsBytes(settings);
    root.write(FILE, out -> out.write(json));
  }
}
