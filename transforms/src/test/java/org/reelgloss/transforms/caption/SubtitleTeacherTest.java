package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.caption.Answers.noInput;
import static org.reelgloss.transforms.caption.Answers.says;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.Outcome;

class SubtitleTeacherTest {
  private final WordCounts vectors = new WordCounts();
  private final SubtitleTeacher teacher = new SubtitleTeacher(vectors);

  @Test
  void reportsWhatIsSaid() throws Exception {
    TeacherAnswer answer =
        teacher.caption(TestClips.saying("Now shake the pan", "until the pancake slides."));

    assertThat(
        answer,
        is(
            TeacherAnswer.success(
                "A voice says now shake the pan until the pancake slides.", List.of("subtitles"))));
  }

  @Test
  void choosesTheUtteranceThatIsMostLikeTheOthers() throws Exception {
    ClipEvidence clip =
        TestClips.saying(
            "Thanks for coming.", "The pancake needs butter.", "A pancake in butter gets brown.");

    assertThat(teacher.caption(clip), says("A voice says the pancake needs butter."));
  }

  @Test
  void takesEachWordOfRollingCaptionsOnce() throws Exception {
    ClipEvidence clip =
        TestClips.saying("now shake the", "now shake the pan until", "pan until it slides");

    assertThat(teacher.caption(clip), says("A voice says now shake the pan until it slides."));
  }

  @Test
  void leavesOutSoundsSpeakersTagsAndSongs() throws Exception {
    ClipEvidence clip =
        TestClips.saying(
            "[Music]",
            "<i>- ANNA B.: (laughs) Rock &amp; roll is</i> what I like.",
            "♪ la la la ♪",
            "(applause)");

    assertThat(teacher.caption(clip), says("A voice says rock & roll is what I like."));
  }

  @Test
  void keepsCapitalsThatAreNotOfTheSentence() throws Exception {
    assertThat(
        teacher.caption(TestClips.saying("I think so too.")), says("A voice says I think so too."));
    assertThat(
        teacher.caption(TestClips.saying("NASA launched it.")),
        says("A voice says NASA launched it."));
    assertThat(
        teacher.caption(TestClips.saying("AND THEN I LEFT THE HOUSE")),
        says("A voice says then I left the house."));
  }

  @Test
  void saysThatAVoiceAsks() throws Exception {
    assertThat(
        teacher.caption(TestClips.saying("So, what are you doing there?")),
        says("A voice asks: what are you doing there?"));
  }

  @Test
  void saysWhenAnUtteranceIsTooLong() throws Exception {
    TeacherAnswer answer = teacher.caption(TestClips.saying("word ".repeat(40)));

    assertThat(answer.outcome(), is(Outcome.TRUNCATED));
    assertThat(answer, says("A voice says " + "word ".repeat(30).strip() + "."));
  }

  @Test
  void listensToEnglishWhereThereAreSeveralLanguages() throws Exception {
    ClipEvidence clip =
        new ClipEvidence(
            TestClips.clip()
                .setSubtitles(
                    List.of(
                        TestClips.subtitle(10_000, "Jetzt die Pfanne schütteln.", "de"),
                        TestClips.subtitle(10_000, "Now shake the pan.", "en-GB"),
                        TestClips.subtitle(12_000, "Er ist fertig.", "de")))
                .build());

    assertThat(teacher.caption(clip), says("A voice says now shake the pan."));
  }

  @Test
  void hasNoInputWithoutWords() throws Exception {
    assertThat(
        teacher.caption(TestClips.saying("[Music]", "♪", "...")),
        is(noInput("No words in the subtitles of this clip")));
    assertThat(
        teacher.caption(TestClips.saying()), is(noInput("No words in the subtitles of this clip")));
  }

  @Test
  void closesWhatItOwns() {
    teacher.close();

    assertThat(vectors.isClosed(), is(true));
  }
}
