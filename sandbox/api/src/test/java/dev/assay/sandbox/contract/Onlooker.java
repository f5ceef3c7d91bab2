package dev.assay.sandbox.contract;

import dev.assay.sandbox.OutputObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers when it was told what, and only as much of it as is small. */
final class Onlooker implements OutputObserver {
    private static final int MOST_REMEMBERED = 10_000;

    /** A piece, as text, and how long it took, where the text is the time at which it was written. */
    private record Piece(Stream stream, String text, long at) {}

    private final List<Piece> pieces = new ArrayList<>();
    private long bytes;
    private long bytesAfterTheRun;
    private int largest;
    private boolean returned;

    @Override
    public synchronized void wrote(Stream stream, byte[] piece) {
        bytes += piece.length;
        bytesAfterTheRun += returned ? piece.length : 0;
        largest = Math.max(largest, piece.length);
        if (bytes < MOST_REMEMBERED) {
            pieces.add(new Piece(stream, new String(piece, StandardCharsets.UTF_8), System.currentTimeMillis()));
        }
    }

    synchronized Onlooker anew() {
        returned = false;
        return this;
    }

    synchronized void runReturned() {
        returned = true;
    }

    /** Of every line that is a time, how much later it was seen. */
    synchronized List<Duration> delaysOf(Stream stream) {
        return pieces.stream()
                .filter(piece -> piece.stream() == stream && piece.text().matches("[0-9]+\n"))
                .map(piece -> Duration.ofMillis(
                        piece.at() - Long.parseLong(piece.text().strip())))
                .toList();
    }

    synchronized String text() {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long bytesAfterTheRun() {
        return bytesAfterTheRun;
    }

    synchronized int largest() {
        return largest;
    }
}
