package org.reelgloss.transforms.match;

import java.util.ArrayList;
import java.util.List;

/**
 * What a record of a topic says.
 *
 * @param uris of files that are new, as {@link org.reelgloss.schemas.SourceVideo} names them
 * @param passedBy events that are no new video: removals, changes of metadata, other files
 * @param unreadable events that cannot be understood
 */
record Notification(List<String> uris, int passedBy, int unreadable) {
  static final Notification NOTHING = new Notification(List.of(), 0, 0);
  static final Notification PASSED_BY = new Notification(List.of(), 1, 0);
  static final Notification UNREADABLE = new Notification(List.of(), 0, 1);

  Notification {
    uris = List.copyOf(uris);
  }

  static Notification of(String uri) {
    return new Notification(List.of(uri), 0, 0);
  }

  /** Returns what this and another say together. */
  Notification and(Notification other) {
    List<String> all = new ArrayList<>(uris);
    all.addAll(other.uris);
    return new Notification(all, passedBy + other.passedBy, unreadable + other.unreadable);
  }
}
