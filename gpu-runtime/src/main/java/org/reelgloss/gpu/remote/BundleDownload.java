package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches model bundles whose files are pinned by their digests, over http or https. A file that is
 * there with the right digest is left alone; any other is fetched into {@code PATH.part}, where a
 * later call goes on as long as the server still has the same version, and put in its place in one
 * step when its SHA-256 is right. Connections that are cut or silent and statuses that may pass are
 * tried again, after what {@code Retry-After} says or longer each time. Redirects are followed five
 * times at most, never from https to http; the key goes to the server of the url alone.
 */
public final class BundleDownload {
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Path modelsDir;
  private final DownloadSettings settings;

  BundleDownload(Path modelsDir, DownloadSettings settings) {
    this.modelsDir = modelsDir;
    this.settings = settings;
  }

  /**
   * Returns a download; nothing is made or sent yet.
   *
   * @param modelsDir the folder in which bundles have theirs; is made where it is not there
   * @param log is told what happens, a line at a time
   */
  public static BundleDownload into(Path modelsDir, Consumer<String> log) {
    return new BundleDownload(
        modelsDir,
        new DownloadSettings(
            log, InstantSource.system(), time -> Thread.sleep(time.toMillis()), SILENCE));
  }

  /**
   * Fetches all files of a bundle that are not there yet.
   *
   * @return the bundle's folder
   * @throws DownloadException if a file cannot be had, is not what it should be, is being fetched
   *     by another process, or would lie outside the folder because of a link
   * @throws IOException if a folder or file cannot be read or made
   * @throws InterruptedException if the thread is interrupted between two attempts
   */
  public Path fetch(PinnedBundle bundle) throws IOException, InterruptedException {
    Path folder = modelsDir.resolve(bundle.name());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Map<PinnedFile, Path> missing = new LinkedHashMap<>();
    for (PinnedFile file : bundle.files()) {
      Path target = locate(folder.toRealPath(), file.path());
      if (Files.isRegularFile(target) && Sha256.of(target).equals(file.sha256())) {
        settings.log().accept(name(bundle, file) + ": is there");
      } else {
        missing.put(file, target);
      }
    }
    if (!missing.isEmpty()) {
      Optional<String> key = key(bundle);
      for (Map.Entry<PinnedFile, Path> entry : missing.entrySet()) {
        PinnedFile file = entry.getKey();
        new FileDownload(settings, name(bundle, file), file, key).to(entry.getValue());
      }
    }
    return folder;
  }

  private static String name(PinnedBundle bundle, PinnedFile file) {
    return bundle.name() + "/" + file.path();
  }

  private static Optional<String> key(PinnedBundle bundle) throws DownloadException {
    try {
      return bundle.key().read(System::getenv);
    } catch (IOException none) {
      throw new DownloadException(bundle.name() + ": " + none.getMessage(), none);
    }
  }

  /** Returns where a file goes; folders on the way are made. */
  private static Path locate(Path folder, String path) throws IOException {
    String[] parts = path.split("/", -1);
    Path at = folder;
    for (int i = 0; i < parts.length - 1; i++) {
      Path next = at.resolve(parts[i]);
      if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(next);
      }
      at = next.toRealPath();
      if (!at.startsWith(folder)) {
        throw new DownloadException(
            path + " leads out of the bundle's folder: " + next + " is a link to " + at);
      }
    }
    return at.resolve(parts[parts.length - 1]);
  }
}
