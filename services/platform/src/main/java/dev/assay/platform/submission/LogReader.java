package dev.assay.platform.submission;

import dev.assay.platform.ui.Inert;
import dev.assay.platform.ui.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns what a smoke run writes into lines for one reader, each with the number of characters up to its end. A reader that
 * comes back names that number and goes on there: the log that is stored in the end has the same characters in the same
 * order as the pieces that came while it ran. Of one thread.
 */
final class LogReader {

    private static final int MOST_LINE_CHARACTERS = 8_000;

    private final String gradingId;
    private final ProgressRepository progress;
    private final Supplier<String> stored;
    private final StringBuilder open = new StringBuilder();
    private long attemptToken;
    private long skip;
    private long position;
    private int nextPiece;
    private LogLine.Stream stream = LogLine.Stream.OUT;
    private boolean ended;

    /**
     * Goes on after a position.
     *
     * @param stored the whole log, once the grading is over
     * @param after {@code try:characters} as in {@link Line#id}; anything else is the beginning
     */
    LogReader(String gradingId, ProgressRepository progress, Supplier<String> stored, String after) {
        this.gradingId = gradingId;
        this.progress = progress;
        this.stored = stored;
        this.attemptToken = -1;
        if (after.matches("[0-9]{1,9}:[0-9]{1,9}")) {
            int colon = after.indexOf(':');
            this.attemptToken = Long.parseLong(after.substring(0, colon));
            this.skip = Long.parseLong(after.substring(colon + 1));
        }
    }

    /**
     * One line.
     *
     * @param id names the place after it
     */
    record Line(String id, LogLine line) {}

    /** Whether nothing more will come. */
    boolean isEnded() {
        return ended;
    }

    /** What came since it was last asked. */
    List<Line> next() {
        List<Line> lines = new ArrayList<>();
        ProgressRepository.Standing standing = progress.standing(gradingId);
        if (standing.attemptToken() != attemptToken) {
            startOver(standing.attemptToken(), lines);
        }
        if (standing.open()) {
            for (ProgressRepository.Piece piece : progress.pieces(gradingId, attemptToken, nextPiece)) {
                nextPiece = piece.sequence() + 1;
                take(piece.stream(), piece.text(), lines);
            }
        } else {
            finish(lines);
        }
        return lines;
    }

    private void startOver(long newToken, List<Line> lines) {
        boolean again = attemptToken >= 0 && newToken > attemptToken && position + skip > 0;
        attemptToken = newToken;
        if (again) {
            skip = 0;
            lines.add(line(
                    LogLine.Stream.SYS, "Something on our side stopped the run. It starts again; this costs nothing."));
        }
        position = 0;
        nextPiece = 0;
        open.setLength(0);
    }

    /** Of the whole log only what was not passed on before. */
    private void finish(List<Line> lines) {
        skip = Math.max(skip, position);
        position = 0;
        open.setLength(0);
        stream = LogLine.Stream.OUT;
        take("OUTPUT", stored.get(), lines);
        if (!open.isEmpty()) {
            cut(lines);
        }
        ended = true;
    }

    private void take(String from, String text, List<Line> lines) {
        LogLine.Stream now = switch (from) {
            case "ERROR" -> LogLine.Stream.ERR;
            case "CUT" -> LogLine.Stream.SYS;
            default -> LogLine.Stream.OUT;
        };
        if (now != stream && !open.isEmpty()) {
            cut(lines);
        }
        stream = now;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                position++;
                cut(lines);
            } else {
                open.append(character);
                position++;
                if (open.length() >= MOST_LINE_CHARACTERS) {
                    cut(lines);
                }
            }
        }
    }

    private void cut(List<Line> lines) {
        if (position > skip) {
            lines.add(line(stream, open.toString()));
        }
        open.setLength(0);
    }

    private Line line(LogLine.Stream from, String text) {
        return new Line(attemptToken + ":" + position, new LogLine(from, Inert.text(text)));
    }
}
