package org.reelgloss.runners;

import picocli.CommandLine.Command;

/** {@code reelgloss evaluate}: measures what a run made; each subcommand prints one report. */
@Command(
    mixinStandardHelpOptions = true,
    name = "evaluate",
    description = "Measure what a run made.",
    subcommands = {
      EvaluateCaptionsCommand.class,
      EvaluateSplitCommand.class,
      EvaluateStitchingCommand.class,
      EvaluateJudgementsCommand.class,
      EvaluateSelectionCommand.class,
      EvaluateRetrievalCommand.class
    })
final class EvaluateCommand {}
