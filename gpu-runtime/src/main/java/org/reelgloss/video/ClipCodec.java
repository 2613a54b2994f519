package org.reelgloss.video;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * How the pictures of clips are compressed. Each kind stands for one encoder with one setting, on
 * one thread where the encoder allows it, so that the same frames always give the same bytes.
 */
public enum ClipCodec {
  /** H.264 by OpenH264: everywhere, no frames out of order. */
  H264("libopenh264", 16, 3_840L * 2_160, 60, ""),

  /** VP9 by libvpx, constant quality. */
  VP9("libvpx-vp9", 16, Long.MAX_VALUE, 20, "deadline=good:cpu-used=5:crf=31:b=0:row-mt=0"),

  /** AV1 by SVT-AV1, constant quality. */
  AV1("libsvtav1", 64, Long.MAX_VALUE, 40, "preset=10:crf=32:svtav1-params=lp=1"),

  /** H.264 by x264, constant quality; only in FFmpeg's GPL build. */
  X264("libx264", 16, Long.MAX_VALUE, 60, "preset=veryfast:crf=21"),

  /** H.264 by the encoder of an NVIDIA GPU, constant quality. */
  NVENC("h264_nvenc", 160, 4_096L * 2_304, 300, "preset=p4:rc=vbr:cq=23:b=0");

  /** Bits a pixel at which OpenH264's pictures keep about 40 dB on ordinary footage. */
  private static final double BITS_PER_PIXEL = 0.12;

  private static final long LEAST_BITS_PER_SECOND = 200_000;

  private final String encoder;
  private final int shortestSide;
  private final long mostPixels;
  private final int megapixelsPerSecond;
  private final String options;

  ClipCodec(
      String encoder, int shortestSide, long mostPixels, int megapixelsPerSecond, String options) {
    this.encoder = encoder;
    this.shortestSide = shortestSide;
    this.mostPixels = mostPixels;
    this.megapixelsPerSecond = megapixelsPerSecond;
    this.options = options;
  }

  /**
   * Returns the codec of a name in lower case.
   *
   * @throws IllegalArgumentException if there is none; names those there are
   */
  public static ClipCodec of(String name) {
    return Arrays.stream(values())
        .filter(codec -> codec.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "export-codec must be one of " + labels() + ", but was: " + name));
  }

  private static String labels() {
    return Arrays.stream(values()).map(ClipCodec::label).collect(Collectors.joining(", "));
  }

  /** Returns the name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what this machine lacks for this codec and how to get it; empty where it works. */
  public Optional<String> missing() {
    Container.quiet();
    if (find() != null && (this != NVENC || VideoEncoder.opens(this))) {
      return Optional.empty();
    }
    return Optional.of(
        "export-codec "
            + label()
            + " is not to be had: "
            + remedy()
            + "; here there are "
            + available().stream().map(ClipCodec::label).collect(Collectors.joining(", ")));
  }

  private String remedy() {
    return switch (this) {
      case X264 ->
          "libx264 is only in FFmpeg's GPL build; add org.bytedeco:ffmpeg with the classifier"
              + " linux-x86_64-gpl to the class path";
      case NVENC ->
          "h264_nvenc needs an NVIDIA GPU with a video encoder, its driver, and an FFmpeg that"
              + " knows it: org.bytedeco:ffmpeg with the classifier linux-x86_64 or"
              + " linux-x86_64-gpl";
      default ->
          "this build of FFmpeg has no "
              + encoder
              + "; add org.bytedeco:ffmpeg with the classifier linux-x86_64";
    };
  }

  private static List<ClipCodec> available() {
    return Arrays.stream(values())
        .filter(codec -> codec.find() != null && (codec != NVENC || VideoEncoder.opens(codec)))
        .toList();
  }

  private AVCodec find() {
    return avcodec.avcodec_find_encoder_by_name(encoder);
  }

  /** Returns the encoder, static memory of FFmpeg. */
  AVCodec encoder() {
    AVCodec found = find();
    if (found == null) {
      throw new IllegalStateException("This build of FFmpeg has no encoder " + encoder);
    }
    return found;
  }

  /** Returns the encoder's own options, {@code name=value} with colons between. */
  String options() {
    return options;
  }

  /** Returns the shortest side in pixels that the encoder takes; smaller videos are enlarged. */
  int shortestSide() {
    return shortestSide;
  }

  /** Returns the most pixels of a frame that the encoder takes; larger videos are reduced. */
  long mostPixels() {
    return mostPixels;
  }

  /** Returns about how many millions of pixels one slow core encodes in a second. */
  public int megapixelsPerSecond() {
    return megapixelsPerSecond;
  }

  /** Returns the aim of the rate control in bits a second; 0 where quality is what is constant. */
  long bitsPerSecond(int width, int height, double fps) {
    return this == H264
        ? Math.max(LEAST_BITS_PER_SECOND, Math.round(width * height * fps * BITS_PER_PIXEL))
        : 0;
  }
}
