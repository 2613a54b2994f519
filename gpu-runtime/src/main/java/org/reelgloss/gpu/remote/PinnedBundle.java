package org.reelgloss.gpu.remote;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model bundle as it is fetched.
 *
 * @param name of its folder: letters, digits, {@code .}, {@code _} and {@code -}, the first one a
 *     letter or digit
 * @param key what the server of the files wants; where there is one, all urls are https, or of this
 *     machine, and have one scheme, host and port
 * @param files at least one, each with a path of its own that is no folder of another's
 */
public record PinnedBundle(String name, KeySource key, List<PinnedFile> files) {
  public PinnedBundle {
    files = List.copyOf(files);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "name must be of letters, digits, '.', '_' and '-', and begin with one of the first two,"
              + " but was: "
              + name);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must be at least one, but are none");
    }
    checkPaths(files);
    if (!key.equals(KeySource.NONE)) {
      checkOrigin(files);
    }
  }

  private static void checkPaths(List<PinnedFile> files) {
    Set<String> paths = new HashSet<>();
    for (PinnedFile file : files) {
      if (!paths.add(file.path())) {
        throw new IllegalArgumentException("files must be there once, but twice is " + file.path());
      }
    }
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (paths.contains(path.substring(0, slash))) {
          throw new IllegalArgumentException(
              "files must not be folders of others, but one is of " + path);
        }
      }
    }
  }

  /** A key is for one server, and must not be read on the way. */
  private static void checkOrigin(List<PinnedFile> files) {
    URI first = files.get(0).url();
    for (PinnedFile file : files) {
      URI url = file.url();
      if (!Redirects.isPrivate(url)) {
        throw new IllegalArgumentException(
            "key must be sent by https, but a url is " + Redirects.shown(url));
      }
      if (!Redirects.haveSameOrigin(first, url)) {
        throw new IllegalArgumentException(
            "key must be for one server (scheme, host and port), but the urls are of more: "
                + Redirects.shown(first)
                + ", "
                + Redirects.shown(url));
      }
    }
  }
}
