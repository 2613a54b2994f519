package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.Set;
import org.reelgloss.gpu.GenerationOptions;
import org.reelgloss.transforms.caption.BundleTeacherSettings;
import org.reelgloss.transforms.caption.RetrievalTeacherSettings;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Teachers that are bundles, from a YAML file; their paths are relative to it. */
final class BundleTeachers {
  private static final Set<String> CAPTIONER =
      Set.of("name", "bundle", "num-beams", "max-tokens", "position", "timeout");
  private static final Set<String> WITH_BANK = Set.of("name", "bundle", "bank");

  private BundleTeachers() {}

  static BundleTeacherSettings captioner(YamlFile file, MappingNode mapping) throws UsageException {
    TeacherEntry entry = new TeacherEntry(file, mapping, CAPTIONER);
    return new BundleTeacherSettings(
        entry.required("name"),
        path(file, entry.required("bundle")),
        new GenerationOptions(
            entry.value("num-beams", 0, Integer::parseInt),
            entry.value("max-tokens", 0, Integer::parseInt)),
        entry.value("position", BundleTeacherSettings.MIDDLE, Double::parseDouble),
        entry.duration("timeout", BundleTeacherSettings.USUAL_PATIENCE));
  }

  static RetrievalTeacherSettings withBank(YamlFile file, MappingNode mapping)
      throws UsageException {
    TeacherEntry entry = new TeacherEntry(file, mapping, WITH_BANK);
    return new RetrievalTeacherSettings(
        entry.required("name"),
        path(file, entry.required("bundle")),
        path(file, entry.required("bank")));
  }

  private static String path(YamlFile file, String path) {
    return file.file().toAbsolutePath().resolveSibling(Path.of(path)).normalize().toString();
  }
}
