package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Finds in an output root what teachers said about a clip at earlier attempts at its input. An
 * answer is known where the teacher's version is the present one and the answer is no error; of
 * several the latest counts.
 *
 * <p>Used by one thread at a time. Keeps the answers about the clips of the last few inputs, for
 * clips of an input come one after the other; nothing is read for a first attempt.
 */
public final class KnownAnswers implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int INPUTS_KEPT = 4;
  private static final float LOAD = 0.75f;

  private final OutputRoot root;
  private final Captioning captioning;
  private transient @Nullable Commits commits;
  private transient @Nullable Map<Key, Map<String, List<CaptionCandidate>>> kept;

  /** An input at one attempt. */
  private record Key(String uri, int commit) {}

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
    Map<String, CaptionCandidate> known = new HashMap<>();
    if (clip.getAttempt() == 0) {
      return known;
    }
    Commits all = commits();
    Owners.Owned at = all.owner(clip.getUri());
    while (at != null && known.size() < captioning.teachers()) {
      Captioning before = new Captioning(all.inOrder().get(at.commit()).captioning());
      if (at.input().isBefore(clip) && before.sharesTeacherWith(captioning)) {
        for (CaptionCandidate candidate :
            answers(clip.getUri(), at.commit()).getOrDefault(clip.getClipId(), List.of())) {
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

  /** Returns the candidates of an input's clips in a commit, by clip. */
  private Map<String, List<CaptionCandidate>> answers(String uri, int commit) throws IOException {
    Map<Key, Map<String, List<CaptionCandidate>>> last = kept;
    if (last == null) {
      last = new LinkedHashMap<>(2 * INPUTS_KEPT, LOAD, true);
      kept = last;
    }
    Key key = new Key(uri, commit);
    Map<String, List<CaptionCandidate>> answers = last.get(key);
    if (answers == null) {
      answers = read(key);
      last.put(key, answers);
      if (last.size() > INPUTS_KEPT) {
        last.remove(last.keySet().iterator().next());
      }
    }
    return answers;
  }

  private Map<String, List<CaptionCandidate>> read(Key key) throws IOException {
    Map<String, List<CaptionCandidate>> answers = new HashMap<>();
    for (String file : commits().inOrder().get(key.commit()).files()) {
      if (file.startsWith(Dataset.CLIPS)) {
        Dataset.records(
            root,
            file,
            CaptionedClip.getClassSchema(),
            (CaptionedClip clip) -> {
              if (clip.getClip().getUri().equals(key.uri())) {
                answers.put(clip.getClip().getClipId(), clip.getCandidates());
              }
            });
      }
    }
    return answers;
  }
}
