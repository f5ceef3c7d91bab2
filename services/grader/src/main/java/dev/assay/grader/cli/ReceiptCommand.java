package dev.assay.grader.cli;

import picocli.CommandLine.Command;

/** Groups what is done with receipts. */
@Command(
        name = "receipt",
        description = "Checks signed score receipts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ReceiptVerifyCommand.class)
final class ReceiptCommand {}
