package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Set;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.remote.ChatEndpoint;
import org.reelgloss.gpu.remote.ChatRequest;

/**
 * A teacher behind a server.
 *
 * @param name under which its candidates are recorded
 * @param endpoint where it is asked
 * @param inputs at least one of {@link TeacherAnswer#FRAMES}, {@link TeacherAnswer#SUBTITLES} and
 *     {@link TeacherAnswer#DESCRIPTION}; a text that a clip does not have is left out
 * @param template what it is asked, with {@code {subtitles}} and {@code {description}} where texts
 *     go; empty for the paper's prompt
 * @param frames most frames that are shown, evenly spread over the clip; at least 1
 * @param shownAs whether frames are sent as pictures or as a video
 * @param maxTokens longest answer
 * @param temperature 0 for the likeliest answer
 */
public record RemoteTeacherSettings(
    String name,
    ChatEndpoint endpoint,
    List<String> inputs,
    String template,
    int frames,
    ChatRequest.ShownAs shownAs,
    int maxTokens,
    double temperature)
    implements TeacherSettings {
  private static final Set<String> INPUTS =
      Set.of(TeacherAnswer.FRAMES, TeacherAnswer.SUBTITLES, TeacherAnswer.DESCRIPTION);

  public RemoteTeacherSettings {
    inputs = List.copyOf(inputs);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (inputs.isEmpty()
        || !INPUTS.containsAll(inputs)
        || Set.copyOf(inputs).size() != inputs.size()) {
      throw new IllegalArgumentException(
          "inputs must be some of frames, subtitles and description, each once, but were: "
              + inputs);
    }
    if (frames < 1) {
      throw new IllegalArgumentException("frames must be at least 1, but was: " + frames);
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, but was: " + maxTokens);
    }
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be at least 0, but was: " + temperature);
    }
  }

  @Override
  public Teacher open(Devices devices) {
    return RemoteTeacher.open(this);
  }

  /**
   * Returns what decides about the answers, in words; where the server is only if it alone decides
   * about the model.
   */
  @Override
  public String version() {
    return "remote %s, inputs %s, frames %d%s, max-tokens %d, temperature %s, prompt %s"
        .formatted(
            endpoint.model().equals(ChatEndpoint.AUTO)
                ? "auto at " + endpoint.base()
                : endpoint.model(),
            String.join("+", inputs),
            frames,
            shownAs == ChatRequest.ShownAs.VIDEO ? " as video" : "",
            maxTokens,
            temperature,
            prompt().digest());
  }

  Prompt prompt() {
    return new Prompt(template, uses(TeacherAnswer.FRAMES));
  }

  boolean uses(String input) {
    return inputs.contains(input);
  }
}
