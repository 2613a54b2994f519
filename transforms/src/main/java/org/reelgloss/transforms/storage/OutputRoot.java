package org.reelgloss.transforms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder or bucket prefix that a dataset is written to. Files appear complete or not at all:
 * they are written under {@code _state/} and then renamed. Names of files are relative to the root,
 * with slashes.
 */
public abstract class OutputRoot implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where unfinished files lie; may be deleted at any time when no job runs. */
  public static final String STATE = "_state";

  static final String PARTS = STATE + "/parts";

  OutputRoot() {}

  /** Returns the root of this name: a path, or a uri such as gs://bucket/prefix. */
  public static OutputRoot of(String name) {
    return Sources.isLocal(name)
        ? new LocalRoot(Sources.localPath(name).toAbsolutePath().normalize().toString())
        : new RemoteRoot(name.endsWith("/") ? name : name + "/");
  }

  /**
   * A file that is there.
   *
   * @param bytes its size
   * @param modifiedMs when it was written, since the epoch; {@link Long#MAX_VALUE} where the store
   *     does not say
   */
  public record Stored(String name, long bytes, long modifiedMs) {}

  /** Takes files one after the other. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Stored file) throws IOException;
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file, or replaces it, at once. */
  public abstract void write(String name, Content content) throws IOException;

  /**
   * Writes a file that must be new: of those who try at the same time one succeeds, where the store
   * can tell.
   *
   * @return false if there is one already
   */
  public abstract boolean create(String name, Content content) throws IOException;

  /**
   * Opens a file for reading; the caller closes it.
   *
   * @throws java.io.FileNotFoundException if it is missing, or {@link
   *     java.nio.file.NoSuchFileException}
   */
  public abstract InputStream read(String name) throws IOException;

  /** Returns whether a file is there. */
  public abstract boolean has(String name) throws IOException;

  /** Returns the names of the files directly in a folder, sorted; none where it is missing. */
  public abstract List<String> list(String folder) throws IOException;

  /** Gives every file in a folder and in those below it, in any order; none where it is missing. */
  public abstract void walk(String folder, Visitor visitor) throws IOException;

  /** Deletes a folder with all that is in it. */
  public abstract void delete(String folder) throws IOException;

  /** Deletes files, in any order; what is gone already is passed by. */
  public abstract void deleteFiles(List<String> names) throws IOException;

  /**
   * Deletes what those left unfinished who no longer write.
   *
   * @param beforeMs what is younger may still be written: since the epoch
   */
  public void deleteUnfinished(long beforeMs) throws IOException {
    List<String> old = new ArrayList<>();
    walk(
        PARTS,
        file -> {
          if (file.modifiedMs() < beforeMs) {
            old.add(file.name());
          }
        });
    deleteFiles(old);
  }

  /** Copies a local file to the root at once. */
  public void copy(Path file, String name) throws IOException {
    write(name, out -> Files.copy(file, out));
  }
}
