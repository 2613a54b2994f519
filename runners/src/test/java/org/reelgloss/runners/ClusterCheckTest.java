package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {
  private static final String JAR = "reelgloss-gpu-runtime-0.1.0.jar";
  private static final String LIB = "/flink/lib/" + JAR;

  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void findsNothingWrongWithAClusterThatHasEverything() throws Exception {
    cluster("1.19.3", 4, "17/17.0.13+11", LIB);

    assertThat(look(4), is(new ClusterCheck(true, List.of())));
  }

  @Test
  void tellsWhatASecondJobNeeds() throws Exception {
    cluster("1.19.3", 4, "17/17.0.13+11", "/flink/lib/flink-dist-1.19.3.jar");
    assertThat(look(1).warnings(), contains(containsString("reelgloss flink-lib FLINK/lib")));
  }

  @Test
  void tellsThatSlotsAreMissing() throws Exception {
    cluster("1.19.3", 2, "21/21.0.1+12", LIB);

    assertThat(
        look(16).warnings(),
        contains(
            "the cluster has 2 slots and the job asks for 16: it waits for more; see --parallelism"));
  }

  @Test
  void refusesAnotherFlink() {
    cluster("1.20.0", 4, "17/17.0.13+11", LIB);

    assertThat(
        refusal(),
        is("flink-master must run Flink 1.19.x, but %s runs 1.20.0".formatted(rest().master())));
  }

  @Test
  void refusesAnOldJava() {
    cluster("1.19.3", 4, "11/11.0.24+8", LIB);

    assertThat(
        refusal(),
        is(
            "flink-master must run on Java 17 or later, but %s runs on 11"
                .formatted(rest().master())));
  }

  @Test
  void refusesWhatIsNoFlink() {
    assertThat(
        refusal(), is("flink-master must be a Flink's REST address, but was: " + rest().master()));
  }

  private String refusal() {
    return String.valueOf(assertThrows(UsageException.class, () -> look(1)).getMessage());
  }

  private ClusterCheck look(int parallelism) throws Exception {
    return ClusterCheck.look(rest(), List.of(Path.of("/m2/" + JAR)), parallelism);
  }

  private FlinkRest rest() {
    return new FlinkRest("127.0.0.1:" + server.getAddress().getPort());
  }

  private void cluster(String flink, int slots, String java, String lib) {
    answer("/overview", "{'flink-version': '%s', 'slots-total': %d}".formatted(flink, slots));
    answer(
        "/jobmanager/environment",
        "{'jvm': {'version': 'OpenJDK 64-Bit Server VM - Debian - %s'}, 'classpath': ['%s']}"
            .formatted(java, lib));
  }

  private void answer(String path, String json) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
  }
}
