package org.reelgloss.runners;

import java.net.URI;
import java.util.Locale;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How buckets are reached, in this process and in those that a job of it runs in. */
final class Storage {
  /** What buckets are reached with. */
  enum Credentials {
    /** Those of the machine, as Google's libraries find them. */
    DEFAULT,
    /** None, for public buckets and emulators. */
    NONE
  }

  private static PipelineOptions chosen = PipelineOptionsFactory.create();

  @Option(
      names = "--gcs-endpoint",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Where gs:// is, for an emulator or a private endpoint; default: Google's.")
  private @Nullable URI endpoint;

  @Option(
      names = "--gcs-project",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Project that requests to gs:// count for; default: the machine's.")
  private @Nullable String project;

  @Option(
      names = "--gcs-credentials",
      scope = ScopeType.INHERIT,
      defaultValue = "default",
      paramLabel = "KIND",
      description = "default: those of the machine; none: for public buckets and emulators.")
  private String credentials = "";

  /** Uses what the flags say from now on. */
  void use() throws UsageException {
    PipelineOptions options = PipelineOptionsFactory.create();
    GcsOptions gcs = options.as(GcsOptions.class);
    if (endpoint != null) {
      if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).startsWith("http")) {
        throw new UsageException(
            "gcs-endpoint must be such as http://HOST:PORT, but was: " + endpoint);
      }
      gcs.setGcsEndpoint(endpoint.resolve("/storage/v1/").toString());
    }
    if (project != null) {
      gcs.setProject(project);
    }
    if (parsed() == Credentials.NONE) {
      gcs.setCredentialFactoryClass(NoopCredentialFactory.class);
    }
    chosen = options;
    FileSystems.setDefaultPipelineOptions(options);
  }

  private Credentials parsed() throws UsageException {
    for (Credentials kind : Credentials.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(credentials)) {
        return kind;
      }
    }
    throw new UsageException("gcs-credentials must be default or none, but was: " + credentials);
  }

  /** Sets a job's options to what this process uses. */
  static void copyTo(PipelineOptions options) {
    GcsOptions from = chosen.as(GcsOptions.class);
    GcsOptions to = options.as(GcsOptions.class);
    if (from.getGcsEndpoint() != null) {
      to.setGcsEndpoint(from.getGcsEndpoint());
    }
    if (from.getProject() != null) {
      to.setProject(from.getProject());
    }
    to.setCredentialFactoryClass(from.getCredentialFactoryClass());
  }
}
