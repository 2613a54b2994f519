package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.reelgloss.transforms.storage.OutputRoot;

/** The jobs of a Flink cluster, as its REST interface lists them. */
final class ClusterJobs {
  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

  private ClusterJobs() {}

  /**
   * Refuses a job while another one writes to the same output.
   *
   * @throws UsageException if there is such a job, or no Flink answers
   */
  static void refuse(FlinkRest cluster, OutputRoot output)
      throws UsageException, InterruptedException {
    for (JsonNode running : cluster.get("/jobs/overview").path("jobs")) {
      if (running.path("name").asText().equals(Job.name(output))
          && !ENDED.contains(running.path("state").asText())) {
        throw new UsageException(
            "output %s is being written by job %s of %s; end that first: flink stop %s"
                .formatted(
                    output,
                    running.path("jid").asText(),
                    cluster.master(),
                    running.path("jid").asText()));
      }
    }
  }
}
