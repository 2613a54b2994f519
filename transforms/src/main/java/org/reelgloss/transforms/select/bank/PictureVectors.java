package org.reelgloss.transforms.select.bank;

/**
 * What a picture looks like.
 *
 * @param tower unit vector of the picture tower
 * @param features unit vector of a further encoder of pictures; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record PictureVectors(float[] tower, float[] features) {
  private static final float[] NONE = {};

  /** Returns what the picture tower alone knows. */
  public static PictureVectors of(float[] tower) {
    return new PictureVectors(tower, NONE);
  }
}
