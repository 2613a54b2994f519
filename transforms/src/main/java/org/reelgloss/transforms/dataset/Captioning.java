package org.reelgloss.transforms.dataset;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What captions are made with. Unlike what decides about the clips themselves, it may change from
 * run to run over an output root.
 *
 * @param versions role to version; the roles are {@code teacher NAME}, {@code selector} and {@code
 *     export}; empty where nothing is known
 */
public record Captioning(Map<String, String> versions) implements Serializable {
  /** Of publications that say nothing about it. */
  static final Captioning UNKNOWN = new Captioning(Map.of());

  private static final String TEACHER = "teacher ";
  private static final String SELECTOR = "selector";

  public Captioning {
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** Returns what the settings of a run say about captioning; its other settings are left out. */
  public static Captioning of(Map<String, String> settings) {
    Map<String, String> versions = new TreeMap<>(settings);
    versions.keySet().removeIf(name -> !isRole(name));
    return new Captioning(versions);
  }

  /** Returns whether a setting is one of captioning. */
  public static boolean isRole(String setting) {
    return setting.startsWith(TEACHER) || setting.equals(SELECTOR) || setting.equals("export");
  }

  /** Returns the same with another version of the selector. */
  public Captioning withSelector(String version) {
    Map<String, String> changed = new TreeMap<>(versions);
    changed.put(SELECTOR, version);
    return new Captioning(changed);
  }

  /** Returns whether both have the same teachers and export, whatever chose. */
  boolean agreesButForSelector(Captioning other) {
    return withSelector("").equals(other.withSelector(""));
  }

  /** Returns how many teachers there are. */
  int teachers() {
    return (int) versions.keySet().stream().filter(role -> role.startsWith(TEACHER)).count();
  }

  /** Returns whether both have this teacher, in the same version. */
  boolean agreesOn(String teacher, Captioning other) {
    String version = versions.get(TEACHER + teacher);
    return version != null && version.equals(other.versions.get(TEACHER + teacher));
  }

  /** Returns whether both have a teacher in the same version. */
  boolean sharesTeacherWith(Captioning other) {
    return versions.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().startsWith(TEACHER)
                    && entry.getValue().equals(other.versions.get(entry.getKey())));
  }
}
