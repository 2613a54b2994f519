package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of bytes that come one after another. */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("A Java platform has SHA-256", e);
    }
  }

  /** Returns the digest of a file, in hexadecimal digits. */
  static String of(Path file) throws IOException {
    Sha256 sha256 = new Sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, read);
      }
    }
    return sha256.hex();
  }

  void update(byte[] buffer, int count) {
    digest.update(buffer, 0, count);
  }

  /** Returns the digest of all bytes so far, in hexadecimal digits; more may come. */
  String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("A Java platform can copy the state of SHA-256", e);
    }
  }
}
