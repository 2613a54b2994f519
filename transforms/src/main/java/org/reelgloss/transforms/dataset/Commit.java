package org.reelgloss.transforms.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.reelgloss.schemas.SourceVideo;

/**
 * One publication: which files became valid, and which inputs they hold.
 *
 * @param committedAtMs since the epoch; commits are read in this order
 * @param files names of Avro files, relative to the root
 * @param inputs what the files hold all records of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Commit(long committedAtMs, List<String> files, List<Input> inputs) {

  /**
   * An input as it was when it was worked on. A rerun skips what has not changed.
   *
   * @param videoId empty where the input failed before its content was read
   * @param duplicate whether another input stands for it
   * @param failed whether the whole input failed
   * @param clips clips in the dataset
   * @param failures failures, those of clips included
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
      int failures) {

    /** Returns what must be the same for the input to count as done. */
    String state() {
      return revision + '\n' + sidecarDigest;
    }

    boolean isOf(SourceVideo source) {
      return uri.equals(source.getUri())
          && revision.equals(source.getRevision())
          && sidecarDigest.equals(source.getSidecarDigest());
    }
  }
}
