package dev.assay.platform.ui;

import java.util.List;
import java.util.Locale;

/**
 * One line of a log, as text that does nothing.
 *
 * @param stream where it came from
 * @param text without its line break, passed through {@link Inert}
 */
public record LogLine(Stream stream, String text) {

    /** The lines of a whole log, all of one stream. */
    public static List<LogLine> lines(String log) {
        return Inert.text(log)
                .lines()
                .map(line -> new LogLine(Stream.OUT, line))
                .toList();
    }

    /** Where a line came from. */
    public enum Stream {
        OUT,
        ERR,
        SYS;

        /** Class in the style sheet, and name of the event that carries such a line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
