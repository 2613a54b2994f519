package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which clips people are asked about, and which of them everybody.
 *
 * @param size most clips, at least 1; {@link Integer#MAX_VALUE} takes all
 * @param by the order that the first ones are taken of
 * @param seed the same seed gives the same clips in the same order
 * @param overlap which part is for everybody
 */
public record SamplePlan(int size, By by, long seed, Overlap overlap) {
  /** The order of clips. */
  public enum By {
    /** By chance, as the Panda-70M paper (appendix C) took its 100,000 clips. */
    random,
    /** Those first of which the selector was least sure: the smallest margin. */
    uncertainty
  }

  public SamplePlan {
    if (size < 1) {
      throw new IllegalArgumentException("sample must be at least 1, but was: " + size);
    }
  }

  /** Returns a number for parts of a text that looks like chance and is always the same. */
  static long number(long seed, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
      for (String part : parts) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
