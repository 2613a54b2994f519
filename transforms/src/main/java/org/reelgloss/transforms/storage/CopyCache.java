package org.reelgloss.transforms.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Local copies of remote objects, which all threads of a machine's process share: an object is
 * fetched once, however many work on it. Copies that nobody uses stay until the disk space is
 * wanted for others, those used longest ago go first; all go when the process ends. Thread-safe.
 */
final class CopyCache {
  /** Fetches an object into a new file. */
  @FunctionalInterface
  interface Fetcher {
    LocalCopy.Content fetch(String uri) throws IOException;
  }

  /** A copy, fetched or on its way, and how many use it. */
  private static final class Entry {
    private final CompletableFuture<LocalCopy.Content> content = new CompletableFuture<>();
    private int users;
  }

  private final Fetcher fetcher;
  private final long idleBytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param idleBytes how much unused copies may take
   */
  CopyCache(Fetcher fetcher, long idleBytes) {
    this.fetcher = fetcher;
    this.idleBytes = idleBytes;
  }

  /**
   * Returns the copy of an object, fetching it first where it is not there; {@link #release} gives
   * it back.
   *
   * @param revision what changes when the object does
   */
  LocalCopy.Content acquire(String uri, String revision) throws IOException {
    String key = key(uri, revision);
    Entry entry;
    boolean mine;
    synchronized (this) {
      entry = entries.get(key);
      mine = entry == null;
      if (entry == null) {
        entry = new Entry();
        entries.put(key, entry);
      }
      entry.users++;
    }
    if (mine) {
      fetch(uri, key, entry);
    }
    try {
      return entry.content.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause; // So that a missing object is told from a failing store.
      }
      throw new IOException("Cannot fetch " + uri, failed.getCause());
    }
  }

  private void fetch(String uri, String key, Entry entry) throws IOException {
    try {
      entry.content.complete(fetchMakingRoom(uri));
    } catch (IOException | RuntimeException | Error failed) {
      synchronized (this) {
        entries.remove(key);
      }
      entry.content.completeExceptionally(failed);
      throw failed;
    }
  }

  /** Where fetching fails while unused copies take up space, it is tried again without them. */
  private LocalCopy.Content fetchMakingRoom(String uri) throws IOException {
    try {
      return fetcher.fetch(uri);
    } catch (FileNotFoundException missing) {
      throw missing;
    } catch (IOException failed) {
      if (!evict(0)) {
        throw failed;
      }
      return fetcher.fetch(uri);
    }
  }

  /** Gives a copy back. */
  synchronized void release(String uri, String revision) throws IOException {
    Entry entry = entries.get(key(uri, revision));
    if (entry == null || entry.users == 0) {
      throw new IllegalStateException("Was given back before: " + uri);
    }
    entry.users--;
    evict(idleBytes);
  }

  /** Deletes unused copies beyond so many bytes; returns whether there were any. */
  private synchronized boolean evict(long most) throws IOException {
    boolean any = false;
    long idle = 0;
    for (Entry one : entries.values()) {
      idle += one.users == 0 ? one.content.join().bytes() : 0;
    }
    for (Iterator<Entry> oldest = entries.values().iterator(); oldest.hasNext() && idle > most; ) {
      Entry one = oldest.next();
      if (one.users == 0) {
        oldest.remove();
        idle -= one.content.join().bytes();
        Files.deleteIfExists(one.content.join().path());
        any = true;
      }
    }
    return any;
  }

  /** Deletes all copies that are complete, used or not: for the end of the process. */
  synchronized void clear() throws IOException {
    for (Entry entry : entries.values()) {
      if (entry.content.isDone()) {
        Files.deleteIfExists(entry.content.join().path());
      }
    }
    entries.clear();
  }

  private static String key(String uri, String revision) {
    return revision + ' ' + uri;
  }
}
