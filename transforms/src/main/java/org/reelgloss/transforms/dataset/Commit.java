package org.reelgloss.transforms.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.SourceVideo;

/**
 * One publication: which files became valid, and which inputs they hold. A compacted commit holds
 * those of many publications, and takes their place.
 *
 * @param committedAtMs since the epoch
 * @param captioning what the captions were made with, as in {@link Captioning}; empty where that is
 *     not known
 * @param files names of Avro files, relative to the root
 * @param inputs what the files hold all records of; empty in a compacted commit
 * @param publications what a compacted commit holds; empty in any other
 * @param replaces names of commits that no longer count, whether they are still there or not; empty
 *     but in a compacted commit
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Commit(
    long committedAtMs,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> captioning,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> files,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Input> inputs,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Publication> publications,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> replaces) {

  /** Makes a commit that is no compacted one. */
  public Commit(
      long committedAtMs, Map<String, String> captioning, List<String> files, List<Input> inputs) {
    this(committedAtMs, captioning, files, inputs, List.of(), List.of());
  }

  /**
   * What was published together, in the place that it had among the others then.
   *
   * @param name of the commit at that time
   * @param committedAtMs since the epoch
   * @param published how many inputs it listed
   * @param inputs those that the files of the present commit hold records of
   * @param past those whose records were of no more use: they count for the numbers of attempts and
   *     for which input came first; they have no clips
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Publication(
      String name,
      long committedAtMs,
      int published,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<Input> inputs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          List<Input> past) {}

  /** Returns whether several publications were brought together here. */
  boolean isCompacted() {
    return !publications.isEmpty();
  }

  /**
   * Returns what this commit holds, of each time; one that is not compacted is a publication
   * itself.
   *
   * @param name of this commit
   */
  List<Publication> publications(String name) {
    return isCompacted()
        ? publications
        : List.of(new Publication(name, committedAtMs, inputs.size(), inputs, List.of()));
  }

  /** Returns all inputs that the files hold records of. */
  Stream<Input> allInputs() {
    return Stream.concat(
        inputs.stream(),
        publications.stream().flatMap(publication -> publication.inputs().stream()));
  }

  /**
   * An input as it was when it was worked on. A rerun skips what has not changed.
   *
   * @param videoId empty where the input failed before its content was read
   * @param duplicate whether another input stands for it
   * @param failed whether the whole input failed
   * @param clips clips in the dataset
   * @param failures failures, those of clips included
   * @param attempt how often the input, in this state, was worked on before
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Input(
      String uri,
      String revision,
      String sidecarDigest,
      String videoId,
      boolean duplicate,
      boolean failed,
      int clips,
      int failures,
      int attempt) {

    /** Returns what must be the same for the input to count as done. */
    String state() {
      return Ids.inputState(revision, sidecarDigest);
    }

    boolean isOf(SourceVideo source) {
      return uri.equals(source.getUri())
          && revision.equals(source.getRevision())
          && sidecarDigest.equals(source.getSidecarDigest());
    }

    /** Returns whether a clip was cut from the input in this state at a later attempt. */
    boolean isBefore(Clip clip) {
      return state().equals(clip.getInputState()) && attempt < clip.getAttempt();
    }

    /** Returns whether the input would have other records if captioning were another. */
    boolean dependsOnCaptioning() {
      return !failed && !duplicate && clips + failures > 0;
    }

    /** Returns the same once its records are gone. */
    Input withoutRecords() {
      return new Input(uri, revision, sidecarDigest, videoId, duplicate, failed, 0, 0, attempt);
    }
  }
}
