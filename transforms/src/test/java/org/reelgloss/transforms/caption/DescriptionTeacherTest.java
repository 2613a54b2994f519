package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.caption.Answers.noInput;
import static org.reelgloss.transforms.caption.Answers.says;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.Clip;

class DescriptionTeacherTest {
  private final DescriptionTeacher teacher = new DescriptionTeacher(new WordCounts());

  @Test
  void saysTheOneSentenceThatTellsSomething() throws Exception {
    String description =
        """
        🥞 A cook flips a pancake
        in a small black pan. #pancake #food
        Subscribe for more recipes every week!
        Recipe at https://example.com/pancake today
        Contact: me@example.com for all questions.
        """;

    assertThat(
        answer("Breakfast", description),
        is(
            TeacherAnswer.success(
                "A cook flips a pancake in a small black pan.", List.of("description"))));
  }

  @Test
  void choosesTheSentenceThatIsMostLikeTheOthersAndTheTitle() throws Exception {
    String description =
        "Winter was long this year. A cook flips a pancake. The kitchen is small and warm.";

    assertThat(
        answer("How to flip a pancake like a cook", description), says("A cook flips a pancake."));
  }

  @Test
  void prefersTheSentenceThatIsLikeWhatIsSaid() throws Exception {
    Clip clip =
        TestClips.clip()
            .setDescription("A cook flips a pancake. The guests eat it with maple syrup.")
            .setSubtitles(List.of(TestClips.subtitle(10_000, "More maple syrup please", "")))
            .build();

    assertThat(
        teacher.caption(new ClipEvidence(clip)), says("The guests eat it with maple syrup."));
  }

  @Test
  void prefersTheSentenceThatIsLikeTheChapterOfTheClip() throws Exception {
    String description =
        "The batter is mixed first. Then the pancake flies.\n0:00 Batter\n0:09 The pancake\n0:30 End";

    assertThat(answer(null, description), says("Then the pancake flies."));
  }

  @Test
  void namesTheChapterWhereThereIsNoSentence() throws Exception {
    assertThat(
        answer("Breakfast", "00:00 - Mixing the batter\n00:08 - Flipping it\n00:20 - Eating"),
        says("This part of the video is titled \"Flipping it\"."));
  }

  @Test
  void quotesAFragmentWhereThereIsNoSentence() throws Exception {
    assertThat(
        answer("Breakfast", "Flipping a pancake at home"),
        says("The description of the video says \"Flipping a pancake at home\"."));
  }

  @Test
  void quotesTheTitleWhereTheDescriptionTellsNothing() throws Exception {
    assertThat(
        answer("How to flip a \"pancake\" | Best Kitchen [4K] #shorts", "Like and subscribe!"),
        says("The video is titled \"How to flip a pancake\"."));
  }

  @Test
  void hasNoInputWhereTheTitleIsTheNameOfAFile() throws Exception {
    for (String name : List.of("VID_20240101_120000", "holiday.mp4", "untitled", "IMG-4711")) {
      assertThat(
          answer(name, null),
          is(noInput("Title and description tell nothing of what is in the video")));
    }
  }

  @Test
  void hasNoInputWithoutTexts() throws Exception {
    assertThat(answer(null, null), is(noInput("The video has neither title nor description")));
  }

  @Test
  void doesNotSplitAtAbbreviations() throws Exception {
    assertThat(
        answer(null, "Dr. Smith explains e.g. how a bridge carries its load."),
        says("Dr. Smith explains e.g. how a bridge carries its load."));
  }

  private TeacherAnswer answer(@Nullable String title, @Nullable String description)
      throws TeacherException {
    Clip clip = TestClips.clip().setTitle(title).setDescription(description).build();
    return teacher.caption(new ClipEvidence(clip));
  }
}
