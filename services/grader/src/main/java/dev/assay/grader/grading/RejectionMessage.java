package dev.assay.grader.grading;

import dev.assay.pack.Table;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a candidate may read of a scorer's reason to reject a submission. The scorer has seen the labels, so its words
 * are cut down: no digits, which could spell them; plain letters and marks; one line of bounded length; and nothing at
 * all when a word of the solution is among them.
 */
final class RejectionMessage {
    private static final int LONGEST = 200;
    private static final String MARKS = ".,;:!?'\"()/_-%";
    private static final String WITHHELD =
            "The scorer of this assessment rejected them; its words are withheld, because"
                    + " they could carry hidden data.";

    private RejectionMessage() {}

    /**
     * The message.
     *
     * @param said by the scorer
     * @param solution what it had seen
     */
    static String of(String said, Table solution) {
        String shown = plain(said);
        return shown.isEmpty() || quotes(said, shown, solution)
                ? WITHHELD
                : "The scorer of this assessment says: " + shown;
    }

    private static String plain(String said) {
        String letters = said.codePoints()
                .limit(10 * LONGEST)
                .filter(point -> !isDigit(point))
                .map(point -> Character.isLetter(point) || MARKS.indexOf(point) >= 0 ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" +", " ");
        return letters.codePoints()
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Of any script, superscripts, fractions and Roman numerals with them. */
    private static boolean isDigit(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Whether a value of the solution that has a letter in it occurs as a word, as written or as shown. */
    private static boolean quotes(String said, String shown, Table solution) {
        String written = said.toLowerCase(Locale.ROOT);
        String visible = shown.toLowerCase(Locale.ROOT);
        Set<String> values = new HashSet<>();
        solution.header().forEach(column -> values.addAll(solution.column(column)));
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.codePoints().anyMatch(Character::isLetter))
                .anyMatch(value -> hasWord(written, value) || hasWord(visible, plain(value)));
    }

    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
