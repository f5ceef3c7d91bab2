package dev.assay.scoring.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Levenshtein distance, and the error rates built on it. */
final class EditDistance {
    private EditDistance() {}

    /** One segment's sums: edits between words, and words of the reference. */
    static double[] ofWords(String hypothesis, String reference) {
        Map<String, Integer> codes = new HashMap<>();
        int[] expected = coded(Words.of(reference), codes);
        return new double[] {between(coded(Words.of(hypothesis), codes), expected), expected.length};
    }

    private static int[] coded(List<String> words, Map<String, Integer> codes) {
        return words.stream()
                .mapToInt(word -> codes.computeIfAbsent(word, unknown -> codes.size()))
                .toArray();
    }

    /** One segment's sums: edits between code points, and code points of the reference. */
    static double[] ofCharacters(String hypothesis, String reference) {
        int[] expected = reference.codePoints().toArray();
        return new double[] {between(hypothesis.codePoints().toArray(), expected), expected.length};
    }

    /** Fewest insertions, deletions and substitutions that turn one into the other. */
    static int between(int[] first, int[] second) {
        int[] costs = new int[second.length + 1];
        Arrays.setAll(costs, column -> column);
        for (int row = 1; row <= first.length; row++) {
            int diagonal = costs[0];
            costs[0] = row;
            for (int column = 1; column <= second.length; column++) {
                int substitution = diagonal + (first[row - 1] == second[column - 1] ? 0 : 1);
                diagonal = costs[column];
                costs[column] = Math.min(substitution, Math.min(diagonal, costs[column - 1]) + 1);
            }
        }
        return costs[second.length];
    }
}
