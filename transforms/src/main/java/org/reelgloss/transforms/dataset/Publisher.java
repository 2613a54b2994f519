package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.Digests;
import org.reelgloss.transforms.storage.OutputRoot;

/** Writes finished videos as files of an output root and commits them. */
final class Publisher implements Serializable {
  private static final long serialVersionUID = 1L;

  private final OutputRoot root;
  private final Captioning captioning;

  Publisher(OutputRoot root, Captioning captioning) {
    this.root = root;
    this.captioning = captioning;
  }

  /**
   * Publishes videos at once, under names that the same videos at the same attempt always get.
   * Those that are published stay as they are, even if their records have come out otherwise since.
   * A commit has an input once: of a video that is there in several states the later ones have
   * later commits.
   */
  void publish(List<VideoUnit> units) throws IOException {
    long nowMs = System.currentTimeMillis();
    List<VideoUnit> left = units;
    while (!left.isEmpty()) {
      Map<String, VideoUnit> byUri = new TreeMap<>();
      List<VideoUnit> again = new ArrayList<>();
      for (VideoUnit unit : left) {
        VideoUnit first = byUri.putIfAbsent(uri(unit), unit);
        if (first != null && !state(unit).equals(state(first))) {
          again.add(unit);
        }
      }
      publish(List.copyOf(byUri.values()), nowMs++);
      left = again;
    }
  }

  private void publish(List<VideoUnit> ordered, long nowMs) throws IOException {
    String id = id(ordered);
    if (Commits.has(root, id)) { // The commit lists files: none of them may change any more.
      return;
    }
    List<SplitVideo> videos = new ArrayList<>();
    List<CaptionedClip> clips = new ArrayList<>();
    List<FailedElement> failures = new ArrayList<>();
    for (VideoUnit unit : ordered) {
      unit.getVideo().ifPresent(videos::add);
      clips.addAll(unit.getClips());
      failures.addAll(unit.getFailures());
    }
    clips.sort(
        Comparator.comparing((CaptionedClip clip) -> clip.getClip().getUri())
            .thenComparing(clip -> clip.getClip().getStartFrame()));
    List<Commit.Input> inputs = ordered.stream().map(Publisher::input).toList();
    List<String> files = write(id, videos, clips, failures);
    Commits.write(root, id, new Commit(nowMs, captioning.versions(), files, inputs));
    for (String file : files) {
      if (!root.has(file)) { // Was there before, and a compaction took it for a leftover.
        write(id, videos, clips, failures);
      }
    }
  }

  private List<String> write(
      String id, List<SplitVideo> videos, List<CaptionedClip> clips, List<FailedElement> failures)
      throws IOException {
    List<String> files = new ArrayList<>();
    write(Dataset.VIDEOS + id + ".avro", SplitVideo.getClassSchema(), videos, files);
    write(Dataset.CLIPS + id + ".avro", CaptionedClip.getClassSchema(), clips, files);
    write(Dataset.FAILURES + id + ".avro", FailedElement.getClassSchema(), failures, files);
    return files;
  }

  private <T extends SpecificRecord> void write(
      String name, Schema schema, List<T> records, List<String> files) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    root.write(
        name,
        out -> {
          try (DataFileWriter<T> writer =
              new DataFileWriter<>(new SpecificDatumWriter<T>(schema))) {
            writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
            writer.create(schema, out);
            for (T record : records) {
              writer.append(record);
            }
          }
        });
    files.add(name);
  }

  private static Commit.Input input(VideoUnit unit) {
    if (unit.getVideo().isPresent()) {
      SplitVideo video = unit.getVideo().get();
      return new Commit.Input(
          video.getSource().getUri(),
          video.getSource().getRevision(),
          video.getSource().getSidecarDigest(),
          video.getSource().getVideoId(),
          video.getSource().getDuplicateOf().isPresent(),
          false,
          unit.getClips().size(),
          unit.getFailures().size(),
          video.getSource().getAttempt());
    }
    FailedElement failure = unit.getFailures().get(0);
    return new Commit.Input(
        failure.getUri(),
        failure.getSource().map(source -> source.getRevision()).orElse(""),
        failure.getSource().map(source -> source.getSidecarDigest()).orElse(""),
        failure.getVideoId().orElse(""),
        false,
        true,
        0,
        unit.getFailures().size(),
        failure.getAttempt() - 1);
  }

  private static String uri(VideoUnit unit) {
    return unit.getVideo()
        .map(video -> video.getSource().getUri())
        .orElseGet(() -> unit.getFailures().get(0).getUri());
  }

  /** Returns what distinguishes a unit from all others. */
  private static String state(VideoUnit unit) {
    Commit.Input input = input(unit);
    return input.uri() + '\n' + input.state() + '\n' + input.attempt() + '\n';
  }

  private static String id(List<VideoUnit> units) {
    MessageDigest digest = Digests.sha256();
    for (VideoUnit unit : units) {
      digest.update(state(unit).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }
}
