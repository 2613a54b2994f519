package org.reelgloss.transforms.select;

import java.util.List;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/** Captions of unknown origin as the candidates of a clip. */
final class Judged {
  private Judged() {}

  /** Returns the clip with a candidate for each caption, in order, by a teacher without a name. */
  static CaptionedClip of(Clip clip, List<String> captions) {
    return CaptionedClip.newBuilder()
        .setClip(clip)
        .setCandidates(captions.stream().map(Judged::candidate).toList())
        .build();
  }

  private static CaptionCandidate candidate(String caption) {
    return CaptionCandidate.newBuilder()
        .setTeacher("")
        .setModel("")
        .setInputs(List.of("frames"))
        .setOutcome(Outcome.SUCCESS)
        .setText(caption)
        .build();
  }
}
