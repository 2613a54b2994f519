package org.reelgloss.transforms.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Writes what is of use in several commits once more, in order, and lets one commit take their
 * place. Until that one is written no reader sees a change, and afterwards none reads the old ones.
 */
final class CommitRewriter {
  private static final long BYTES_SORTED = 32 << 20;

  private final OutputRoot root;
  private final Commits commits;
  private final KeptRecords kept;
  private final Clock clock;

  CommitRewriter(OutputRoot root, Commits commits, KeptRecords kept, Clock clock) {
    this.root = root;
    this.commits = commits;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Brings commits of one captioning together.
   *
   * @param id of what is written; never used before
   * @throws IOException if a file cannot be read or has fewer records than its commit says; the
   *     message names it, and the commits stay as they are
   */
  void rewrite(String id, List<Integer> sources) throws IOException {
    Layers layers = new Layers(commits, kept, sources);
    for (int layer = layers.count() - 1; layer >= 0; layer--) {
      String name = "compact-" + id + "-" + layer;
      List<String> files = new ArrayList<>();
      for (RecordKind<?> kind : RecordKind.ALL) {
        write(kind, layers, layer, kind.folder() + name + ".avro", files);
      }
      for (String file : files) {
        if (!root.has(file)) {
          throw new IOException("Was deleted before it could be used: " + file);
        }
      }
      Commits.write(
          root,
          name,
          new Commit(
              clock.millis(),
              commits.inOrder().get(sources.get(0)).captioning(),
              files,
              List.of(),
              layers.publications(layer),
              layer == 0 ? sources.stream().map(commits.names()::get).toList() : List.of()));
    }
  }

  private <T extends SpecificRecord> void write(
      RecordKind<T> kind, Layers layers, int layer, String name, List<String> files)
      throws IOException {
    try (RecordSorter sorter = new RecordSorter(BYTES_SORTED)) {
      for (int source : layers.sources()) {
        read(kind, layers, layer, source, sorter);
      }
      if (!sorter.isEmpty()) {
        root.write(
            name,
            out -> {
              try (DataFileWriter<T> writer =
                  new DataFileWriter<>(new SpecificDatumWriter<T>(kind.schema()))) {
                writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
                writer.create(kind.schema(), out);
                sorter.forEach(row -> writer.appendEncoded(row.record()));
              }
            });
        files.add(name);
      }
    }
  }

  /** Adds the records of a commit that belong to a layer. */
  private <T extends SpecificRecord> void read(
      RecordKind<T> kind, Layers layers, int layer, int source, RecordSorter sorter)
      throws IOException {
    long expected = layers.records(kind, source, layer);
    if (expected == 0) {
      return;
    }
    Encoded<T> encoded = new Encoded<>(kind);
    long[] found = new long[1];
    List<String> files = commits.inOrder().get(source).files().stream().filter(kind::isIn).toList();
    for (String file : files) {
      try {
        Dataset.records(
            root,
            file,
            kind.schema(),
            (T value) -> {
              String uri = kind.uri().apply(value);
              if (kept.has(kind, source, uri) && layers.of(source, uri) == layer) {
                found[0]++;
                sorter.add(
                    new RecordSorter.Row(
                        uri, kind.start().applyAsLong(value), encoded.bytes(value)));
              }
            });
      } catch (IOException | AvroRuntimeException cause) {
        throw new IOException("Cannot read " + file + ": " + cause, cause);
      }
    }
    if (found[0] != expected) {
      throw new IOException(
          "%s must have %d records in %s, but there are %d: %s"
              .formatted(commits.names().get(source), expected, kind.folder(), found[0], files));
    }
  }

  /** Turns records to bytes, one at a time. */
  private static final class Encoded<T> {
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;

    Encoded(RecordKind<? extends T> kind) {
      writer = new SpecificDatumWriter<>(kind.schema());
    }

    ByteBuffer bytes(T value) throws IOException {
      out.reset();
      encoder = EncoderFactory.get().binaryEncoder(out, encoder);
      writer.write(value, encoder);
      encoder.flush();
      return ByteBuffer.wrap(out.toByteArray());
    }
  }
}
