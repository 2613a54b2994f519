package org.reelgloss.transforms.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.reelgloss.transforms.storage.Sources;

/** Tells which names in notifications are those of new videos. */
final class NotifiedNames {
  /** Most that stores allow, in characters. */
  private static final int LONGEST = 4096;

  /** Stores that Beam has a file system for, if it is on the class path. */
  private static final Pattern STORE = Pattern.compile("(?:gs|s3|azfs|hdfs)://[^/]+/.+");

  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][\\w.-]{1,220}[A-Za-z0-9]");

  /** Where a run puts its clips; those of one over the same bucket would come back for ever. */
  private static final Pattern CLIP =
      Pattern.compile("(?:.*/)?clips/([0-9a-f]{32})/\\1-\\d+-\\d+\\.mp4", Pattern.DOTALL);

  private NotifiedNames() {}

  /**
   * Reads a name that stands alone: an absolute path or a uri.
   *
   * @throws IllegalArgumentException if it is no path
   */
  static Notification named(String text) {
    if (!isName(text)) {
      return Notification.UNREADABLE;
    }
    boolean local = Sources.isLocal(text) || text.startsWith("file:");
    String uri = local ? Sources.localPath(text).normalize().toString() : text;
    if (local ? !uri.startsWith("/") : !STORE.matcher(uri).matches()) {
      return Notification.UNREADABLE;
    }
    return isClip(uri) ? Notification.PASSED_BY : Notification.of(uri);
  }

  /** Reads an object of a bucket by two words of a JSON; what is no video is passed by. */
  static Notification object(String scheme, JsonNode bucket, JsonNode name) {
    if (!bucket.isTextual() || !BUCKET.matcher(bucket.asText()).matches()) {
      return Notification.UNREADABLE;
    }
    String object = name.asText();
    if (!name.isTextual() || !isName(object)) {
      return Notification.UNREADABLE;
    }
    String last = object.substring(object.lastIndexOf('/') + 1);
    boolean video = VideoNames.isVideo(last) && !VideoNames.isHidden(last);
    return video && !isClip(object)
        ? Notification.of(scheme + "://" + bucket.asText() + "/" + object)
        : Notification.PASSED_BY;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isClip(String name) {
    return CLIP.matcher(name).matches();
  }
}
