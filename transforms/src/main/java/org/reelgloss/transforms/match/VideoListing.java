package org.reelgloss.transforms.match;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.Sources;

/**
 * What lies under the patterns of a run at one moment.
 *
 * @param videos ordered by uri
 * @param skipped files that a folder holds and that are not taken, by reason
 */
public record VideoListing(List<SourceVideo> videos, Map<String, Long> skipped) {

  /**
   * What to list.
   *
   * @param input comma list of folders, files, patterns, uris and {@code @manifests}; may be empty
   * @param files uris of files besides, as {@link SourceVideo} names them, nothing in them being a
   *     pattern
   * @param recursive whether a folder means its subfolders, too
   * @param limit most videos to take; 0 for all
   * @param directory absolute path of what relative names of local files begin at, for another
   *     machine that lists may work in another one
   */
  public record Request(
      String input, List<String> files, boolean recursive, int limit, String directory)
      implements Serializable {
    public Request {
      files = List.copyOf(files);
      if (limit < 0) {
        throw new IllegalArgumentException("limit must be at least 0, but was: " + limit);
      }
    }

    /** Lists what {@code input} names, as seen from the directory of this process. */
    public Request(String input, boolean recursive, int limit) {
      this(input, List.of(), recursive, limit, Path.of("").toAbsolutePath().toString());
    }

    /** Lists these files, by their uris. */
    public static Request ofFiles(Collection<String> uris) {
      return new Request("", List.copyOf(uris), false, 0, "/");
    }
  }

  /**
   * Lists.
   *
   * @param settledBeforeMs only files last modified before this moment, since the epoch, are taken:
   *     a file that is still being written is not
   * @throws IOException if a file system or a manifest cannot be read
   */
  public static VideoListing list(Request request, long settledBeforeMs) throws IOException {
    FoundFiles found = new FoundFiles();
    LocalLister local = new LocalLister(request.recursive(), found);
    RemoteLister remote = new RemoteLister(request.recursive(), found);
    Path directory = Path.of(request.directory());
    for (String pattern : new InputPatterns(directory).of(request.input())) {
      if (Sources.isLocal(pattern)) {
        local.list(directory.resolve(Sources.localPath(pattern)));
      } else {
        remote.list(pattern);
      }
    }
    for (String uri : request.files()) {
      if (Sources.isLocal(uri)) {
        local.file(uri);
      } else {
        remote.file(uri);
      }
    }
    return new VideoListing(
        videos(found, request.limit(), settledBeforeMs), new TreeMap<>(found.skipped()));
  }

  private static List<SourceVideo> videos(FoundFiles found, int limit, long settledBeforeMs) {
    SidecarIndex sidecars = new SidecarIndex(found.texts().values());
    Collection<FoundFiles.File> files = found.files().values();
    List<SourceVideo> videos = new ArrayList<>();
    for (FoundFiles.File file : files) {
      if (file.modifiedMs() >= settledBeforeMs) {
        continue;
      }
      if (limit > 0 && videos.size() == limit) {
        break;
      }
      videos.add(sidecars.describe(file));
    }
    return videos;
  }
}
