package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.transforms.dataset.Commits;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * The folders of a watching run.
 *
 * @param in where videos come
 * @param out where they are published
 */
record WatchedFolders(Path folder, Path in, Path out) {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  /** Makes them in a folder; that of the output is not there yet. */
  static WatchedFolders in(Path folder) throws IOException {
    return new WatchedFolders(
        folder, Files.createDirectory(folder.resolve("in")), folder.resolve("out"));
  }

  /** Returns a file that names a teacher that asks a server. */
  Path teacher(FakeChatServer server) throws IOException {
    return Files.writeString(
        folder.resolve("teachers.yaml"),
        "- {name: seen, endpoint: '%s', model: vlm}\n".formatted(server.base()));
  }

  /** Puts one of the shipped samples there, as a good uploader does, and returns its path. */
  String feed(String sample) throws IOException {
    return feed(SAMPLES.resolve(sample));
  }

  /** Does the same with any film. */
  String feed(Path film) throws IOException {
    Path here = in.resolve(film.getFileName());
    Path part = in.resolve(film.getFileName() + ".part");
    Files.copy(film, part);
    return Files.move(part, here, StandardCopyOption.ATOMIC_MOVE).toString();
  }

  /** Returns how many videos are published. */
  int published() throws IOException {
    return Commits.read(OutputRoot.of(out.toString())).inputs().size();
  }

  /** Returns ids and captions of the clips that are published. */
  List<String> clips() throws IOException {
    return clips(out);
  }

  /** Returns ids and captions of the clips that a batch over all videos gives. */
  List<String> clipsOfABatch(Path teacher) throws IOException {
    Path clean = folder.resolve("clean");
    assertThat(
        Main.execute("curate", "--input=" + in, "--output=" + clean, "--teachers=" + teacher),
        is(0));
    return clips(clean);
  }

  /** Returns the same of any output. */
  static List<String> clips(Path root) throws IOException {
    return Dataset.list(Dataset.open(OutputRoot.of(root.toString()))::clips).stream()
        .map(clip -> clip.getClip().getClipId() + " " + clip.getCaption())
        .toList();
  }

  /** Returns how often a teacher was asked. */
  static long asked(FakeChatServer server) {
    return server.requests().stream().filter(request -> request.contains("chat")).count();
  }
}
