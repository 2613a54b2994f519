package org.reelgloss.pipeline.evaluation.captions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * SPICE (Anderson et al., "SPICE: Semantic Propositional Image Caption Evaluation", ECCV 2016),
 * asked of the program's own jar, which reads captions from a JSON file and writes scores to
 * another.
 */
final class Spice {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JarTool jar;

  /** Asks the jar at a path; throws IllegalArgumentException if there is none. */
  Spice(Path jar) {
    this.jar = new JarTool("spice", jar);
  }

  /**
   * Returns the mean F over the images, in [0, 1].
   *
   * @throws IOException if the program fails, does not give an F for each image, or needs longer
   *     than ten minutes and 2 s for each image
   */
  double score(TokenizedCaptions captions) throws IOException {
    Path in = Files.createTempFile("reelgloss-spice", ".json");
    Path out = Files.createTempFile("reelgloss-spice", ".json");
    try {
      JSON.writeValue(in.toFile(), input(captions));
      Duration limit = Duration.ofMinutes(10).plusSeconds(2L * captions.images());
      List<String> args = List.of(in.toString(), "-out", out.toString(), "-subset", "-silent");
      return jar.run(
          "8G",
          args,
          limit,
          process -> {
            process.getOutputStream().close();
            try (InputStream said = process.getInputStream()) {
              said.transferTo(OutputStream.nullOutputStream());
            }
            int status = process.waitFor();
            if (status != 0) {
              throw new IOException("it ended with status " + status);
            }
            return mean(out, captions.images());
          });
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  private static ArrayNode input(TokenizedCaptions captions) {
    ArrayNode all = JSON.createArrayNode();
    for (int image = 0; image < captions.images(); image++) {
      ObjectNode item = all.addObject().put("image_id", image);
      item.put("test", String.join(" ", captions.candidates().get(image)));
      ArrayNode references = item.putArray("refs");
      captions.references().get(image).forEach(tokens -> references.add(String.join(" ", tokens)));
    }
    return all;
  }

  private static double mean(Path out, int images) throws IOException {
    JsonNode all;
    try {
      all = JSON.readTree(Files.readAllBytes(out));
    } catch (JsonProcessingException e) {
      throw new IOException("it wrote no JSON: " + e.getOriginalMessage(), e);
    }
    double sum = 0;
    for (JsonNode item : all) {
      JsonNode f = item.at("/scores/All/f");
      if (!f.isNumber()) {
        throw new IOException("it must give scores.All.f of each image, but gave: " + item);
      }
      sum += f.doubleValue();
    }
    if (all.size() != images) {
      throw new IOException("it must score " + images + " images, but scored " + all.size());
    }
    return sum / images;
  }
}
