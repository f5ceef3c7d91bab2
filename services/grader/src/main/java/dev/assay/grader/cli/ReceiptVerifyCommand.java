package dev.assay.grader.cli;

import dev.assay.grader.receipt.ReceiptKey;
import dev.assay.grader.receipt.Receipts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether a receipt is genuine and consistent. */
@Command(
        name = "verify",
        description = {
            "Checks a receipt: its signature, its digests, and whether verdict, points, gates and intervals fit together.",
            "",
            "FILE is a receipt or a whole report of 'assay grade --json'. Exit code 0: nothing is wrong; 1: something is."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay receipt verify report.json",
            "  assay receipt verify --key receipt-key.pub.pem receipt.json   # graded elsewhere"
        })
final class ReceiptVerifyCommand implements Callable<Integer> {
    private static final long LARGEST = 16L * 1024 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Public key of the installation that graded. Default: the key of this one.")
    private @Nullable Path key;

    @Parameters(paramLabel = "FILE", description = "Receipt or report, JSON.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() throws IOException {
        List<String> problems = Receipts.verify(document(), trusted());
        if (problems.isEmpty()) {
            spec.commandLine().getOut().println("The receipt is genuine and consistent.");
            return ExitCode.SCORED.code();
        }
        spec.commandLine().getOut().println("The receipt is not to be relied on:");
        problems.forEach(problem -> spec.commandLine().getOut().println("  - " + problem));
        return ExitCode.CANDIDATE.code();
    }

    private JsonNode document() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailure(ExitCode.CANDIDATE, file + " is too large for a receipt");
            }
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " does not exist");
        } catch (JacksonException e) {
            throw new CommandFailure(ExitCode.CANDIDATE, file + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private PublicKey trusted() throws IOException {
        Path pem = key == null ? home.path().resolve(ReceiptKey.PUBLIC_FILE) : key;
        try {
            return ReceiptKey.publicKey(Files.readString(pem));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "there is no public key at " + pem + "; give the key of the installation that graded with --key");
        } catch (GeneralSecurityException e) {
            throw new CommandFailure(ExitCode.USAGE, pem + " is no Ed25519 public key: " + e.getMessage());
        }
    }
}
