package org.reelgloss.transforms.match;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
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

    /** Returns whether it names nothing. */
    boolean isEmpty() {
      return input.isEmpty() && files.isEmpty();
    }

    /** Lists these files, by their uris. */
    public static Request ofFiles(Collection<String> uris) {
      return new Request("", List.copyOf(uris), false, 0, "/");
    }
  }

  /**
   * Lists.
   *
   * @throws IOException if a file system or a manifest cannot be read
   */
  public static VideoListing list(Request request) throws IOException {
    FoundFiles found = find(request, (manifest, line) -> true);
    SidecarIndex sidecars = new SidecarIndex(found.texts().values());
    List<SourceVideo> videos = first(found, request.limit()).map(sidecars::describe).toList();
    return new VideoListing(videos, new TreeMap<>(found.skipped()));
  }

  /**
   * Finds the files of a request.
   *
   * @param unfinished whether to take, of the manifest that is named first, a last line that has no
   *     end yet
   */
  static FoundFiles find(Request request, BiPredicate<String, String> unfinished)
      throws IOException {
    FoundFiles found = new FoundFiles();
    LocalLister local = new LocalLister(request.recursive(), found);
    RemoteLister remote = new RemoteLister(request.recursive(), found);
    Path directory = Path.of(request.directory());
    for (String pattern : new InputPatterns(directory, unfinished).of(request.input())) {
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
    return found;
  }

  /** Returns the first files by uri, all where the limit is 0. */
  static Stream<FoundFiles.File> first(FoundFiles found, int limit) {
    Stream<FoundFiles.File> all = found.files().values().stream();
    return limit == 0 ? all : all.limit(limit);
  }
}
