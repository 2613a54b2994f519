package org.reelgloss.transforms.match;

import java.util.Map;
import java.util.TreeMap;

/** Files that a listing met: those to take, and how many it passed by, and why. */
final class FoundFiles {
  /**
   * A file.
   *
   * @param uri as {@link org.reelgloss.schemas.SourceVideo} names it
   * @param name its last part
   * @param folder what comes before the name
   * @param revision changes with the content: modification time or generation
   * @param modifiedMs since the epoch; 0 where unknown
   */
  record File(
      String uri, String folder, String name, long sizeBytes, String revision, long modifiedMs) {}

  /** Why a file or folder was passed by that could not be looked at. */
  static final String UNREADABLE = "unreadable";

  private final Map<String, File> files = new TreeMap<>();
  private final Map<String, File> texts = new TreeMap<>();
  private final Map<String, Long> skipped = new TreeMap<>();

  void add(File file) {
    files.put(file.uri(), file);
  }

  void addText(File file) {
    texts.put(file.uri(), file);
  }

  void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  /** Returns the videos by uri, sorted. */
  Map<String, File> files() {
    return files;
  }

  /** Returns files that may be sidecars by uri, sorted. */
  Map<String, File> texts() {
    return texts;
  }

  Map<String, Long> skipped() {
    return skipped;
  }

  /** Sorts a regular file in by its name. */
  void sortIn(File file) {
    if (VideoNames.isHidden(file.name())) {
      skip("hidden");
    } else if (VideoNames.isUnfinished(file.name())) {
      skip("unfinished");
    } else if (VideoNames.isVideo(file.name())) {
      add(file);
    } else {
      addText(file);
    }
  }
}
