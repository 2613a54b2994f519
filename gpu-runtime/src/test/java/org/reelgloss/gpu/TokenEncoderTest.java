package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens of texts, by the model that is on the class path. */
class TokenEncoderTest {
  @TempDir private static Path folder;
  private static TokenEncoder encoder;

  @BeforeAll
  static void load() throws Exception {
    encoder = TokenEncoder.load(ModelBundle.open(SentenceBundle.write(folder)), Devices.CPU);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void theBundleIsAnEncoderOfText() {
    assertThat(ModelBundle.open(folder).kind(), is(ModelBundle.Kind.TEXT_ENCODER));
  }

  @Test
  void aTextHasItsTokensBetweenSpecialOnes() throws Exception {
    TokenVectors text = encoder.encode(List.of("a dog")).get(0);

    assertThat(text.size(), is(4));
    assertThat(text.isSpecial(0) && text.isSpecial(3), is(true));
    assertThat(text.isSpecial(1) || text.isSpecial(2), is(false));
    assertThat(text.cosine(1, text, 1), closeTo(1, 1e-5));
  }

  @Test
  void aTokenIsNearerToOneOfLikeMeaning() throws Exception {
    List<TokenVectors> texts =
        encoder.encode(List.of("a dog", "a puppy", "a tax that is much too long for a batch"));

    TokenVectors dog = texts.get(0);
    assertThat(dog.cosine(2, texts.get(1), 2), greaterThan(dog.cosine(2, texts.get(2), 2) + 0.1));
    assertThat(dog.cosine(2, encoder.encode(List.of("a dog")).get(0), 2), closeTo(1, 1e-4));
  }

  @Test
  void aLongTextIsCut() throws Exception {
    assertThat(encoder.encode(List.of("dog ".repeat(600))).get(0).size(), is(512));
  }

  @Test
  void refusesOtherBundles() throws IOException {
    ModelBundle towers = ModelBundle.open(TinyBundles.twoTower(folder.resolve("towers")));

    assertThrows(IllegalArgumentException.class, () -> TokenEncoder.load(towers, Devices.CPU));
  }
}
