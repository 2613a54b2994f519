package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a GET, whose content is read as it comes. By {@link HttpURLConnection}, which,
 * unlike the newer client, gives up where a server stays silent in the middle of the content.
 */
final class HttpAnswer implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final URI uri;
  private final HttpURLConnection connection;
  private final int status;

  private HttpAnswer(URI uri, HttpURLConnection connection) throws IOException {
    this.uri = uri;
    this.connection = connection;
    this.status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
  }

  /**
   * Asks for a file and follows redirects.
   *
   * @param key sent to the uri's own server, never to another one; {@link PinnedBundle} sees to it
   *     that it is asked by https
   * @param offset where the content is to begin, in bytes
   * @param validator says of which content, where {@code offset} is above 0; of another one all is
   *     wanted
   * @param silence longest time between two bytes
   * @throws DownloadException if redirects lead where they must not
   */
  static HttpAnswer get(
      URI uri, Optional<String> key, long offset, @Nullable String validator, Duration silence)
      throws IOException {
    URI at = uri;
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) silence.toMillis());
      connection.setRequestProperty("Accept", "*/*");
      connection.setRequestProperty("Accept-Encoding", "identity");
      connection.setRequestProperty("User-Agent", "reelgloss");
      if (key.isPresent() && Redirects.haveSameOrigin(uri, at)) {
        connection.setRequestProperty("Authorization", "Bearer " + key.get());
      }
      if (offset > 0 && validator != null) {
        connection.setRequestProperty("Range", "bytes=" + offset + "-");
        connection.setRequestProperty("If-Range", validator);
      }
      HttpAnswer answer = new HttpAnswer(at, connection);
      if (!Redirects.isOne(answer.status)) {
        return answer;
      }
      answer.close();
      at = Redirects.follow(at, answer.header("Location"));
    }
    throw new DownloadException(
        Redirects.shown(uri) + " redirects more than " + Redirects.MOST + " times");
  }

  int status() {
    return status;
  }

  /** Returns where the answer came from, without its query. */
  String place() {
    return Redirects.shown(uri);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  /** Returns the length of the content in bytes; -1 where the server does not say. */
  long length() {
    return connection.getContentLengthLong();
  }

  /**
   * Returns what a later request may go on by (RFC 9110, 13.1.5): a strong tag, or else the time of
   * the last change; null where there is neither.
   */
  @Nullable String validator() {
    Optional<String> tag = header("ETag").filter(value -> value.startsWith("\""));
    return tag.or(() -> header("Last-Modified")).orElse(null);
  }

  /** Returns the content; closing the answer closes it. */
  InputStream content() throws IOException {
    return connection.getInputStream();
  }

  /** Ends the connection, whether all was read or not. */
  @Override
  public void close() {
    connection.disconnect();
  }
}
