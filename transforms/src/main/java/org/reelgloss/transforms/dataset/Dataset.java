package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/** The records of an output root that count, as of the moment it was opened. */
public final class Dataset {
  /** Folders of the three kinds of records. */
  static final String VIDEOS = "videos/";

  static final String CLIPS = "dataset/";
  static final String FAILURES = "failures/";

  private final OutputRoot root;
  private final Commits commits;

  private Dataset(OutputRoot root, Commits commits) {
    this.root = root;
    this.commits = commits;
  }

  /** Opens a root; one without commits has no records. */
  public static Dataset open(OutputRoot root) throws IOException {
    return new Dataset(root, Commits.read(root));
  }

  /** Returns the commits that were there when this was opened. */
  public Commits commits() {
    return commits;
  }

  /** Takes records one after the other. */
  @FunctionalInterface
  public interface Visitor<T> {
    void visit(T value) throws IOException;
  }

  /** Gives every video that could be decoded, once. */
  public void videos(Visitor<SplitVideo> visitor) throws IOException {
    read(
        VIDEOS,
        SplitVideo.getClassSchema(),
        (SplitVideo video) -> video.getSource().getUri(),
        visitor);
  }

  /** Gives every captioned clip, once. */
  public void clips(Visitor<CaptionedClip> visitor) throws IOException {
    read(
        CLIPS,
        CaptionedClip.getClassSchema(),
        (CaptionedClip clip) -> clip.getClip().getUri(),
        visitor);
  }

  /** Gives every failure, of inputs and of clips, once. */
  public void failures(Visitor<FailedElement> visitor) throws IOException {
    read(FAILURES, FailedElement.getClassSchema(), FailedElement::getUri, visitor);
  }

  /**
   * Returns the inputs that failed, as a whole or in some of their clips, by uri.
   *
   * @param codes only failures with one of these count; all where it is empty
   */
  public Map<String, Retry> failed(Collection<String> codes) throws IOException {
    Map<String, Retry> failed = new TreeMap<>();
    failures(
        failure -> {
          Owners.Owned owned = commits.owner(failure.getUri());
          if (owned != null && (codes.isEmpty() || codes.contains(failure.getCode()))) {
            failed.put(
                failure.getUri(), new Retry(owned.input().state(), owned.input().attempt() + 1));
          }
        });
    return failed;
  }

  /** Returns all of one kind as a list, for datasets that fit in memory. */
  public static <T> List<T> list(Reading<T> reading) throws IOException {
    return list(reading, Integer.MAX_VALUE);
  }

  /** Returns the first of one kind as a list; all are read, at most {@code most} are kept. */
  public static <T> List<T> list(Reading<T> reading, int most) throws IOException {
    List<T> first = new ArrayList<>();
    reading.with(
        value -> {
          if (first.size() < most) {
            first.add(value);
          }
        });
    return first;
  }

  /** One of the three methods that read, as in {@code Dataset.list(dataset::clips)}. */
  @FunctionalInterface
  public interface Reading<T> {
    void with(Visitor<T> visitor) throws IOException;
  }

  private <T extends SpecificRecord> void read(
      String folder, Schema schema, Function<T, String> uri, Visitor<T> visitor)
      throws IOException {
    List<Commit> inOrder = commits.inOrder();
    for (int i = 0; i < inOrder.size(); i++) {
      int commit = i;
      List<String> files = commits.ownsAny(i) ? inOrder.get(i).files() : List.of();
      for (String file : files) {
        if (file.startsWith(folder)) {
          records(
              root,
              file,
              schema,
              (T value) -> {
                if (commits.owns(commit, uri.apply(value))) {
                  visitor.visit(value);
                }
              });
        }
      }
    }
  }

  /** Gives all records of a file, whether they count or not. */
  static <T extends SpecificRecord> void records(
      OutputRoot root, String file, Schema schema, Visitor<T> visitor) throws IOException {
    SpecificDatumReader<T> reader = new SpecificDatumReader<>(schema);
    try (InputStream in = root.read(file);
        DataFileStream<T> records = new DataFileStream<>(in, reader)) {
      for (T value : records) {
        visitor.visit(value);
      }
    }
  }
}
