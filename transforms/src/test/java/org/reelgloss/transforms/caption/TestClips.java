package org.reelgloss.transforms.caption;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.video.RgbImage;

/** Made-up clips that start after ten seconds of their video; frames are half a second apart. */
final class TestClips {
  private TestClips() {}

  static Clip.Builder clip() {
    return Clip.newBuilder()
        .setClipId("v-300-420")
        .setVideoId("v")
        .setUri("/videos/v.mp4")
        .setStartFrame(300)
        .setEndFrame(420)
        .setStartMs(10_000)
        .setEndMs(14_000);
  }

  static ClipEvidence withFrames(List<RgbImage> frames) {
    List<ClipFrame> encoded = new ArrayList<>();
    for (RgbImage frame : frames) {
      encoded.add(
          ClipFrame.newBuilder()
              .setTimeMs(10_000 + 500 * encoded.size())
              .setJpeg(ByteBuffer.wrap(frame.toJpeg(0.9f)))
              .build());
    }
    return new ClipEvidence(clip().setFrames(encoded).build());
  }

  /** Returns a clip whose subtitles follow each other without pauses, two seconds each. */
  static ClipEvidence saying(String... cues) {
    List<Subtitle> subtitles =
        IntStream.range(0, cues.length)
            .mapToObj(i -> subtitle(10_000 + 2_000L * i, cues[i], ""))
            .toList();
    return new ClipEvidence(clip().setSubtitles(subtitles).build());
  }

  static Subtitle subtitle(long startMs, String text, String language) {
    return Subtitle.newBuilder()
        .setStartMs(startMs)
        .setEndMs(startMs + 2_000)
        .setText(text)
        .setLanguage(language)
        .build();
  }
}
