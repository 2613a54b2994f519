package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a film shows, decoded from its start.
 *
 * @param luma brightness of each frame, row by row
 * @param millis when each frame is shown, from the first
 * @param width pixels of a frame as stored
 * @param height pixels of a frame as stored
 */
record DecodedFilm(List<byte[]> luma, List<Long> millis, int width, int height) {
  static DecodedFilm of(Path file) throws MediaException, IOException {
    List<byte[]> luma = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    int width = 0;
    int height = 0;
    try (VideoReader reader = VideoReader.open(file, VideoLimits.STANDARD)) {
      while (reader.next()) {
        width = reader.frame().width();
        height = reader.frame().height();
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
          reader
              .frame()
              .data(0)
              .getPointer((long) y * reader.frame().linesize(0))
              .get(pixels, y * width, width);
        }
        luma.add(pixels);
        millis.add(reader.millis(reader.pts()));
      }
    }
    return new DecodedFilm(luma, millis, width, height);
  }

  DecodedFilm part(int start, int end) {
    List<Long> times =
        millis.subList(start, end).stream().map(time -> time - millis.get(start)).toList();
    return new DecodedFilm(luma.subList(start, end), times, width, height);
  }

  /** Returns the lowest signal-to-noise ratio in dB of a frame to that of the same number. */
  double psnr(DecodedFilm other) {
    double lowest = Double.MAX_VALUE;
    for (int i = 0; i < luma.size(); i++) {
      lowest = Math.min(lowest, psnr(luma.get(i), other.luma().get(i)));
    }
    return lowest;
  }

  private static double psnr(byte[] one, byte[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      int difference = (one[i] & 0xff) - (other[i] & 0xff);
      sum += difference * difference;
    }
    return 10 * Math.log10(255.0 * 255 * one.length / Math.max(sum, 1e-9));
  }
}
