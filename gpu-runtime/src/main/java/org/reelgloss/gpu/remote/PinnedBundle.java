package org.reelgloss.gpu.remote;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A model bundle as it is fetched.
 *
 * @param name of its folder: letters, digits, {@code .}, {@code _} and {@code -}, the first one a
 *     letter or digit
 * @param key what the host of the files wants; where there is one, all files are of one host
 * @param files at least one, each with a path of its own
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
    Set<String> paths = new HashSet<>();
    Set<String> hosts = new HashSet<>();
    for (PinnedFile file : files) {
      if (!paths.add(file.path())) {
        throw new IllegalArgumentException("files must be there once, but twice is " + file.path());
      }
      hosts.add(file.url().getHost().toLowerCase(Locale.ROOT));
    }
    if (!key.equals(KeySource.NONE) && hosts.size() > 1) {
      throw new IllegalArgumentException(
          "key must be for one host, but the urls have: " + String.join(", ", hosts));
    }
  }
}
