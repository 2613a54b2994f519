package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.caption.RemoteTeacherSettings;

/**
 * What {@code --teachers} says.
 *
 * @param all names in order, those from files among them; null where the flag is not given
 * @param remote what the files say
 */
record TeacherNames(@Nullable List<String> all, List<RemoteTeacherSettings> remote) {
  /** Reads the files among the names. */
  static TeacherNames of(@Nullable List<String> given) throws UsageException {
    if (given == null) {
      return new TeacherNames(null, List.of());
    }
    List<String> all = new ArrayList<>();
    List<RemoteTeacherSettings> remote = new ArrayList<>();
    for (String name : given) {
      if (TeacherFile.isOne(name)) {
        List<RemoteTeacherSettings> read = TeacherFile.read(Path.of(name));
        read.forEach(teacher -> all.add(teacher.name()));
        remote.addAll(read);
      } else {
        all.add(name);
      }
    }
    return new TeacherNames(all, remote);
  }
}
