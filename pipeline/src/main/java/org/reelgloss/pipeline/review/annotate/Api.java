package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks for and sends, as JSON: {@code GET api/task?by=NAME}, and {@code POST} of
 * {@code api/choice}, {@code api/skip} and {@code api/undo}. All answer with what is before the
 * person then.
 */
final class Api {
  private static final int LONGEST_BODY = 1 << 14;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Desk desk;

  Api(Desk desk) {
    this.desk = desk;
  }

  /** Answers a request for {@code api/}{@code name}. */
  ObjectNode answer(HttpExchange exchange, String name) throws IOException, Refusal {
    String method = exchange.getRequestMethod();
    if (!method.equals(name.equals("task") ? "GET" : "POST")) {
      throw new Refusal(405, "api/" + name + " must be asked with the other method");
    }
    if (name.equals("task")) {
      return desk.now(annotator(query(exchange)));
    }
    Guard.checkJson(exchange);
    JsonNode body = body(exchange);
    String annotator = annotator(body.path("by").textValue());
    return switch (name) {
      case "choice" -> {
        checkKeys(body, Set.of("by", "turn", "clip", "good", "best"));
        yield desk.choose(
            annotator, number(body, "turn"), number(body, "clip"), good(body), best(body));
      }
      case "skip" -> {
        checkKeys(body, Set.of("by", "turn", "clip"));
        yield desk.skip(annotator, number(body, "turn"), number(body, "clip"));
      }
      case "undo" -> {
        checkKeys(body, Set.of("by", "turn"));
        yield desk.undo(annotator, number(body, "turn"));
      }
      default -> throw new Refusal(404, "There is nothing here");
    };
  }

  private static @Nullable String query(HttpExchange exchange) throws Refusal {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    try {
      return query.startsWith("by=")
          ? URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8)
          : null;
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(400, "by must be a name, percent-encoded");
    }
  }

  private static String annotator(@Nullable String given) throws Refusal {
    try {
      return Person.name(given == null ? "" : given);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(400, String.valueOf(wrong.getMessage()));
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException, Refusal {
    byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (bytes.length > LONGEST_BODY) {
      exchange.getResponseHeaders().set("Connection", "close");
      throw new Refusal(413, "The body must have at most " + LONGEST_BODY + " bytes");
    }
    try {
      JsonNode body = JSON.readTree(bytes);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException malformed) {
      throw new Refusal(400, "The body must be JSON: " + malformed.getOriginalMessage());
    }
    throw new Refusal(400, "The body must be an object");
  }

  private static void checkKeys(JsonNode body, Set<String> known) throws Refusal {
    for (var keys = body.fieldNames(); keys.hasNext(); ) {
      if (!known.contains(keys.next())) {
        throw new Refusal(400, "The body must have only " + String.join(", ", known));
      }
    }
  }

  private static int number(JsonNode body, String key) throws Refusal {
    return whole(body.path(key), key);
  }

  private static int whole(JsonNode value, String key) throws Refusal {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new Refusal(400, key + " must be a whole number");
    }
    return value.intValue();
  }

  private static List<Integer> good(JsonNode body) throws Refusal {
    JsonNode list = body.path("good");
    if (!list.isArray()) {
      throw new Refusal(400, "good must be a list");
    }
    List<Integer> good = new ArrayList<>();
    for (JsonNode one : list) {
      good.add(whole(one, "good"));
    }
    return good;
  }

  private static @Nullable Integer best(JsonNode body) throws Refusal {
    return body.path("best").isMissingNode() || body.path("best").isNull()
        ? null
        : (Integer) number(body, "best");
  }
}
