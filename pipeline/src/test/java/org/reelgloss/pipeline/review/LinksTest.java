package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @Test
  void leadsFromTheGalleryToTheRoot() {
    assertThat(Links.toFile("frames/ab/ab-0-9.jpg"), is(Optional.of("../frames/ab/ab-0-9.jpg")));
  }

  @Test
  void encodesEachPart() {
    assertThat(
        Links.toFile("frames/50% \"é#?'/<a>:b.jpg"),
        is(Optional.of("../frames/50%25%20%22%C3%A9%23%3F%27/%3Ca%3E%3Ab.jpg")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/hosts", "../x.jpg", "frames/../../x.jpg", "frames//x.jpg", ".", ""})
  void hasNoLinkForAPathThatLeavesTheRoot(String path) {
    assertThat(Links.toFile(path), is(Optional.empty()));
  }

  @Test
  void aSchemeIsOnlyAStrangeName() {
    assertThat(
        Links.toFile("javascript:alert(1)"), is(Optional.of("../javascript%3Aalert%281%29")));
  }
}
