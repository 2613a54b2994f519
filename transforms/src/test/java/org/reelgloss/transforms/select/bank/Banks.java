package org.reelgloss.transforms.select.bank;

import java.util.List;

/** Pictures to look among. */
final class Banks {
  /** {@code a}, in all four, weighs nothing; its other words, in two each, weigh ln 2. */
  static final List<CaptionedPicture> DOGS_AND_CATS =
      List.of(
          picture("dog1.jpg", 1, 0, "a dog runs"),
          picture("dog2.jpg", 0.8f, 0.6f, "a dog sleeps"),
          picture("cat1.jpg", 0, 1, "a cat sleeps"),
          picture("cat2.jpg", 0.6f, 0.8f, "a cat runs"));

  private Banks() {}

  /** Returns a picture that means (x, y) and whose texts are (y, x). */
  static CaptionedPicture picture(String name, float x, float y, String... captions) {
    return new CaptionedPicture(
        name, looks(x, y), new float[] {x, y}, new float[] {y, x}, List.of(captions));
  }

  /** Returns what the picture tower alone knows. */
  static PictureVectors looks(float x, float y) {
    return PictureVectors.of(new float[] {x, y});
  }

  /** Returns a picture as a further encoder saw it. */
  static CaptionedPicture seen(CaptionedPicture picture, float... features) {
    return new CaptionedPicture(
        picture.name(),
        new PictureVectors(picture.vectors().tower(), features),
        picture.meaning(),
        picture.text(),
        picture.captions());
  }
}
