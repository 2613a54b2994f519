package org.reelgloss.transforms.select;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.video.RgbImage;

/** Records to choose from. */
final class Clips {
  private Clips() {}

  static Clip.Builder clip() {
    return Clip.newBuilder()
        .setClipId("v-0-75")
        .setVideoId("v")
        .setUri("/videos/v.mp4")
        .setStartFrame(0)
        .setEndFrame(75)
        .setStartMs(0)
        .setEndMs(3_000);
  }

  static CaptionedClip captioned(Clip.Builder clip, CaptionCandidate... candidates) {
    return CaptionedClip.newBuilder()
        .setClip(clip.build())
        .setCandidates(List.of(candidates))
        .build();
  }

  static CaptionCandidate said(String teacher, String text, String... inputs) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("fake/1")
        .setInputs(List.of(inputs))
        .setOutcome(Outcome.SUCCESS)
        .setText(text)
        .build();
  }

  static CaptionCandidate cut(String teacher, String text) {
    return CaptionCandidate.newBuilder(said(teacher, text)).setOutcome(Outcome.TRUNCATED).build();
  }

  static CaptionCandidate silent(String teacher, Outcome outcome, String message) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("fake/1")
        .setOutcome(outcome)
        .setMessage(message)
        .build();
  }

  static Subtitle subtitle(String text) {
    return Subtitle.newBuilder().setStartMs(0).setEndMs(1_000).setText(text).build();
  }

  /** Returns frames of one grey each, one a second. */
  static List<ClipFrame> frames(int... greys) {
    List<ClipFrame> frames = new ArrayList<>();
    for (int grey : greys) {
      byte[] pixels = new byte[3 * 8 * 8];
      Arrays.fill(pixels, (byte) grey);
      frames.add(
          ClipFrame.newBuilder()
              .setTimeMs(1_000L * frames.size())
              .setJpeg(ByteBuffer.wrap(new RgbImage(8, 8, pixels).toJpeg(1)))
              .build());
    }
    return frames;
  }
}
