package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.transforms.caption.TeacherSettings;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine.TypeConversionException;

/** Teachers from a YAML file: a list with a mapping for each. */
final class TeacherFile {
  private TeacherFile() {}

  /** Whether a teacher's name is that of such a file. */
  static boolean isOne(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Returns the teachers in the order of the file.
   *
   * @throws UsageException with file and line where something is wrong
   */
  static List<TeacherSettings> read(Path path) throws UsageException {
    YamlFile file = new YamlFile(path);
    if (!(file.parse() instanceof SequenceNode list)) {
      throw new UsageException(path + " must hold a list of teachers, '- name: ...' each");
    }
    List<TeacherSettings> all = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw file.wrong(item, "must be a teacher: a mapping with name, and endpoint or bundle");
      }
      try {
        all.addAll(teachers(file, mapping));
      } catch (IllegalArgumentException | TypeConversionException wrong) {
        throw file.wrong(mapping, String.valueOf(wrong.getMessage()));
      }
    }
    return all;
  }

  private static List<? extends TeacherSettings> teachers(YamlFile file, MappingNode mapping)
      throws UsageException {
    if (TeacherEntry.has(mapping, "bank", file)) {
      return List.of(BundleTeachers.withBank(file, mapping));
    }
    return TeacherEntry.has(mapping, "bundle", file)
        ? List.of(BundleTeachers.captioner(file, mapping))
        : RemoteTeachers.of(file, mapping);
  }
}
