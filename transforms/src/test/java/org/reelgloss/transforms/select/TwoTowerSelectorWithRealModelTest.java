package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.said;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.Devices;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.ClipFrame;

@Tag("test-data")
class TwoTowerSelectorWithRealModelTest {
  private static final Path DATA = Path.of(String.valueOf(System.getenv("REELGLOSS_TEST_DATA")));
  private static final int PICTURES = 20;

  @Test
  void findsThePicturesOwnCaptionAmongThoseOfOthersFarMoreOftenThanChance() throws Exception {
    Map<String, String> captions = firstCaptions();
    assertThat(captions.keySet(), hasSize(PICTURES));
    CaptionCandidate[] candidates =
        captions.entrySet().stream()
            .map(entry -> said(entry.getKey(), entry.getValue(), "frames"))
            .toArray(CaptionCandidate[]::new);
    int found = 0;
    try (Selector selector =
        TwoTowerSelector.factory(DATA.resolve("models/clip-mini").toString(), Devices.CPU).open()) {
      for (String picture : captions.keySet()) {
        CaptionedClip clip = Clips.captioned(clip().setFrames(List.of(frame(picture))), candidates);
        CaptionedClip chosen =
            Choice.choose(clip, selector.judge(clip), selector.model()).orElseThrow();
        found += chosen.getTeacher().orElseThrow().equals(picture) ? 1 : 0;
      }
    }
    assertThat(found, greaterThanOrEqualTo(PICTURES / 4));
  }

  private static Map<String, String> firstCaptions() throws Exception {
    Map<String, String> captions = new LinkedHashMap<>();
    for (String line : Files.readAllLines(DATA.resolve("flickr8k/captions.sel.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (captions.size() < PICTURES) {
        captions.putIfAbsent(fields[0], fields[2]);
      }
    }
    return captions;
  }

  private static ClipFrame frame(String picture) throws Exception {
    byte[] jpeg = Files.readAllBytes(DATA.resolve("flickr8k/images").resolve(picture));
    return ClipFrame.newBuilder().setTimeMs(0).setJpeg(ByteBuffer.wrap(jpeg)).build();
  }
}
