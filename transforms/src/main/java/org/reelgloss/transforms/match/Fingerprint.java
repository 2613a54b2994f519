package org.reelgloss.transforms.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stands for some words in 8 bytes: the first of the SHA-256 of them. */
final class Fingerprint {
  private Fingerprint() {}

  static long of(String... words) {
    return ByteBuffer.wrap(
            digest().digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
