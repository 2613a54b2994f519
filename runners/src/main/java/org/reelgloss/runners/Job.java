package org.reelgloss.runners;

import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * What a launcher is to run.
 *
 * @param root the output; one job at a time writes to it
 * @param identity the same for two jobs if one can go on from the state of the other
 * @param unbounded whether new inputs go on coming
 * @param graph adds the graph to an empty pipeline
 */
record Job(OutputRoot root, String identity, boolean unbounded, Consumer<Pipeline> graph) {

  /** Returns the name that Flink shows. */
  String name() {
    return name(root);
  }

  /** Returns the name of all jobs of an output. */
  static String name(OutputRoot root) {
    return "reelgloss " + root;
  }
}
