package org.reelgloss.transforms.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCacheTest {
  private static final long BYTES = 10;

  @TempDir private Path folder;

  private final List<String> fetched = new ArrayList<>();
  private final CopyCache cache = new CopyCache(this::fetch, 2 * BYTES);

  @Test
  void fetchesAnObjectOnceForAllWhoWantIt() throws Exception {
    Path first = cache.acquire("gs://b/a", "1").path();
    Path second = cache.acquire("gs://b/a", "1").path();
    cache.release("gs://b/a", "1");
    Path third = cache.acquire("gs://b/a", "1").path();

    assertThat(fetched, contains("gs://b/a"));
    assertThat(List.of(second, third), contains(first, first));
  }

  @Test
  void fetchesAnObjectAgainWhenItHasChanged() throws Exception {
    cache.acquire("gs://b/a", "1");
    cache.acquire("gs://b/a", "2");

    assertThat(fetched, contains("gs://b/a", "gs://b/a"));
  }

  @Test
  void deletesUnusedCopiesLongestUnusedFirst() throws Exception {
    List<Path> copies = new ArrayList<>();
    for (String name : List.of("gs://b/a", "gs://b/b", "gs://b/c")) {
      copies.add(cache.acquire(name, "1").path());
    }
    for (String name : List.of("gs://b/b", "gs://b/a", "gs://b/c")) {
      cache.release(name, "1");
    }

    assertThat(copies.stream().map(Files::exists).toList(), contains(true, false, true));
  }

  @Test
  void aCopyInUseStays() throws Exception {
    Path used = cache.acquire("gs://b/a", "1").path();
    for (String name : List.of("gs://b/b", "gs://b/c", "gs://b/d")) {
      cache.acquire(name, "1");
      cache.release(name, "1");
    }

    assertThat(Files.exists(used), is(true));
  }

  @Test
  void aFailureIsToldAndTriedAgainTheNextTime() {
    assertThrows(FileNotFoundException.class, () -> cache.acquire("gs://b/missing", "1"));
    assertThrows(FileNotFoundException.class, () -> cache.acquire("gs://b/missing", "1"));

    assertThat(fetched, contains("gs://b/missing", "gs://b/missing"));
  }

  private LocalCopy.Content fetch(String uri) throws IOException {
    fetched.add(uri);
    if (uri.endsWith("missing")) {
      throw new FileNotFoundException(uri);
    }
    Path file = Files.write(Files.createTempFile(folder, "copy", ".media"), new byte[(int) BYTES]);
    return new LocalCopy.Content(file, new byte[32], BYTES);
  }
}
