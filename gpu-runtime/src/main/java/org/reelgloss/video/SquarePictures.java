package org.reelgloss.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decoded frames as small square pictures: reduced bilinearly from BGR at full size, then turned
 * upright. Owns native memory; one thread; must be closed.
 */
final class SquarePictures implements AutoCloseable {
  private final BgrFrames frames = new BgrFrames();
  private final Reduction reduction;
  private final Mat turned = new Mat();
  private final int side;
  private final int rotation;

  /**
   * @param side width and height of the pictures in pixels; the aspect ratio is not kept
   * @param rotation clockwise degrees to the upright picture: 0, 90, 180 or 270
   */
  SquarePictures(int side, int rotation) {
    this.side = side;
    this.rotation = rotation;
    reduction = new Reduction(frames, side, side);
  }

  /** Returns a picture of its own, on the Java heap. */
  RgbImage picture(AVFrame frame) throws MediaException {
    Mat upright = reduction.reduce(frame);
    if (rotation != 0) {
      opencv_core.rotate(upright, turned, rotateCode());
      upright = turned;
    }
    byte[] rgb = new byte[3 * side * side];
    upright.data().get(rgb);
    for (int i = 0; i < rgb.length; i += 3) {
      byte blue = rgb[i];
      rgb[i] = rgb[i + 2];
      rgb[i + 2] = blue;
    }
    return new RgbImage(side, side, rgb);
  }

  private int rotateCode() {
    return switch (rotation) {
      case 90 -> opencv_core.ROTATE_90_CLOCKWISE;
      case 180 -> opencv_core.ROTATE_180;
      default -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
    };
  }

  @Override
  public void close() {
    frames.close();
    reduction.close();
    turned.close();
  }
}
