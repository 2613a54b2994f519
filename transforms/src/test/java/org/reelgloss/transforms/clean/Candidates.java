package org.reelgloss.transforms.clean;

import java.util.List;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/** Records to clean. */
final class Candidates {
  private Candidates() {}

  static CaptionCandidate said(String teacher, Outcome outcome, String text) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("fake/1")
        .setOutcome(outcome)
        .setText(text)
        .build();
  }

  static CaptionCandidate silent(String teacher, Outcome outcome, String message) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("fake/1")
        .setOutcome(outcome)
        .setMessage(message)
        .build();
  }

  static CaptionedClip clip(CaptionCandidate... candidates) {
    Clip clip =
        Clip.newBuilder()
            .setClipId("v-0-75")
            .setVideoId("v")
            .setUri("/videos/v.mp4")
            .setStartFrame(0)
            .setEndFrame(75)
            .setStartMs(0)
            .setEndMs(3_000)
            .build();
    return CaptionedClip.newBuilder().setClip(clip).setCandidates(List.of(candidates)).build();
  }
}
