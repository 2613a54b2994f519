package org.reelgloss.gpu.remote;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where answers may send a request on to, and where a key may go. */
final class Redirects {
  /** Most of them one after the other. */
  static final int MOST = 5;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|(0{1,4}:){7}0{0,3}1)]");

  private Redirects() {}

  static boolean isOne(int status) {
    return STATUSES.contains(status);
  }

  /**
   * Returns where a redirect leads.
   *
   * @param location the answer's header, perhaps relative
   * @throws DownloadException if it leads nowhere, out of https, or to neither http nor https
   */
  static URI follow(URI from, Optional<String> location) throws DownloadException {
    URI to;
    try {
      to = from.resolve(location.orElse(""));
    } catch (IllegalArgumentException malformed) {
      throw new DownloadException(shown(from) + " redirects to what is no uri", malformed);
    }
    if (location.isEmpty() || to.getHost() == null || !PinnedFile.isHttp(to)) {
      throw new DownloadException(shown(from) + " redirects to no http or https uri");
    }
    if (isSecure(from) && !isSecure(to)) {
      throw new DownloadException(
          shown(from) + " redirects from https to " + shown(to) + ", which is refused");
    }
    return to;
  }

  /** Whether a key for one uri may be sent to another. */
  static boolean haveSameOrigin(URI one, URI other) {
    return isSecure(one) == isSecure(other)
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  /** Whether nobody on the way can read what is sent to a uri: https, or this machine itself. */
  static boolean isPrivate(URI uri) {
    return isSecure(uri) || LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  private static boolean isSecure(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /** Returns a uri without its query, which may hold a signature. */
  static String shown(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme().toLowerCase(Locale.ROOT)
        + "://"
        + uri.getHost()
        + port
        + uri.getRawPath();
  }
}
