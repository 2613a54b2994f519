package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.schemas.Transition;

class SplitTruthTest {
  @TempDir private Path folder;

  @Test
  void transitionsAreReadInTheOrderOfTheirFrames() throws IOException {
    SplitTruth truth =
        read(
            """
            {"tolerance_frames": 3,
             "videos": {"a.mp4": {"fps": 25, "frames": 250, "transitions":
               [[80, 95, "fade"], [30, 30, "cut"]]}}}
            """);

    assertThat(truth.toleranceFrames(), is(3));
    assertThat(
        truth.videos(),
        is(
            Map.of(
                "a.mp4",
                new SplitTruth.Video(
                    250L,
                    List.of(new Transition(30L, 30L, "cut"), new Transition(80L, 95L, "fade"))))));
  }

  @Test
  void toleranceAndNumberOfFramesMayBeLeftOpen() throws IOException {
    SplitTruth truth = read("{\"videos\": {\"a.mp4\": {\"transitions\": []}}}");

    assertThat(truth.toleranceFrames(), is(nullValue()));
    assertThat(truth.videos(), is(Map.of("a.mp4", new SplitTruth.Video(null, List.of()))));
  }

  @Test
  void whatIsNoJsonIsRefusedWithTheFile() {
    assertThat(refusal("{\"videos\": "), startsWith(folder.resolve("truth.json") + ": not JSON: "));
  }

  @Test
  void aTruthWithoutVideosIsRefusedWithTheFile() {
    assertThat(
        refusal("{\"videos\": {}}"),
        is(folder.resolve("truth.json") + ": videos must be an object with at least one video"));
  }

  @Test
  void aNameThatIsGivenTwiceIsRefused() {
    String video = "\"a.mp4\": {\"transitions\": []}";
    assertThat(refusal("{\"videos\": {" + video + ", " + video + "}}"), containsString("'a.mp4'"));
  }

  @Test
  void aVideoWithoutTransitionsIsNamed() {
    assertThat(
        refusal("{\"videos\": {\"a.mp4\": {}}}"),
        endsWith(": transitions of a.mp4 must be an array, but was: missing"));
  }

  @Test
  void aNumberOfFramesThatIsNoneIsShown() {
    assertThat(
        refusal("{\"videos\": {\"a.mp4\": {\"frames\": 2.5, \"transitions\": []}}}"),
        endsWith(": frames of a.mp4 must be a number of frames, but was: 2.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3]", "[3,3,\"jump\"]", "[3,3]", "[3,\"3\",\"cut\"]", "\"cut\""})
  void aTransitionOfAnotherFormIsShown(String transition) {
    assertThat(refusal(transition, 100), endsWith("\"fade\" | \"wipe\"], but was: " + transition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3,4,\"cut\"]", "[-1,-1,\"cut\"]", "[101,101,\"cut\"]"})
  void aCutMustBeOneFrameOfTheVideo(String transition) {
    assertThat(
        refusal(transition, 100),
        endsWith("must have start = end, both within the video, but was: " + transition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3,3,\"fade\"]", "[9,4,\"wipe\"]", "[90,101,\"dissolve\"]"})
  void aGradualTransitionMustHaveFramesOfTheVideo(String transition) {
    assertThat(
        refusal(transition, 100),
        endsWith("must have start < end, both within the video, but was: " + transition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3,9,\"fade\"],[8,8,\"cut\"]", "[3,3,\"cut\"],[3,3,\"cut\"]"})
  void transitionsThatOverlapAreRefused(String transitions) {
    assertThat(refusal(transitions, 100), containsString("must not overlap, but two do at frame"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.json");
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> SplitTruth.read(none)).getMessage(),
        is("truth must be a file, but there is none at: " + none));
  }

  private String refusal(String transitions, int frames) {
    return refusal(
        "{\"videos\": {\"a.mp4\": {\"frames\": %d, \"transitions\": [%s]}}}"
            .formatted(frames, transitions));
  }

  private String refusal(String json) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage());
  }

  private SplitTruth read(String json) throws IOException {
    return SplitTruth.read(Files.writeString(folder.resolve("truth.json"), json));
  }
}
