package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The REST interface of a Flink cluster.
 *
 * @param master host and port
 */
record FlinkRest(String master) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Reads what lies under a path.
   *
   * @throws UsageException if no Flink answers there
   */
  JsonNode get(String path) throws UsageException, InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + master + path)).timeout(PATIENCE).build();
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return new ObjectMapper().readTree(answer.body());
      }
    } catch (IOException cause) {
      throw new UsageException("flink-master does not answer: " + master + " (" + cause + ")");
    } catch (IllegalArgumentException noAddress) {
      throw new UsageException("flink-master must be HOST:PORT, but was: " + master);
    }
    throw new UsageException("flink-master must be a Flink's REST address, but was: " + master);
  }
}
