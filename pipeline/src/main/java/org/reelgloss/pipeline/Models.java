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
import org.reelgloss.transforms.caption.RemoteTeacherSettings;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.caption.Teachers;
import org.reelgloss.transforms.select.AgreementSelector;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.select.TwoTowerSelector;
import org.reelgloss.transforms.split.EmbedderFactory;
import org.reelgloss.transforms.split.Embedders;

/**
 * The models of a run, found and checked before anything starts.
 *
 * @param embedders makes the embedder of end frames
 * @param thresholds what its distances mean
 * @param teachers in the order in which candidates are recorded
 * @param selector chooses among the candidates
 * @param versions role to name and version, for records and checks
 */
public record Models(
    EmbedderFactory embedders,
    StitchThresholds thresholds,
    List<Teacher.Factory> teachers,
    Selector.Factory selector,
    Map<String, String> versions) {

  /**
   * Finds the models that options name.
   *
   * @throws IllegalArgumentException if a bundle or a teacher is not there, with what is
   * @throws IOException if a folder cannot be read
   */
  public static Models of(CurationOptions options) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    putShotModel(options.detectors().shotModel(), versions);
    Path embedder = options.embedder();
    ModelBundle bundle = embedder == null ? null : twoTower("embedder", embedder);
    try (DescriptorEmbedder builtIn = new DescriptorEmbedder()) {
      versions.put("embedder", bundle == null ? builtIn.model() : bundle.id());
      return new Models(
          bundle == null ? Embedders.builtIn() : Embedders.bundle(bundle.folder()),
          bundle == null ? builtIn.thresholds() : bundle.thresholds(),
          teachers(options, versions),
          selector(options.selector(), versions),
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

  private static Selector.Factory selector(@Nullable Path folder, Map<String, String> versions) {
    if (folder == null) {
      versions.put("selector", AgreementSelector.MODEL);
      return AgreementSelector.factory();
    }
    ModelBundle bundle = twoTower("selector", folder);
    versions.put("selector", bundle.id());
    return TwoTowerSelector.factory(bundle.folder().toString());
  }

  private static List<Teacher.Factory> teachers(
      CurationOptions options, Map<String, String> versions) throws IOException {
    Map<String, Path> bundles = captioners(options.modelsDir());
    Map<String, RemoteTeacherSettings> remote = new LinkedHashMap<>();
    options.remoteTeachers().forEach(settings -> remote.put(settings.name(), settings));
    List<String> names = options.teachers();
    List<Teacher.Factory> teachers = new ArrayList<>();
    if (names == null) {
      teachers.addAll(Teachers.builtIn());
      bundles.values().forEach(folder -> teachers.add(Teachers.bundle(folder)));
      remote.values().forEach(settings -> teachers.add(Teachers.remote(settings)));
    } else {
      for (String name : names) {
        RemoteTeacherSettings settings = remote.get(name);
        teachers.add(settings == null ? teacher(name, bundles) : Teachers.remote(settings));
      }
    }
    for (Teacher.Factory teacher : teachers) {
      String name = teacher.name();
      versions.put("teacher " + name, version(bundles.get(name), remote.get(name)));
    }
    return teachers;
  }

  private static String version(@Nullable Path folder, @Nullable RemoteTeacherSettings remote) {
    if (remote != null) {
      return remote.version();
    }
    return folder == null ? "built-in" : ModelBundle.open(folder).id();
  }

  private static Teacher.Factory teacher(String name, Map<String, Path> bundles) {
    Path folder = bundles.get(name);
    if (folder == null && name.contains("/")) {
      folder = Path.of(name);
      if (ModelBundle.open(folder).kind() != ModelBundle.Kind.CAPTIONER) {
        throw new IllegalArgumentException("teachers must name captioners, but was: " + name);
      }
      bundles.put(folder.getFileName().toString(), folder);
    }
    return folder == null ? Teachers.named(name) : Teachers.bundle(folder);
  }

  private static Map<String, Path> captioners(@Nullable Path folder) throws IOException {
    Map<String, Path> bundles = new TreeMap<>();
    if (folder == null) {
      return bundles;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("models-dir must be a folder, but was: " + folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Models::isBundle).sorted().toList()) {
        if (ModelBundle.open(entry).kind() == ModelBundle.Kind.CAPTIONER) {
          bundles.put(entry.getFileName().toString(), entry);
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
