package org.reelgloss.gpu.remote;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is fetched from one place and must have one content.
 *
 * @param path where it goes within the bundle's folder, parts between slashes; relative, without
 *     empty parts, {@code .} and {@code ..}, and not ending in {@value #PART}
 * @param url http or https, without user and password
 * @param sha256 of the content, 64 hexadecimal digits in small letters
 * @param bytes length of the content, at least 0; null where it is not known
 */
public record PinnedFile(String path, URI url, String sha256, @Nullable Long bytes) {
  /** What files that are not complete end in. */
  static final String PART = ".part";

  private static final Set<String> SCHEMES = Set.of("http", "https");

  public PinnedFile {
    if (!staysInside(path)) {
      throw new IllegalArgumentException(
          "path must lead to a file within the bundle's folder and not end in "
              + PART
              + ", but was: "
              + path);
    }
    if (url.getHost() == null || url.getRawUserInfo() != null || !isHttp(url)) {
      throw new IllegalArgumentException(
          "url must be http or https with a host and without user; its scheme was: "
              + url.getScheme()); // Not all of it, which may hold a password.
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 must be 64 hexadecimal digits in small letters, but was: " + sha256);
    }
    if (bytes != null && bytes < 0) {
      throw new IllegalArgumentException("bytes must be at least 0, but was: " + bytes);
    }
  }

  private static boolean staysInside(String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    return parts.stream().noneMatch(part -> part.isBlank() || part.matches("\\.\\.?"))
        && path.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
        && !path.endsWith(PART);
  }

  /** Returns whether a uri is http or https, which is all that is ever fetched. */
  static boolean isHttp(URI uri) {
    return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
  }
}
