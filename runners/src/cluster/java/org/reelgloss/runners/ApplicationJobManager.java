package org.reelgloss.runners;

import java.io.File;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * The JobManager of an application cluster, which runs the main class of a jar itself, as that of a
 * Kubernetes cluster does.
 */
public final class ApplicationJobManager extends ApplicationClusterEntryPoint {
  private ApplicationJobManager(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /** Takes the folder of the configuration, the jar, and what its main class takes. */
  public static void main(String[] args) throws Exception {
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(new File(args[1]))
            .setConfiguration(configuration)
            .setArguments(Arrays.copyOfRange(args, 2, args.length))
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new ApplicationJobManager(configuration, program));
  }
}
