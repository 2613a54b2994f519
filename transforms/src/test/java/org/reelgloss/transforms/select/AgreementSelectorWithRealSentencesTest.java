package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.Clips.captioned;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.subtitle;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

class AgreementSelectorWithRealSentencesTest {
  private static final CaptionCandidate QUOTE =
      said("subtitles", "A voice says now you want to wait for the bubbles.", "subtitles");
  private static final CaptionCandidate VISION =
      said(
          "vision",
          "Something moves in a bright scene that is mostly brown while the camera stays still.",
          "frames");
  private static final CaptionCandidate CAPTIONER =
      said("blip", "A man is cooking something in a pan on a stove.", "frames");
  private static final CaptionCandidate DESCRIPTION =
      said("description", "I show you the easiest way to make breakfast at home.", "description");
  private static Selector selector;

  @BeforeAll
  static void open() throws IOException {
    selector = AgreementSelector.factory().open();
  }

  @AfterAll
  static void close() {
    selector.close();
  }

  @Test
  void prefersAnImageCaptionerToAQuote() throws ModelException {
    assertThat(chosen(pancakes(), QUOTE, CAPTIONER), is("blip"));
  }

  @Test
  void prefersAnImageCaptionerToTheBuiltInTeachers() throws ModelException {
    assertThat(chosen(pancakes(), VISION, DESCRIPTION, QUOTE, CAPTIONER), is("blip"));
  }

  @Test
  void prefersTheDescriptionToSubtitles() throws ModelException {
    assertThat(chosen(pancakes(), QUOTE, DESCRIPTION), is("description"));
  }

  @Test
  void prefersWhatIsSeenToADescriptionOfSomethingElse() throws ModelException {
    assertThat(chosen(pancakes(), DESCRIPTION, QUOTE, VISION), is("vision"));
  }

  @Test
  void prefersADescriptionThatThePictureConfirms() throws ModelException {
    CaptionCandidate fitting =
        said(
            "description",
            "Something brown moves in a bright room in front of the camera.",
            "description");
    assertThat(chosen(pancakes(), fitting, QUOTE, VISION), is("description"));
  }

  private static Clip.Builder pancakes() {
    return clip()
        .setTitle("How to flip a pancake")
        .setDescription("I show you the easiest way to make breakfast at home. Please subscribe.")
        .setSubtitles(List.of(subtitle("now you want to wait for the bubbles")));
  }

  private static String chosen(Clip.Builder clip, CaptionCandidate... candidates)
      throws ModelException {
    CaptionedClip captioned = captioned(clip, candidates);
    return Choice.choose(captioned, selector.judge(captioned), selector.model())
        .flatMap(CaptionedClip::getTeacher)
        .orElseThrow();
  }
}
