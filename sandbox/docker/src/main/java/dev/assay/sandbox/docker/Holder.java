package dev.assay.sandbox.docker;

import dev.assay.sandbox.RunOutcome.CollectedOutput;
import dev.assay.sandbox.RunOutcome.InvalidOutput.Defect;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Talks to the shell in the holder container over its standard input and output. It answers before the candidate starts
 * and after all the candidate's processes are dead, so nothing it looks at can change under it.
 */
final class Holder implements AutoCloseable {
    /** Where the holder sees the code volume: writable for everybody in the image, and the engine copies that mode. */
    static final String CODE_FOLDER = "/var/tmp";

    static final List<String> COMMAND = List.of("/bin/sh", "-c", """
            while read -r verb size name; do
              case $verb in
                fill) if head -c "$size" | tar -x -C /var/tmp 2>/dev/null; then echo done; else echo failed; fi ;;
                space) stat -f -c '%a %d' /out /tmp /dev/shm 2>&1 | tr '\\n' ' '; echo ;;
                take) f=/out/$name
                  if [ -L "$f" ]; then echo irregular
                  elif [ ! -e "$f" ]; then echo missing
                  elif [ ! -f "$f" ]; then echo irregular
                  else
                    chmod 0600 "$f" 2>/dev/null
                    n=$(stat -c %s "$f")
                    if [ "$n" -gt "$size" ]; then echo large; else echo "regular $n"; cat "$f"; fi
                  fi ;;
              esac
            done""");

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration TRANSFER = Duration.ofMinutes(5);
    private static final int LONGEST_LINE = 200;

    private final Feed feed;
    private final Attachment attachment;
    private final Feed answers;

    private Holder(Feed feed, Attachment attachment, Feed answers) {
        this.feed = feed;
        this.attachment = attachment;
        this.answers = answers;
    }

    /** To be called before the container starts, or its first words are lost. */
    static Holder attach(Engine engine, String container) {
        Feed feed = new Feed();
        Feed answers = new Feed();
        Attachment attachment = new Attachment(answers.sink());
        engine.attach(container, feed, attachment);
        return new Holder(feed, attachment, answers);
    }

    /** Unpacks the tar into the code volume. */
    void fill(TarFile tar) {
        String answer = Deadline.within(TRANSFER, "take the code", () -> {
            OutputStream sink = feed.sink();
            command(sink, "fill " + tar.bytes());
            tar.writeTo(sink);
            return line();
        });
        if (!answer.equals("done")) {
            throw new EngineException("the code could not be unpacked (is the engine's disk full?)");
        }
    }

    /** Whether {@code /out}, {@code /tmp} or {@code /dev/shm} has no room left, in bytes or in files. */
    boolean full() {
        String answer = Deadline.within(ANSWER, "measure the free space", () -> {
            command(feed.sink(), "space");
            return line();
        });
        return anyZero(answer);
    }

    static boolean anyZero(String answer) {
        String[] counts = answer.strip().split(" ");
        if (counts.length != 6) {
            throw new EngineException("the free space could not be measured: " + answer);
        }
        return List.of(counts).stream().mapToLong(Long::parseLong).anyMatch(count -> count == 0);
    }

    /** What became of an expected output. */
    sealed interface Taken {
        record Output(CollectedOutput output) implements Taken {}

        record Refused(Defect defect) implements Taken {}

        record TooLarge() implements Taken {}
    }

    /** Copies one file from {@code /out} into the folder, which must not have it yet. */
    Taken take(String name, long maxBytes, Path folder) {
        return Deadline.within(TRANSFER, "read the output back", () -> {
            command(feed.sink(), "take " + maxBytes + " " + name);
            String answer = line();
            return switch (answer) {
                case "missing" -> new Taken.Refused(Defect.MISSING);
                case "irregular" -> new Taken.Refused(Defect.NOT_A_REGULAR_FILE);
                case "large" -> new Taken.TooLarge();
                case "regular 0" -> new Taken.Refused(Defect.EMPTY);
                default -> new Taken.Output(copy(name, size(answer, maxBytes), folder.resolve(name)));
            };
        });
    }

    private static long size(String answer, long maxBytes) throws IOException {
        String prefix = "regular ";
        long size = answer.startsWith(prefix) ? Long.parseLong(answer.substring(prefix.length())) : -1;
        if (size < 0 || size > maxBytes) {
            throw new IOException("unexpected answer: " + answer);
        }
        return size;
    }

    private CollectedOutput copy(String name, long size, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), digest)) {
            byte[] buffer = new byte[64 * 1024];
            for (long left = size; left > 0; ) {
                int read = answers.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the holder hung up");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        return new CollectedOutput(name, target, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static void command(OutputStream sink, String command) throws IOException {
        sink.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0 || line.size() == LONGEST_LINE) {
                throw new EOFException("the holder hung up");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        feed.close();
        answers.close();
        attachment.close();
    }
}
