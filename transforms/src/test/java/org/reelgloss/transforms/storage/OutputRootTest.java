package org.reelgloss.transforms.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a folder, whether it is written to directly or as an object store. */
class OutputRootTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesAllFilesBelowAFolderWithSizeAndTime(boolean local) throws IOException {
    OutputRoot root = root(local);
    write(root, "dataset/a.avro", "four");
    write(root, "dataset/in/b.avro", "two");
    write(root, "videos/c.avro", "");
    Files.setLastModifiedTime(folder.resolve("dataset/a.avro"), FileTime.fromMillis(5_000));
    Files.setLastModifiedTime(folder.resolve("dataset/in/b.avro"), FileTime.fromMillis(6_000));

    assertThat(
        walk(root, "dataset"),
        containsInAnyOrder(
            new OutputRoot.Stored("dataset/a.avro", 4, 5_000),
            new OutputRoot.Stored("dataset/in/b.avro", 3, 6_000)));
    assertThat(walk(root, "failures"), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void createsAFileOnce(boolean local) throws IOException {
    OutputRoot root = root(local);

    boolean first = root.create("_state/lock", out -> out.write('1'));
    boolean second = root.create("_state/lock", out -> out.write('2'));

    assertThat(List.of(first, second), is(List.of(true, false)));
    assertThat(Files.readString(folder.resolve("_state/lock")), is("1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesFilesAndPassesByWhatIsGone(boolean local) throws IOException {
    OutputRoot root = root(local);
    write(root, "dataset/a.avro", "a");
    write(root, "dataset/b.avro", "b");
    write(root, "dataset/c.avro", "c");

    root.deleteFiles(List.of("dataset/a.avro", "dataset/none.avro", "dataset/c.avro"));
    root.deleteFiles(List.of());

    try (Stream<Path> left = Files.list(folder.resolve("dataset"))) {
      assertThat(left.toList(), is(List.of(folder.resolve("dataset/b.avro"))));
    }
  }

  private OutputRoot root(boolean local) {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    return local ? new LocalRoot(folder.toString()) : new RemoteRoot(folder + "/");
  }

  private static void write(OutputRoot root, String name, String text) throws IOException {
    root.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<OutputRoot.Stored> walk(OutputRoot root, String from) throws IOException {
    List<OutputRoot.Stored> found = new ArrayList<>();
    root.walk(from, found::add);
    return found;
  }
}
