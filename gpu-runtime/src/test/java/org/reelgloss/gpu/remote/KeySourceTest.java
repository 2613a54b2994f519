package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SERVER_KEY", "abc\n");

  @TempDir private Path folder;

  @Test
  void readsAVariableOrAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "def\n");

    assertThat(read("env:SERVER_KEY"), is(Optional.of("abc")));
    assertThat(read("file:" + file), is(Optional.of("def")));
    assertThat(read(""), is(Optional.empty()));
  }

  @Test
  void saysWhereThereIsNoKey() {
    IOException none = assertThrows(IOException.class, () -> read("env:OTHER"));

    assertThat(none.getMessage(), is("There is no key at env:OTHER"));
  }

  @Test
  void refusesAKeyItselfWithoutRepeatingIt() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new KeySource("sk-123"));

    assertThat(refused.getMessage(), not(containsString("sk-123")));
  }

  private static Optional<String> read(String place) throws IOException {
    return new KeySource(place).read(ENVIRONMENT::get);
  }
}
