package org.reelgloss.transforms.match;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker, its own controller, on 127.0.0.1 in this process. It listens at a second
 * address, too, where it asks for a password.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final int port = freePort();
  private final int guarded = freePort();
  private final KafkaRaftServer server;

  /** Starts a broker that keeps its files in a folder. */
  public KafkaBroker(Path folder) throws Exception {
    int controller = freePort();
    String log = folder.resolve("log").toString();
    new Formatter()
        .setPrintStream(System.err)
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(log)
        .setMetadataLogDirectory(log)
        .setControllerListenerName("CONTROLLER")
        .run();
    server =
        new KafkaRaftServer(
            new KafkaConfig(
                Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("controller.quorum.voters", "1@" + HOST + ":" + controller),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry(
                        "listeners",
                        "PLAINTEXT://%1$s:%2$d,GUARDED://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
                            .formatted(HOST, port, guarded, controller)),
                    Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                    Map.entry(
                        "listener.name.guarded.plain.sasl.jaas.config",
                        LOGIN + " user_reader=\"secret\";"),
                    Map.entry("log.dirs", log),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("auto.create.topics.enable", "false"))),
            Time.SYSTEM);
    server.startup();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns where everybody may read and write. */
  public String address() {
    return HOST + ":" + port;
  }

  /** Returns where only those are let in who use {@link #settings}. */
  String guardedAddress() {
    return HOST + ":" + guarded;
  }

  /** Returns what {@link KafkaSettings} must say at the guarded address. */
  static String settings() {
    return """
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=%s username="reader" password="secret";
        """
        .formatted(LOGIN);
  }

  /** Makes a topic. */
  public void createTopic(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  /** Adds records to a topic. */
  public void send(String topic, String... values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    }
  }

  /** Lets a group have read so many records of the only partition of a topic. */
  void move(String group, String topic, long read) throws Exception {
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(read)))
          .all()
          .get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", address()));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
