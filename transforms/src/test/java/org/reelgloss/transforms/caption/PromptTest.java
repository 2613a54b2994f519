package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

class PromptTest {
  @Test
  void asksAsThePaperDoesWithTheTextsThatThereAre() {
    Prompt paper = new Prompt("", true);

    assertThat(paper.of("", ""), is("Please faithfully summarize the video in one sentence."));
    assertThat(
        paper.of("Come on!", "Boats"),
        is(
            "You are given some information about a video, of which you see some frames. The"
                + " subtitles of the video: \"Come on!\" Some descriptions of the video: \"Boats\""
                + " Please faithfully summarize the video in one sentence."));
  }

  @Test
  void putsTextsInTheirPlacesOnce() {
    Prompt own = new Prompt("S={subtitles} D={description}", false);

    assertThat(own.of("a $1", "{subtitles}"), is("S=a $1 D={subtitles}"));
  }

  @Test
  void tellsPromptsApartWhateverTheClip() {
    assertThat(new Prompt("", true).digest(), is(new Prompt("", true).digest()));
    assertThat(new Prompt("", true).digest(), is(not(new Prompt("", false).digest())));
    assertThat(new Prompt("x", true).digest(), is("8cdc1683"));
  }
}
