package org.reelgloss.transforms.caption;

import java.io.Serializable;
import org.reelgloss.gpu.Devices;

/** A teacher as a user configured it; travels to the workers. */
public sealed interface TeacherSettings extends Serializable
    permits BundleTeacherSettings, RemoteTeacherSettings, RetrievalTeacherSettings {
  /** Returns the name under which its candidates are recorded. */
  String name();

  /**
   * Returns what decides about its answers, in words; where it runs does not.
   *
   * @throws IllegalArgumentException if a bundle or file of it is missing or damaged; the message
   *     names it
   */
  String version();

  /** Opens the teacher; the caller closes it. */
  Teacher open(Devices devices);
}
