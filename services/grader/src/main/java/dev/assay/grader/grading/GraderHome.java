package dev.assay.grader.grading;

import dev.assay.grader.receipt.PrivateFiles;
import dev.assay.grader.receipt.ReceiptKey;
import dev.assay.pack.hidden.PrepareSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder with everything that only the grader may read: the installation secret, the receipt key and the prepared
 * packs with their hidden data.
 *
 * <p>Immutable and thread-safe; several processes may share one.
 */
public final class GraderHome {
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final byte[] secret;
    private final ReceiptKey receiptKey;

    private GraderHome(Path root, byte[] secret, ReceiptKey receiptKey) {
        this.root = root;
        this.secret = secret;
        this.receiptKey = receiptKey;
    }

    /**
     * Opens the home, making it on first use.
     *
     * @throws UncheckedIOException when the folder cannot be used
     */
    public static GraderHome at(Path root) {
        try {
            Path home = PrivateFiles.createFolder(root.toAbsolutePath().normalize());
            Path file = home.resolve("secret");
            if (!Files.exists(file)) {
                byte[] drawn = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(drawn);
                PrivateFiles.createOnce(home, "secret", HexFormat.of().formatHex(drawn));
            }
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            return new GraderHome(home, secret, ReceiptKey.in(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs what this installation graded. */
    public ReceiptKey receiptKey() {
        return receiptKey;
    }

    /** Prepared packs, one folder each. */
    Path prepared() throws IOException {
        return PrivateFiles.createFolder(root.resolve("prepared"));
    }

    /** What packs' own baselines predict for hidden rows, one file each. */
    Path baselines() throws IOException {
        return PrivateFiles.createFolder(root.resolve("baselines"));
    }

    /** Scratch folders of running processes. */
    Path work() throws IOException {
        return PrivateFiles.createFolder(root.resolve("work"));
    }

    /**
     * Keeps what a pack's scorer wrote when it failed, in place of what it wrote the time before. It may hold labels,
     * so it lies here and goes nowhere else.
     *
     * @param name of the pack's version and metric
     */
    Path keepScorerLog(String name, String log) throws IOException {
        return PrivateFiles.replace(PrivateFiles.createFolder(root.resolve("scorer-logs")), name + ".log", log);
    }

    /** Where it lies. */
    public Path root() {
        return root;
    }

    /** What drives a pack version's hidden split here, in hex. */
    String packSecret(String packId, String version) {
        return PrepareSecret.derive(secret, packId, version);
    }

    /** Names the secret without telling it. */
    String secretName() {
        return PrepareSecret.derive(secret, "", "");
    }
}
