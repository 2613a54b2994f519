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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"sk-1\nsk-2", "sk 1", "sk-1\u00e9", "sk-1\u007f", "\ufeffsk-1"})
  void refusesWhatNoHeaderCanHoldWithoutRepeatingIt(String key) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), key);

    IOException inFile = assertThrows(IOException.class, () -> read("file:" + file));
    IOException inVariable =
        assertThrows(IOException.class, () -> new KeySource("env:KEY").read(name -> key));

    assertThat(
        inFile.getMessage(),
        is("The key at file:" + file + " must be of visible ASCII characters alone, but is not"));
    assertThat(
        inVariable.getMessage(),
        is("The key at env:KEY must be of visible ASCII characters alone, but is not"));
  }

  private static Optional<String> read(String place) throws IOException {
    return new KeySource(place).read(ENVIRONMENT::get);
  }
}
