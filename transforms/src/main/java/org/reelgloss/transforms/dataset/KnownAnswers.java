package org.reelgloss.transforms.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Finds in an output root what teachers said about a clip at earlier attempts at its input. An
 * answer is known where the teacher's version is the present one and the answer is no error; of
 * several the latest counts.
 *
 * <p>Used by one thread at a time. Keeps what the last few files say, up to 16 MiB, for clips of an
 * input come one after the other, and inputs that were published together often near each other;
 * nothing is read for a first attempt.
 */
public final class KnownAnswers implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long BYTES_KEPT = 16 << 20;

  private final OutputRoot root;
  private final Captioning captioning;
  private transient @Nullable Commits commits;
  private transient @Nullable AnswerFiles kept;

  /**
   * Knows what {@code root} has when it is first asked about a clip that is not new.
   *
   * @param captioning what the run makes captions with
   */
  public KnownAnswers(OutputRoot root, Captioning captioning) {
    this.root = root;
    this.captioning = captioning;
  }

  /**
   * Returns what is known about a clip by the teacher's name: text as the teacher said it, no
   * score.
   *
   * @throws IOException if a file of the root cannot be read
   */
  public Map<String, CaptionCandidate> of(Clip clip) throws IOException {
    if (clip.getAttempt() == 0) {
      return Map.of();
    }
    try {
      return find(clip);
    } catch (FileNotFoundException | NoSuchFileException missing) {
      commits = null; // What was compacted since is in other files now.
      kept = null;
      return find(clip);
    }
  }

  private Map<String, CaptionCandidate> find(Clip clip) throws IOException {
    Map<String, CaptionCandidate> known = new HashMap<>();
    Commits all = commits();
    Owners.Owned at = all.owner(clip.getUri());
    while (at != null && known.size() < captioning.teachers()) {
      Commit commit = all.inOrder().get(at.commit());
      Captioning before = new Captioning(commit.captioning());
      if (at.input().clips() > 0
          && at.input().isBefore(clip)
          && before.sharesTeacherWith(captioning)) {
        for (CaptionCandidate candidate : candidates(commit, clip)) {
          if (candidate.getOutcome() != Outcome.ERROR
              && before.agreesOn(candidate.getTeacher(), captioning)) {
            known.putIfAbsent(candidate.getTeacher(), asSaid(candidate));
          }
        }
      }
      at = at.before();
    }
    return known;
  }

  private static CaptionCandidate asSaid(CaptionCandidate candidate) {
    return CaptionCandidate.newBuilder(candidate)
        .setText(candidate.getRawText().or(candidate::getText).orElse(null))
        .setRawText(null)
        .setScore(null)
        .build();
  }

  private Commits commits() throws IOException {
    if (commits == null) {
      commits = Commits.read(root);
    }
    return commits;
  }

  /** Returns what was said about a clip in a commit. */
  private List<CaptionCandidate> candidates(Commit commit, Clip clip) throws IOException {
    AnswerFiles files = kept;
    if (files == null) {
      files = new AnswerFiles(root, BYTES_KEPT);
      kept = files;
    }
    List<CaptionCandidate> candidates = new ArrayList<>();
    for (String file : commit.files()) {
      if (file.startsWith(Dataset.CLIPS)) {
        candidates.addAll(files.of(file, clip.getUri()).getOrDefault(clip.getClipId(), List.of()));
      }
    }
    return candidates;
  }
}
