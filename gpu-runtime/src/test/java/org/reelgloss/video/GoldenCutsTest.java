package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts of real videos, held against PySceneDetect's. */
@Tag("test-data")
class GoldenCutsTest {
  private static final Path VIDEOS = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "videos");

  @Test
  void equalThoseOfVersion063() throws Exception {
    assertThat(found(CutSemantics.V06, DetectorKind.CONTENT), is(golden("content25")));
  }

  @Test
  void equalThoseOfVersion072() throws Exception {
    assertThat(found(CutSemantics.V07, DetectorKind.CONTENT), is(golden("content25_072")));
  }

  @Test
  void equalTheAdaptiveOnesOfVersion063() throws Exception {
    assertThat(found(CutSemantics.V06, DetectorKind.ADAPTIVE), is(golden("adaptive")));
  }

  @Test
  void equalTheAdaptiveOnesOfVersion072() throws Exception {
    assertThat(found(CutSemantics.V07, DetectorKind.ADAPTIVE), is(golden("adaptive_072")));
  }

  private static Map<String, List<Long>> found(CutSemantics semantics, DetectorKind kind)
      throws Exception {
    Map<String, List<Long>> cuts = new TreeMap<>();
    for (String name : golden("content25").keySet()) {
      ScanSettings settings =
          ScanSettings.PANDA70M.withDetectors(DetectorSettings.of(semantics, List.of(kind)));
      cuts.put(
          name, ShotScanner.inProcess().scan(VIDEOS.resolve(name), settings, segment -> {}).cuts());
    }
    return cuts;
  }

  private static Map<String, List<Long>> golden(String key) throws IOException {
    Map<String, List<Long>> cuts = new TreeMap<>();
    JsonNode videos =
        new ObjectMapper().readTree(VIDEOS.resolve("golden-cuts.json").toFile()).get("videos");
    videos
        .fields()
        .forEachRemaining(
            video -> {
              List<Long> frames = new ArrayList<>();
              video.getValue().get(key).forEach(frame -> frames.add(frame.asLong()));
              cuts.put(video.getKey(), frames);
            });
    return cuts;
  }
}
