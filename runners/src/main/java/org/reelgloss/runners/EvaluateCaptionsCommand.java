package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.TokenEncoder;
import org.reelgloss.pipeline.evaluation.captions.CaptionEvaluation;
import org.reelgloss.pipeline.evaluation.captions.CaptionReport;
import org.reelgloss.pipeline.evaluation.captions.CaptionSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reelgloss evaluate captions}: measures captions against what people wrote. */
@Command(
    mixinStandardHelpOptions = true,
    name = "captions",
    description = {
      "Measure captions against what people wrote of the same images or videos:",
      "BLEU-1 to BLEU-4, ROUGE-L, CIDEr-D, METEOR and SPICE with their jars, BERTScore with a"
          + " model.",
      "Both files are JSON: {\"ID\": \"caption\"} or {\"ID\": [\"caption\", ...]}, or",
      "[{\"video\": \"ID\", \"caption\": ...}]; the same ids must be in both."
    })
final class EvaluateCaptionsCommand implements Callable<Integer> {
  @Option(
      names = "--references",
      required = true,
      paramLabel = "FILE",
      description = "What people wrote: at least one caption for each id.")
  private Path references = Path.of("");

  @Option(
      names = "--candidates",
      required = true,
      paramLabel = "FILE",
      description = "The captions to be measured: one for each id.")
  private Path candidates = Path.of("");

  @Option(
      names = "--meteor",
      paramLabel = "JAR",
      description = "Also METEOR, by meteor-1.5.jar with its data beside it.")
  private @Nullable Path meteor;

  @Option(
      names = "--spice",
      paramLabel = "JAR",
      description = "Also SPICE, by spice-1.0.jar with its libraries beside it.")
  private @Nullable Path spice;

  @Option(
      names = "--bert",
      paramLabel = "BUNDLE",
      description = "Also BERTScore's F1, by a folder with an encoder of text as ONNX.")
  private @Nullable Path bert;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    CaptionEvaluation evaluation = CaptionEvaluation.plain();
    if (meteor != null) {
      evaluation = evaluation.withMeteor(meteor);
    }
    if (spice != null) {
      evaluation = evaluation.withSpice(spice);
    }
    CaptionReport report = measure(evaluation, CaptionSet.read(references, candidates));
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private CaptionReport measure(CaptionEvaluation evaluation, CaptionSet captions)
      throws Exception {
    if (bert == null) {
      return evaluation.of(captions);
    }
    try (TokenEncoder encoder = TokenEncoder.load(ModelBundle.open(bert), Devices.CPU)) {
      return evaluation.withBert(encoder).of(captions);
    }
  }
}
