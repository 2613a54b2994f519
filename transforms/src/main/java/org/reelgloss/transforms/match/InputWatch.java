package org.reelgloss.transforms.match;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.Sources;

/**
 * Looks at the inputs of a watching run, and tells what is new and complete.
 *
 * <p>A file is taken when the poll before saw it with the same size, revision and text beside it,
 * and it was last modified longer ago than {@link #settling}, or its clock is ahead. An object of
 * an object store is complete as soon as it is there, and taken at once. A named file that is not
 * there may still come, and is passed by. The last line of a manifest is taken when it has its end,
 * or was the same at the poll before.
 *
 * <p>A file that is gone is forgotten; should it come back, it is new. A poll that does not find
 * all that is named, or cannot read a folder, forgets nothing: a disk that is away for a while does
 * not make everything new.
 */
final class InputWatch {
  private static final Set<String> OBJECT_STORES = Set.of("gs", "s3", "azfs");

  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(3);

  private final VideoListing.Request request;
  private final long settlingMs;

  InputWatch(VideoListing.Request request, Duration interval) {
    this.request = request;
    settlingMs = settling(interval).toMillis();
  }

  /** Returns how long a file must stay as it is before it is taken: at most three seconds. */
  static Duration settling(Duration interval) {
    return interval.compareTo(LONGEST_SETTLING) < 0 ? interval : LONGEST_SETTLING;
  }

  /** A file that comes out, and what it is remembered by. */
  record Fresh(FoundFiles.File file, SidecarIndex sidecars, long fingerprint) {
    SourceVideo video() {
      return sidecars.describe(file);
    }
  }

  /**
   * What a poll found.
   *
   * @param fresh ordered by uri
   * @param seen what to remember once all of {@code fresh} came out
   */
  record Poll(List<Fresh> fresh, SeenFiles seen) {}

  /**
   * Looks once.
   *
   * @param before what the poll before remembered
   * @param nowMs since the epoch
   * @throws IOException if a file system or a manifest cannot be read
   */
  Poll poll(SeenFiles before, long nowMs) throws IOException {
    List<Fresh> fresh = new ArrayList<>();
    LongList taken = new LongList();
    LongList waiting = new LongList();
    FoundFiles found =
        VideoListing.find(
            request,
            (manifest, line) -> {
              long fingerprint = Fingerprint.of("line", manifest, line);
              boolean same = before.isWaiting(fingerprint) || before.isTaken(fingerprint);
              (same ? taken : waiting).add(fingerprint);
              return same;
            });
    SidecarIndex sidecars = new SidecarIndex(found.texts().values());
    boolean whole = !found.skipped().containsKey(FoundFiles.UNREADABLE);
    boolean empty = true;
    for (FoundFiles.File file : VideoListing.first(found, request.limit()).toList()) {
      if (file.revision().isEmpty()) {
        whole = false; // It may still come.
        continue;
      }
      empty = false;
      long fingerprint = fingerprint(file, sidecars.digest(file));
      if (before.isTaken(fingerprint)) {
        taken.add(fingerprint);
      } else if (isComplete(file, before.isWaiting(fingerprint), nowMs)) {
        taken.add(fingerprint);
        fresh.add(new Fresh(file, sidecars, fingerprint));
      } else {
        waiting.add(fingerprint);
      }
    }
    if (!whole || empty) {
      taken.addAll(before.taken());
    }
    return new Poll(fresh, new SeenFiles(taken.toSortedSet(), waiting.toSortedSet(), 0));
  }

  private boolean isComplete(FoundFiles.File file, boolean unchanged, long nowMs) {
    boolean rests = file.modifiedMs() < nowMs - settlingMs || file.modifiedMs() > nowMs;
    return isObject(file.uri()) || (unchanged && rests);
  }

  private static boolean isObject(String uri) {
    int scheme = uri.indexOf("://");
    return !Sources.isLocal(uri)
        && OBJECT_STORES.contains(uri.substring(0, scheme).toLowerCase(Locale.ROOT));
  }

  /** A file that was replaced, or whose text was, has another one. */
  private static long fingerprint(FoundFiles.File file, String sidecarDigest) {
    return Fingerprint.of(
        file.uri(), Long.toString(file.sizeBytes()), file.revision(), sidecarDigest);
  }
}
