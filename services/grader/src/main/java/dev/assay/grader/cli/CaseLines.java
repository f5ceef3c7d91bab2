package dev.assay.grader.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a text file, packed by gzip or not, one at a time and none longer than memory bears. */
final class CaseLines {
    private static final int LONGEST = 1 << 24;
    private static final int GZIP = 0x1F8B;

    private final BufferedReader reader;
    private long number;

    /** The lines of a stream, which is not closed. */
    CaseLines(InputStream input) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(input, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        this.reader = new BufferedReader(new InputStreamReader(
                magic == GZIP ? new GZIPInputStream(buffered, 1 << 16) : buffered,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IOException also when the bytes are no gzip or no UTF-8
     * @throws IllegalArgumentException when it is too long
     */
    Optional<String> next() throws IOException {
        number++;
        StringBuilder line = new StringBuilder();
        for (int read = reader.read(); read != '\n'; read = reader.read()) {
            if (read < 0) {
                return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
            }
            if (line.length() == LONGEST) {
                throw new IllegalArgumentException("the line is longer than %d characters".formatted(LONGEST));
            }
            line.append((char) read);
        }
        return Optional.of(line.toString());
    }

    /** Number of the line last asked for, counted from 1. */
    long number() {
        return number;
    }
}
