package org.reelgloss.transforms.match;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to Pub/Sub: Google's own, or to the emulator at the HOST:PORT that the environment has as
 * {@code PUBSUB_EMULATOR_HOST}, which Google's libraries for Java leave to their users.
 */
record PubSubChannel(@Nullable ManagedChannel emulator) implements AutoCloseable {
  private static final String EMULATOR = "PUBSUB_EMULATOR_HOST";
  private static final String HOST_AND_PORT = "([\\w.-]+|\\[[0-9a-fA-F:]+\\]):\\d{1,5}";

  /**
   * Opens a channel, which the caller closes after its clients.
   *
   * @throws IllegalArgumentException if the environment names an emulator by anything but HOST:PORT
   */
  static PubSubChannel open() {
    String host = System.getenv(EMULATOR);
    if (host == null || host.isBlank()) {
      return new PubSubChannel(null);
    }
    if (!host.matches(HOST_AND_PORT)) {
      throw new IllegalArgumentException(EMULATOR + " must be HOST:PORT, but was: " + host);
    }
    return new PubSubChannel(ManagedChannelBuilder.forTarget(host).usePlaintext().build());
  }

  /** Tells a client of Google's, if it is not to go Google's way. */
  void use(
      Consumer<TransportChannelProvider> transport, Consumer<CredentialsProvider> credentials) {
    if (emulator != null) {
      transport.accept(FixedTransportChannelProvider.create(GrpcTransportChannel.create(emulator)));
      credentials.accept(NoCredentialsProvider.create());
    }
  }

  @Override
  public void close() {
    if (emulator != null) {
      emulator.shutdownNow();
    }
  }
}
