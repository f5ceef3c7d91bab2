package dev.assay.grader.cli;

import picocli.CommandLine.Command;

/** Groups what is done with packs. */
@Command(
        name = "pack",
        description = "Checks and prepares packs: the folders that define assessments.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PackCheckCommand.class, PackPrepareCommand.class})
final class PackCommand {}
