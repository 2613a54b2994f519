package org.reelgloss.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.DescriptorEmbedder;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.transforms.caption.BundleTeacherSettings;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.caption.TeacherSettings;
import org.reelgloss.transforms.caption.Teachers;
import org.reelgloss.transforms.select.AgreementSelector;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.split.EmbedderFactory;
import org.reelgloss.transforms.split.Embedders;

/**
 * The models of a run, found and checked before anything starts.
 *
 * @param embedders makes the embedder of end frames
 * @param thresholds what its distances mean
 * @param teachers in the order in which candidates are recorded
 * @param selector chooses among the candidates
 * @param towers name and version of what makes the selector's embeddings; empty where it makes none
 * @param versions role to name and version, for records and checks
 */
public record Models(
    EmbedderFactory embedders,
    StitchThresholds thresholds,
    List<Teacher.Factory> teachers,
    Selector.Factory selector,
    String towers,
    Map<String, String> versions) {

  /**
   * Finds the models that options name.
   *
   * @throws IllegalArgumentException if a bundle or a teacher is not there, with what is; or if a
   *     device cannot be used
   * @throws IOException if a folder cannot be read
   */
  public static Models of(CurationOptions options) throws IOException {
    options.devices().find();
    Map<String, String> versions = new TreeMap<>();
    putShotModel(options.detectors().shotModel(), versions);
    Path embedder = options.embedder();
    ModelBundle bundle = embedder == null ? null : twoTower("embedder", embedder);
    try (DescriptorEmbedder builtIn = new DescriptorEmbedder()) {
      versions.put("embedder", bundle == null ? builtIn.model() : bundle.id());
      return new Models(
          bundle == null
              ? Embedders.builtIn()
              : Embedders.bundle(bundle.folder(), options.devices()),
          bundle == null ? builtIn.thresholds() : bundle.thresholds(),
          teachers(options, versions),
          selector(options, versions),
          towers(options.selector()),
          versions);
    }
  }

  private static void putShotModel(@Nullable String folder, Map<String, String> versions) {
    if (folder == null) {
      return;
    }
    ModelBundle bundle = ModelBundle.open(Path.of(folder));
    if (bundle.kind() != ModelBundle.Kind.SHOT_MODEL) {
      throw new IllegalArgumentException("shot-model must be a shot model, but was: " + folder);
    }
    versions.put("shot model", bundle.id());
  }

  private static Selector.Factory selector(CurationOptions options, Map<String, String> versions) {
    Path folder = options.selector();
    if (folder == null) {
      versions.put("selector", AgreementSelector.MODEL);
      return AgreementSelector.factory();
    }
    versions.put("selector", ModelBundle.open(folder).id());
    return Selectors.of(folder, options.devices());
  }

  private static String towers(@Nullable Path selector) {
    return selector == null ? "" : ModelBundle.open(selector).towersId();
  }

  private static List<Teacher.Factory> teachers(
      CurationOptions options, Map<String, String> versions) throws IOException {
    Map<String, TeacherSettings> known = new LinkedHashMap<>();
    for (Path folder : captioners(options.modelsDir())) {
      TeacherSettings settings = BundleTeacherSettings.of(folder);
      known.put(settings.name(), settings);
    }
    options.configuredTeachers().forEach(settings -> known.put(settings.name(), settings));
    List<String> names = options.teachers();
    List<Teacher.Factory> teachers = new ArrayList<>();
    if (names == null) {
      teachers.addAll(Teachers.builtIn());
      teachers.forEach(teacher -> versions.put("teacher " + teacher.name(), version(teacher)));
      names = List.copyOf(known.keySet());
    }
    for (String name : names) {
      TeacherSettings settings = known.get(name);
      if (settings == null && name.contains("/")) {
        settings = BundleTeacherSettings.of(Path.of(name));
      }
      Teacher.Factory teacher =
          settings == null ? Teachers.named(name) : Teachers.of(settings, options.devices());
      teachers.add(teacher);
      versions.put(
          "teacher " + teacher.name(), settings == null ? version(teacher) : settings.version());
    }
    return teachers;
  }

  /** Returns the version of a built-in teacher, which may be that of a command on this machine. */
  private static String version(Teacher.Factory builtIn) {
    try (Teacher teacher = builtIn.open()) {
      return teacher.model();
    }
  }

  private static List<Path> captioners(@Nullable Path folder) throws IOException {
    List<Path> bundles = new ArrayList<>();
    if (folder == null) {
      return bundles;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("models-dir must be a folder, but was: " + folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Models::isBundle).sorted().toList()) {
        if (ModelBundle.open(entry).kind() == ModelBundle.Kind.CAPTIONER) {
          bundles.add(entry);
        }
      }
    }
    return bundles;
  }

  private static boolean isBundle(Path folder) {
    return Files.isRegularFile(folder.resolve("config.json"));
  }

  private static ModelBundle twoTower(String flag, Path folder) {
    ModelBundle bundle = ModelBundle.open(folder);
    if (bundle.kind() != ModelBundle.Kind.TWO_TOWER) {
      throw new IllegalArgumentException(
          flag + " must be a two-tower bundle, but was a " + bundle.kind() + ": " + folder);
    }
    return bundle;
  }
}
