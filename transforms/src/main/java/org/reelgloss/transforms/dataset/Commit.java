package org.reelgloss.transforms.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.SourceVideo;

/**
 * One publication: which files became valid, and which inputs they hold.
 *
 * @param committedAtMs since the epoch; commits are read in this order
 * @param captioning what the captions were made with, as in {@link Captioning}; empty where that is
 *     not known
 * @param files names of Avro files, relative to the root
 * @param inputs what the files hold all records of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Commit(
    long committedAtMs,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> captioning,
    List<String> files,
    List<Input> inputs) {

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
  }
}
