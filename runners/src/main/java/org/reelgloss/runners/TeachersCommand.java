package org.reelgloss.runners;

import picocli.CommandLine.Command;

/** {@code reelgloss teachers}: helps to choose who captions the clips. */
@Command(
    mixinStandardHelpOptions = true,
    name = "teachers",
    description = "Choose teachers by what people said about their captions.",
    subcommands = TeachersChooseCommand.class)
final class TeachersCommand {}
