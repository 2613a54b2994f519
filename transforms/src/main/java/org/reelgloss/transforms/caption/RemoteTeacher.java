package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.remote.ChatClient;
import org.reelgloss.gpu.remote.ChatReply;
import org.reelgloss.gpu.remote.ChatRequest;
import org.reelgloss.schemas.ClipFrame;

/** Asks a model behind a server, with frames and texts of the clip. */
final class RemoteTeacher implements Teacher {
  private final RemoteTeacherSettings settings;
  private final Prompt prompt;
  private final ModelPool.Lease<ChatClient> lease;
  private volatile String model;

  private RemoteTeacher(RemoteTeacherSettings settings, ModelPool.Lease<ChatClient> lease) {
    this.settings = settings;
    this.lease = lease;
    prompt = settings.prompt();
    model = settings.endpoint().model();
  }

  static RemoteTeacher open(RemoteTeacherSettings settings) {
    try {
      return new RemoteTeacher(
          settings,
          ModelPool.on(Devices.CPU)
              .lease("remote:" + settings.endpoint(), () -> ChatClient.open(settings.endpoint())));
    } catch (IOException cause) {
      throw new UncheckedIOException("The teacher " + settings.name() + " has no key", cause);
    } catch (ModelException cause) {
      throw new IllegalStateException("A client needs no server to be made", cause);
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  /** Returns what the server calls the model; before its first answer, as it was configured. */
  @Override
  public String model() {
    return model;
  }

  @Override
  public int concurrency() {
    return settings.endpoint().concurrency();
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<byte[]> pictures = settings.uses(TeacherAnswer.FRAMES) ? frames(clip) : List.of();
    String spoken = settings.uses(TeacherAnswer.SUBTITLES) ? clip.spoken() : "";
    String written = settings.uses(TeacherAnswer.DESCRIPTION) ? clip.written() : "";
    List<String> inputs = new ArrayList<>();
    addIf(!pictures.isEmpty(), TeacherAnswer.FRAMES, inputs);
    addIf(!spoken.isEmpty(), TeacherAnswer.SUBTITLES, inputs);
    addIf(!written.isEmpty(), TeacherAnswer.DESCRIPTION, inputs);
    if (inputs.isEmpty()) {
      return TeacherAnswer.noInput("The clip has none of: " + String.join(", ", settings.inputs()));
    }
    ChatReply reply =
        ask(
            new ChatRequest(
                prompt.of(spoken, written),
                pictures,
                settings.shownAs(),
                settings.maxTokens(),
                settings.temperature()));
    if (!reply.model().isEmpty()) {
      model = reply.model();
    }
    return answer(reply, inputs)
        .with(new TeacherAnswer.Usage(prompt.digest(), reply.promptTokens(), reply.answerTokens()));
  }

  private static void addIf(boolean used, String input, List<String> inputs) {
    if (used) {
      inputs.add(input);
    }
  }

  /** Returns frames evenly spread over the clip, as they are: JPEG. */
  private List<byte[]> frames(ClipEvidence clip) {
    List<byte[]> frames = new ArrayList<>();
    for (ClipFrame frame : Frames.spread(clip.clip().getFrames(), settings.frames())) {
      ByteBuffer jpeg = frame.getJpeg().duplicate();
      byte[] bytes = new byte[jpeg.remaining()];
      jpeg.get(bytes);
      frames.add(bytes);
    }
    return frames;
  }

  private ChatReply ask(ChatRequest request) throws TeacherException {
    try {
      return lease.model().ask(request);
    } catch (ModelException cause) {
      throw new TeacherException(String.valueOf(cause.getMessage()), cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while " + settings.name() + " answered", stopped);
    }
  }

  private static TeacherAnswer answer(ChatReply reply, List<String> inputs)
      throws TeacherException {
    if (reply.ending() == ChatReply.Ending.BLOCKED) {
      return TeacherAnswer.blocked(inputs, "The server holds the answer back");
    }
    if (reply.text().isBlank()) {
      throw new TeacherException(reply.model() + " answered without a word");
    }
    return reply.ending() == ChatReply.Ending.TRUNCATED
        ? TeacherAnswer.truncated(reply.text(), inputs, "Longer than the longest answer")
        : TeacherAnswer.success(reply.text(), inputs);
  }

  @Override
  public void close() {
    lease.close();
  }
}
