package org.reelgloss.runners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.remote.BundleDownload;
import org.reelgloss.gpu.remote.DownloadException;
import org.reelgloss.gpu.remote.PinnedBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss models pull}: fetches bundles, which nothing else does. */
@Command(
    mixinStandardHelpOptions = true,
    name = "pull",
    description = {
      "Fetch the bundles that a file names; print kind and name@version of each.",
      "A file that is there with the right digest is left alone, one that was cut off goes on."
    })
final class ModelsPullCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE.yaml",
      description = {
        "A list of bundles: - name: NAME, key: env:NAME (where the host wants one),",
        "files: a list of - path: PATH, url: URL, sha256: DIGEST, bytes: N (may be left out)."
      })
  private Path manifest = Path.of("");

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      defaultValue = "models",
      description = "Where each bundle has its folder (default: ${DEFAULT-VALUE}).")
  private Path modelsDir = Path.of("");

  @Override
  public Integer call() throws Exception {
    List<PinnedBundle> bundles = BundleManifest.read(manifest);
    BundleDownload download = BundleDownload.into(modelsDir, System.err::println);
    int code = ExitCode.DONE;
    for (PinnedBundle pinned : bundles) {
      try {
        ModelBundle bundle = ModelBundle.open(download.fetch(pinned));
        System.out.printf("%s\t%s%n", bundle.kind(), bundle.id());
      } catch (DownloadException failure) {
        code = failed(String.valueOf(failure.getMessage()));
      } catch (IOException | UncheckedIOException | IllegalArgumentException failure) {
        code = failed(pinned.name() + ": " + failure);
      }
    }
    return code;
  }

  /** The other bundles are fetched still. */
  private static int failed(String message) {
    System.err.println("reelgloss: " + message);
    return ExitCode.FAILED;
  }
}
