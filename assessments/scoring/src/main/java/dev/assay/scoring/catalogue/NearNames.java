package dev.assay.scoring.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that somebody may have meant who wrote another. */
final class NearNames {
    private static final int MOST = 5;
    private static final int LONGEST = 64;

    private NearNames() {}

    /** The nearest names, the nearest first; those of which it is a word count as near. */
    static List<String> of(String written, Collection<String> names) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return List.of();
        }
        int limit = Math.max(1, written.length() / 3);
        return names.stream()
                .filter(name -> isWordOf(written, name) || distance(written, name) <= limit)
                .sorted(Comparator.comparingInt((String name) -> distance(written, name)))
                .limit(MOST)
                .toList();
    }

    private static boolean isWordOf(String written, String name) {
        return "_%s_".formatted(name).contains("_%s_".formatted(written));
    }

    /**
     * How many characters must be put in, left out, replaced or swapped with the next one: optimal string alignment,
     * Damerau 1964, Communications of the ACM 7(3).
     */
    static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0
                        ? row + column
                        : Math.min(
                                Math.min(steps[row - 1][column], steps[row][column - 1]) + 1,
                                steps[row - 1][column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1));
                if (isSwap(from, row, to, column)) {
                    steps[row][column] = Math.min(steps[row][column], steps[row - 2][column - 2] + 1);
                }
            }
        }
        return steps[from.length()][to.length()];
    }

    private static boolean isSwap(String from, int row, String to, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
