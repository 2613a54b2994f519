package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** The jobs of a Flink cluster, as its REST interface lists them. */
final class ClusterJobs {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

  private final String master;
  private final JsonNode jobs;

  private ClusterJobs(String master, JsonNode jobs) {
    this.master = master;
    this.jobs = jobs;
  }

  /**
   * Reads the jobs.
   *
   * @param master host and port
   * @throws UsageException if no Flink answers there
   */
  static ClusterJobs of(String master) throws UsageException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + master + "/jobs/overview"))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode jobs = new ObjectMapper().readTree(answer.body()).path("jobs");
      if (answer.statusCode() == 200 && jobs.isArray()) {
        return new ClusterJobs(master, jobs);
      }
    } catch (IOException cause) {
      throw new UsageException("flink-master does not answer: " + master + " (" + cause + ")");
    }
    throw new UsageException("flink-master must be a Flink's REST address, but was: " + master);
  }

  /** Refuses a job while another one writes to the same output. */
  void refuse(Job job) throws UsageException {
    for (JsonNode running : jobs) {
      if (running.path("name").asText().equals(job.name())
          && !ENDED.contains(running.path("state").asText())) {
        throw new UsageException(
            "output %s is being written by job %s of %s; end that first: flink stop %s"
                .formatted(
                    job.root(),
                    running.path("jid").asText(),
                    master,
                    running.path("jid").asText()));
      }
    }
  }
}
