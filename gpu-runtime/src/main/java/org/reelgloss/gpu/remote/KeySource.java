package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a server's key is found on the machine that uses it.
 *
 * @param place {@code env:NAME}, {@code file:PATH}, or empty where the server wants none
 */
public record KeySource(String place) implements Serializable {
  /** No key. */
  public static final KeySource NONE = new KeySource("");

  private static final String ENV = "env:";
  private static final String FILE = "file:";
  private static final char FIRST_VISIBLE = '!';
  private static final char LAST_VISIBLE = '~';

  public KeySource {
    if (!place.isEmpty() && !place.startsWith(ENV) && !place.startsWith(FILE)) {
      throw new IllegalArgumentException( // Without the value, which may be a key.
          "key must be env:NAME or file:PATH, which say where the key is");
    }
  }

  /**
   * Returns the key; empty where none is wanted.
   *
   * @param environment gives a variable's value, or null
   * @throws IOException if there is no key at the place, or one that no header can hold; without
   *     the key
   */
  Optional<String> read(UnaryOperator<String> environment) throws IOException {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    String key =
        place.startsWith(ENV)
            ? environment.apply(place.substring(ENV.length()))
            : Files.readString(
                Path.of(place.substring(FILE.length())), StandardCharsets.ISO_8859_1);
    if (key == null || key.isBlank()) {
      throw new IOException("There is no key at " + place);
    }
    String bare = key.strip();
    if (bare.chars().anyMatch(c -> c < FIRST_VISIBLE || c > LAST_VISIBLE)) { // Not shown: a secret.
      throw new IOException(
          "The key at " + place + " must be of visible ASCII characters alone, but is not");
    }
    return Optional.of(bare);
  }
}
