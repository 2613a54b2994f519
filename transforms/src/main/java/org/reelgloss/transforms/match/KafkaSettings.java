package org.reelgloss.transforms.match;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * How Kafka is reached: a file of properties with the settings of Kafka's consumer, such as {@code
 * security.protocol} and {@code sasl.jaas.config}. It is read on the machine that reaches Kafka, so
 * that passwords are in no job and in no checkpoint. What a run itself needs wins over it, and a
 * {@code group.id} is passed by: where a group stands says nothing of what a run has seen.
 */
public final class KafkaSettings
    implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {
  private static final long serialVersionUID = 1L;

  private final String file;

  KafkaSettings(String file) {
    this.file = file;
  }

  /**
   * Reads the settings of a file.
   *
   * @throws IOException if there is none, or it is no file of properties
   */
  public static Map<String, Object> read(Path file) throws IOException {
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(file + " is no file of properties", malformed);
    }
    Map<String, Object> settings = new HashMap<>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    return settings;
  }

  /**
   * Makes a consumer, which the caller closes.
   *
   * @throws UncheckedIOException if the file cannot be read here
   */
  @Override
  public Consumer<byte[], byte[]> apply(Map<String, Object> needed) {
    try {
      Map<String, Object> all = read(Path.of(file));
      all.remove(ConsumerConfig.GROUP_ID_CONFIG);
      all.putAll(needed);
      return new KafkaConsumer<>(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
