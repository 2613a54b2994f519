package org.reelgloss.schemas;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void videoIdIsTheFirstHalfOfTheDigest() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest("abc".getBytes(StandardCharsets.UTF_8));

    assertThat(Ids.videoId(digest), is("ba7816bf8f01cfea414140de5dae2223"));
  }

  @Test
  void clipIdNamesVideoAndFrames() {
    assertThat(Ids.clipId("0a", 12, 345), is("0a-12-345"));
  }

  @Test
  void refusesWhatIsNoSha256() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Ids.videoId(new byte[20]));

    assertThat(thrown.getMessage(), containsString("32 bytes, but had: 20"));
  }
}
