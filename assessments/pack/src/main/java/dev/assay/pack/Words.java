package dev.assay.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Text of others inside our messages. */
public final class Words {

    private static final int SHOWN = 80;

    private Words() {}

    /**
     * Text that is safe to print: control, format and unpaired characters become {@code ?}, and what is longer than 80
     * characters is cut.
     */
    public static String shown(String text) {
        var shown = new StringBuilder();
        var points = text.codePoints().limit(SHOWN).iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            shown.appendCodePoint(printable(point) ? point : '?');
        }
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "..." : shown.toString();
    }

    /** Whether a character takes part in a line without breaking or reordering it. */
    public static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The known word that a mistyped one was most likely meant to be. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(word -> word));
    }

    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > SHOWN) {
            return Integer.MAX_VALUE;
        }
        var previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            var row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[right.length()];
    }
}
