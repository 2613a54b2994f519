package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLHandshakeException;

/** Fetches one file: goes on where it was cut off, and puts it in its place only if it is right. */
final class FileDownload {
  /** Most bytes where the file's length is not known beforehand. */
  static final long MOST_BYTES = 20L << 30;

  /** Attempts in a row that bring nothing new. */
  private static final int ATTEMPTS = 7;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int BUFFER = 1 << 16;

  private final DownloadSettings settings;
  private final String name;
  private final PinnedFile file;
  private final Optional<String> key;
  private final RetryDelay delay = new RetryDelay(new Random());
  private Instant said;

  /**
   * @param name what lines and messages call the file
   */
  FileDownload(DownloadSettings settings, String name, PinnedFile file, Optional<String> key) {
    this.settings = settings;
    this.name = name;
    this.file = file;
    this.key = key;
    said = settings.clock().instant();
  }

  /**
   * Fetches the file.
   *
   * @param target where it goes; its folder is there
   * @throws DownloadException if it is not there in the end, with the reason
   */
  void to(Path target) throws IOException, InterruptedException {
    try (PartFile part = PartFile.open(target)) {
      if (!part.sha256().equals(file.sha256())) {
        receiveAll(part);
      }
      if (!part.sha256().equals(file.sha256())) {
        throw wrong(
            part, "has the SHA-256 " + part.sha256() + ", but should have " + file.sha256());
      }
      part.finish();
      settings.log().accept("%s: fetched, %s".formatted(name, megabytes(part.length())));
    }
  }

  private void receiveAll(PartFile part) throws IOException, InterruptedException {
    long most = part.length();
    for (int attempt = 1; ; attempt++) {
      String failure;
      Optional<String> retryAfter = Optional.empty();
      try {
        receive(part);
        return;
      } catch (DownloadException lasting) {
        throw lasting;
      } catch (PassingStatus passing) {
        failure = String.valueOf(passing.getMessage());
        retryAfter = Optional.of(passing.retryAfter());
      } catch (IOException cut) {
        if (cut instanceof SSLHandshakeException
            && cut.getCause() instanceof CertificateException) {
          throw new DownloadException(name + " cannot be fetched: " + cut.getMessage(), cut);
        }
        failure = cut.getClass().getSimpleName() + ": " + cut.getMessage();
      }
      if (part.length() > most) {
        most = part.length();
        attempt = 0;
      }
      Duration wait = delay.after(Math.max(1, attempt), retryAfter, settings.clock().instant());
      if (attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
        throw new DownloadException(name + " cannot be fetched; the last attempt: " + failure);
      }
      settings.log().accept("%s: %s; again in %d ms".formatted(name, failure, wait.toMillis()));
      settings.pause().sleep(wait);
    }
  }

  /** Asks for what is missing and adds what comes. */
  private void receive(PartFile part) throws IOException {
    long offset = part.validator() == null ? 0 : part.length();
    try (HttpAnswer answer =
        HttpAnswer.get(file.url(), key, offset, part.validator(), settings.silence())) {
      int status = answer.status();
      if (status >= 500 || RetryDelay.isPassing(status)) {
        throw new PassingStatus(status, answer.header("Retry-After").orElse(""));
      }
      if (status == 416 || (status == 206 && !beginsAt(offset, answer))) {
        part.restart(null);
        throw new IOException("the server has no such rest of the file; from its beginning");
      }
      if (status != 200 && status != 206) {
        throw new DownloadException(
            name + " cannot be fetched: " + answer.place() + " answered with status " + status);
      }
      if (status == 200) {
        part.restart(answer.validator());
      }
      copy(answer, part);
    }
  }

  private static boolean beginsAt(long offset, HttpAnswer answer) {
    String range = answer.header("Content-Range").orElse("");
    return offset > 0 && range.startsWith("bytes " + offset + "-");
  }

  private void copy(HttpAnswer answer, PartFile part) throws IOException {
    long end = answer.length() < 0 ? -1 : part.length() + answer.length();
    if (end >= 0 && file.bytes() != null && end != file.bytes()) {
      throw wrong(part, "has " + end + " bytes, but should have " + file.bytes());
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = answer.content()) {
      checkLength(part, Math.max(end, part.length()));
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checkLength(part, part.length() + read);
        part.append(buffer, read);
        tellOf(part, end);
      }
    }
    if (end >= 0 && part.length() < end) {
      throw new IOException(
          "the connection ended after " + part.length() + " of " + end + " bytes");
    }
  }

  private void checkLength(PartFile part, long length) throws IOException {
    long most = file.bytes() == null ? MOST_BYTES : file.bytes();
    if (length > most) {
      throw wrong(part, "has more bytes than " + most);
    }
  }

  private DownloadException wrong(PartFile part, String how) throws IOException {
    part.discard();
    return new DownloadException(name + " " + how + "; what came of it is deleted");
  }

  private void tellOf(PartFile part, long end) {
    Instant now = settings.clock().instant();
    if (Duration.between(said, now).compareTo(BETWEEN_LINES) >= 0) {
      said = now;
      String whole = end < 0 ? "" : " of " + megabytes(end);
      settings.log().accept(name + ": " + megabytes(part.length()) + whole);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
