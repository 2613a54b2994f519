package org.reelgloss.transforms.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.transforms.storage.Sources;

/**
 * The text beside a video by yt-dlp's conventions: {@code NAME.info.json} with title and
 * description, {@code NAME.description}, {@code NAME.LANG.vtt} and {@code NAME.LANG.srt}. Of
 * several languages English is taken where it is there, otherwise the first by name.
 */
final class Sidecars {
  private static final int MOST_BYTES = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Sidecars() {}

  /** Fills title, description, subtitles and what was wrong with the files. */
  static void readInto(SourceVideo.Builder video, List<String> uris) {
    List<String> errors = new ArrayList<>();
    for (String uri : uris) {
      if (isA(".info.json", uri)) {
        readInfo(uri, video, errors);
      } else if (isA(".description", uri) && !video.hasDescription()) {
        setIfPresent(text(uri, errors), video);
      }
    }
    video.setSubtitles(subtitles(uris, errors));
    video.setSidecarErrors(errors);
  }

  private static void setIfPresent(String description, SourceVideo.Builder video) {
    if (!description.isBlank()) {
      video.setDescription(description);
    }
  }

  private static boolean isA(String suffix, String uri) {
    return uri.toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  private static void readInfo(String uri, SourceVideo.Builder video, List<String> errors) {
    JsonNode info;
    try {
      info = JSON.readTree(text(uri, errors));
    } catch (JsonProcessingException malformed) {
      errors.add(name(uri) + ": not JSON");
      return;
    }
    String title = info.path("title").asText("").strip();
    if (!title.isEmpty()) {
      video.setTitle(title);
    }
    setIfPresent(info.path("description").asText("").strip(), video);
  }

  private static List<Subtitle> subtitles(List<String> uris, List<String> errors) {
    List<String> files =
        uris.stream()
            .filter(uri -> isA(".vtt", uri) || isA(".srt", uri))
            .sorted(
                Comparator.comparing((String uri) -> language(uri).startsWith("en") ? 0 : 1)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    for (String uri : files) {
      List<Subtitle> cues = SubtitleText.parse(text(uri, errors), language(uri));
      if (!cues.isEmpty()) {
        return cues.stream().sorted(Comparator.comparingLong(Subtitle::getStartMs)).toList();
      }
      errors.add(name(uri) + ": no cue in it");
    }
    return List.of();
  }

  /** The part between the last two dots of the name, if that looks like a language. */
  private static String language(String uri) {
    String[] parts = name(uri).split("\\.");
    String part = parts.length < 3 ? "" : parts[parts.length - 2];
    return part.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*") ? part : "";
  }

  /** The file's text; empty, with a word in the errors, where it cannot be read. */
  private static String text(String uri, List<String> errors) {
    try (InputStream in = Sources.open(uri)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      errors.add(name(uri) + ": cannot be read");
      return "";
    }
  }

  private static String name(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
