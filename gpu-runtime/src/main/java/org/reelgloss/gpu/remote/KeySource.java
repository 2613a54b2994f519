package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.io.Serializable;
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
   * @throws IOException if there is no key at the place
   */
  Optional<String> read(UnaryOperator<String> environment) throws IOException {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    String key =
        place.startsWith(ENV)
            ? environment.apply(place.substring(ENV.length()))
            : Files.readString(Path.of(place.substring(FILE.length())));
    if (key == null || key.isBlank()) {
      throw new IOException("There is no key at " + place);
    }
    return Optional.of(key.strip());
  }
}
