package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignature;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * A savepoint finds what belongs to a step by the step's name. A name that changes here makes the
 * savepoints of all versions before unreadable, which the list of changes then has to say.
 */
class StepNamesTest {
  /** What Beam puts around a source that is not yet a splittable function; Flink runs it bare. */
  private static final String AS_SPLITTABLE =
      "/ParDo(UnboundedSourceAsSDFWrapper)/ParMultiDo(UnboundedSourceAsSDFWrapper)";

  @TempDir private Path folder;

  @Test
  void stepsOfAWatchingRunThatRememberSomethingKeepTheirNames() throws IOException {
    CurationOptions options =
        CurationOptions.builder()
            .setInput(new VideoListing.Request(folder.toString(), true, 0))
            .setOutput(OutputRoot.of(folder.resolve("out").toString()))
            .setPoll(Duration.ofSeconds(10))
            .setNotifications(Notifications.parse("kafka://127.0.0.1:9092/uploads"))
            .build();
    Pipeline pipeline = Pipeline.create();
    CurationPipeline.build(pipeline, options, Models.of(options));

    assertThat(
        String.join("\n", remembering(pipeline)) + "\n",
        is(
            """
            MatchVideos/Notifications/Read kafka://127.0.0.1:9092/uploads/KafkaIO.Read.ReadFromKafkaViaUnbounded/Read(KafkaUnboundedSource)
            MatchVideos/Seed
            MatchVideos/Watch/ParMultiDo(Watch)
            MatchVideos/Once/Deduplicate.KeyedValues/ParDo(Deduplicate)/ParMultiDo(Deduplicate)
            MatchVideos/Spread/Reshuffle/GroupByKey
            SplitVideos/Scan
            SplitVideos/Assemble
            SplitVideos/ScanAgain
            WriteFailures/Publish/Batch/ParDo(GroupIntoBatches)/ParMultiDo(GroupIntoBatches)
            MarkDuplicates/Mark/ParMultiDo(Mark)
            ExportClips/Spread/Reshuffle/GroupByKey
            WriteDataset/Gather/ParMultiDo(Gather)
            WriteDataset/Publish/Batch/ParDo(GroupIntoBatches)/ParMultiDo(GroupIntoBatches)
            """));
  }

  private static List<String> remembering(Pipeline pipeline) {
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (remembers(node.getTransform())) {
              names.add(node.getFullName().replace(AS_SPLITTABLE, ""));
            }
          }
        });
    return names;
  }

  private static boolean remembers(PTransform<?, ?> step) {
    if (step instanceof ParDo.MultiOutput<?, ?> parDo) {
      DoFnSignature signature = DoFnSignatures.getSignature(parDo.getFn().getClass());
      return signature.usesState()
          || signature.usesTimers()
          || signature.processElement().isSplittable();
    }
    return step instanceof Read.Unbounded || step instanceof GroupByKey;
  }
}
