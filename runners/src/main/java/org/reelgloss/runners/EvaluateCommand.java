package org.reelgloss.runners;

import picocli.CommandLine.Command;

/** {@code reelgloss evaluate}: measures what a run made; each subcommand prints one report. */
@Command(
    mixinStandardHelpOptions = true,
    name = "evaluate",
    description = "Measure what a run made.",
    subcommands = {EvaluateSplitCommand.class, EvaluateStitchingCommand.class})
final class EvaluateCommand {}
