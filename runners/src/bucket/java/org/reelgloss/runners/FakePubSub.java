package org.reelgloss.runners;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** The program that FAKE_PUBSUB names, on 127.0.0.1, with one project. */
final class FakePubSub implements AutoCloseable {
  static final String PROJECT = "archive";
  private static final int LEASE_SECONDS = 10;

  private final Process process;
  private final BufferedReader said;
  private final String address;
  private final ManagedChannel channel;
  private final TransportChannelProvider transport;

  private FakePubSub(Process process) throws IOException {
    this.process = process;
    said = process.inputReader();
    address = said.readLine();
    channel = ManagedChannelBuilder.forTarget(address).usePlaintext().build();
    transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
  }

  static FakePubSub start() throws Exception {
    Process process =
        new ProcessBuilder(
                Objects.requireNonNull(
                    System.getenv("FAKE_PUBSUB"),
                    "FAKE_PUBSUB must name the program that is built from src/bucket/go"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new FakePubSub(process);
  }

  /** Returns what leads Google's libraries here. */
  Map<String, String> environment() {
    return Map.of("PUBSUB_EMULATOR_HOST", address);
  }

  /** Makes a topic, and a subscription of the same name. */
  void createTopic(String name) throws Exception {
    try (TopicAdminClient topics =
            TopicAdminClient.create(
                TopicAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(NoCredentialsProvider.create())
                    .build());
        SubscriptionAdminClient subscriptions =
            SubscriptionAdminClient.create(
                SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(NoCredentialsProvider.create())
                    .build())) {
      topics.createTopic(TopicName.of(PROJECT, name));
      subscriptions.createSubscription(
          SubscriptionName.of(PROJECT, name),
          TopicName.of(PROJECT, name),
          PushConfig.getDefaultInstance(),
          LEASE_SECONDS);
    }
  }

  /** Sends messages to a topic. */
  void send(String topic, String... texts) throws Exception {
    Publisher publisher =
        Publisher.newBuilder(TopicName.of(PROJECT, topic))
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    for (String text : texts) {
      publisher
          .publish(PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(text)).build())
          .get();
    }
    publisher.shutdown();
  }

  /** Returns how many of all messages were not acknowledged. */
  int unacknowledged() throws IOException {
    process.outputWriter().append('\n').flush();
    return Integer.parseInt(said.readLine());
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    process.destroyForcibly().waitFor();
  }
}
