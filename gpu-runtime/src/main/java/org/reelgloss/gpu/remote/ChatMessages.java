package org.reelgloss.gpu.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.reelgloss.gpu.ModelException;

/** Questions and answers as JSON (OpenAI, API reference, chat completions). */
final class ChatMessages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 4_000;
  private static final int LONGEST_ERROR = 200;

  private ChatMessages() {}

  static byte[] question(String model, ChatRequest request) {
    ObjectNode question = JSON.createObjectNode();
    question.put("model", model);
    question.put("max_tokens", request.maxTokens());
    question.put("temperature", request.temperature());
    ObjectNode message = question.putArray("messages").addObject();
    message.put("role", "user");
    ArrayNode parts = message.putArray("content");
    List<String> pictures =
        request.jpegs().stream().map(Base64.getEncoder()::encodeToString).toList();
    if (request.shownAs() == ChatRequest.ShownAs.IMAGES) {
      pictures.forEach(data -> addUrl(parts, "image_url", "data:image/jpeg;base64," + data));
    } else if (!pictures.isEmpty()) {
      addUrl(parts, "video_url", "data:video/jpeg;base64," + String.join(",", pictures));
    }
    parts.addObject().put("type", "text").put("text", request.prompt());
    try {
      return JSON.writeValueAsBytes(question);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("A tree of JSON nodes cannot be written", bug);
    }
  }

  private static void addUrl(ArrayNode parts, String type, String url) {
    parts.addObject().put("type", type).putObject(type).put("url", url);
  }

  static ChatReply reply(byte[] body) throws ModelException {
    JsonNode answer = parse(body);
    JsonNode choice = answer.path("choices").path(0);
    if (!choice.isObject()) {
      throw new ModelException("The server's answer has no choices: " + start(body));
    }
    JsonNode message = choice.path("message");
    String text = OneLine.of(message.path("content").asText(""));
    boolean refused =
        message.path("refusal").isTextual()
            || choice.path("finish_reason").asText("").equals("content_filter");
    boolean cut =
        text.length() > LONGEST_ANSWER || choice.path("finish_reason").asText("").equals("length");
    ChatReply.Ending ending =
        refused
            ? ChatReply.Ending.BLOCKED
            : cut ? ChatReply.Ending.TRUNCATED : ChatReply.Ending.COMPLETE;
    return new ChatReply(
        OneLine.upTo(LONGEST_ANSWER, text),
        ending,
        answer.path("model").asText(""),
        Math.max(0, answer.path("usage").path("prompt_tokens").asLong(0)),
        Math.max(0, answer.path("usage").path("completion_tokens").asLong(0)));
  }

  /** Returns the id of the first model that a server lists. */
  static String firstModel(byte[] body) throws ModelException {
    String id = parse(body).path("data").path(0).path("id").asText("");
    if (id.isBlank()) {
      throw new ModelException("The server lists no model: " + start(body));
    }
    return id;
  }

  private static JsonNode parse(byte[] body) throws ModelException {
    try {
      return JSON.readTree(body);
    } catch (IOException malformed) {
      throw new ModelException("The server's answer is not JSON: " + start(body));
    }
  }

  /** Returns the beginning of an answer, to be shown to a person. */
  static String start(byte[] body) {
    int length = Math.min(body.length, 4 * LONGEST_ERROR);
    String text = new String(body, 0, length, StandardCharsets.UTF_8);
    return OneLine.upTo(LONGEST_ERROR, OneLine.of(text));
  }
}
