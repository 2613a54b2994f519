package org.reelgloss.transforms.split;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.Sources;
import org.reelgloss.video.MediaException;

/** Tells inputs that are bad for ever from trouble that a retry may heal. */
final class ScanFailures {
  private static final String STAGE = "SplitVideos";

  /** In bytes: NAME_MAX and PATH_MAX, without its end, of Linux. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_PATH = 4095;

  /** Something done with one input. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException, MediaException, ModelException;
  }

  private ScanFailures() {}

  /**
   * Works on an input.
   *
   * @param bad makes the result of an input that is bad from the reason
   * @throws IOException if the storage or the file system fails
   */
  static <T> T attempt(SourceVideo source, Work<T> work, Function<FailedElement, T> bad)
      throws IOException {
    try {
      return work.run();
    } catch (MediaException cause) {
      return bad.apply(failure(source, cause.fault().name(), cause));
    } catch (ModelException cause) {
      return bad.apply(failure(source, "MODEL_ERROR", cause));
    } catch (NoSuchFileException | FileNotFoundException cause) {
      IOException plain = new IOException("The file does not exist", cause);
      return bad.apply(failure(source, "UNREADABLE", plain));
    } catch (AccessDeniedException cause) {
      IOException plain = new IOException("The file may not be read, or is no regular file", cause);
      return bad.apply(failure(source, "UNREADABLE", plain));
    } catch (FileSystemException cause) {
      if (!isNoName(source)) {
        throw cause;
      }
      IOException plain = new IOException("No file can have this name", cause);
      return bad.apply(failure(source, "UNREADABLE", plain));
    }
  }

  /** A name that is too long, or goes on below a file, is that of no file; a disk may be away. */
  private static boolean isNoName(SourceVideo source) {
    if (!Sources.isLocal(source.getUri())) {
      return false;
    }
    Path path = Sources.localPath(source.getUri());
    if (bytes(path) > LONGEST_PATH) {
      return true;
    }
    for (Path part : path) {
      if (bytes(part) > LONGEST_NAME) {
        return true;
      }
    }
    Path above = path.getParent();
    while (above != null && !Files.isRegularFile(above)) {
      above = above.getParent();
    }
    return above != null;
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static FailedElement failure(SourceVideo source, String code, Exception cause) {
    String message = String.valueOf(cause.getMessage());
    return Failures.ofSource(source, STAGE, code, message, source.getSizeBytes());
  }
}
