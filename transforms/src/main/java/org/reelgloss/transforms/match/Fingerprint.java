package org.reelgloss.transforms.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.reelgloss.transforms.storage.Digests;

/** Stands for some words in 8 bytes: the first of the SHA-256 of them. */
final class Fingerprint {
  private Fingerprint() {}

  static long of(String... words) {
    return ByteBuffer.wrap(
            Digests.sha256().digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }
}
