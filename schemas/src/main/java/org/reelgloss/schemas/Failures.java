package org.reelgloss.schemas;

/** Records of what failed. */
public final class Failures {
  private Failures() {}

  /**
   * Returns the record of an input that failed as a whole.
   *
   * @param stage the transform's class name
   * @param code one word in capitals that tells kinds of failure apart
   * @param message what a person needs to know, without the content of the file
   * @param bytesSeen how much of the input was read
   */
  public static FailedElement ofSource(
      SourceVideo source, String stage, String code, String message, long bytesSeen) {
    return FailedElement.newBuilder()
        .setUri(source.getUri())
        .setVideoId(source.getVideoId().isEmpty() ? null : source.getVideoId())
        .setInputState(Ids.inputState(source))
        .setStage(stage)
        .setCode(code)
        .setMessage(message)
        .setBytesSeen(bytesSeen)
        .setAttempt(source.getAttempt() + 1)
        .setTimeMs(System.currentTimeMillis())
        .setSource(source)
        .build();
  }

  /**
   * Returns the record of one clip of an input that failed; the input's other clips are not
   * touched.
   */
  public static FailedElement ofClip(
      SourceVideo source, String clipId, String stage, String code, String message) {
    return ofClip(source.getUri(), source.getVideoId(), clipId, stage, code, message)
        .setInputState(Ids.inputState(source))
        .setAttempt(source.getAttempt() + 1)
        .build();
  }

  /** Returns the record of one clip that failed; the other clips of its input are not touched. */
  public static FailedElement ofClip(Clip clip, String stage, String code, String message) {
    return ofClip(clip.getUri(), clip.getVideoId(), clip.getClipId(), stage, code, message)
        .setInputState(clip.getInputState())
        .setAttempt(clip.getAttempt() + 1)
        .build();
  }

  private static FailedElement.Builder ofClip(
      String uri, String videoId, String clipId, String stage, String code, String message) {
    return FailedElement.newBuilder()
        .setUri(uri)
        .setVideoId(videoId)
        .setClipId(clipId)
        .setStage(stage)
        .setCode(code)
        .setMessage(message)
        .setTimeMs(System.currentTimeMillis());
  }
}
