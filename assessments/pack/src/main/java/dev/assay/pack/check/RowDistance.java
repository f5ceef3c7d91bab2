package dev.assay.pack.check;

import dev.assay.pack.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How unlike a hidden row and a public row are: the mean over the columns they share of a distance from 0 to 1. Numbers:
 * the difference in standard deviations of the public column, at most 1. Texts: 1 less the share of words in common
 * (Jaccard). All else: 0 when equal, else 1.
 */
final class RowDistance {

    private static final int TEXT_WORDS = 4;

    private final List<Column> columns = new ArrayList<>();

    /** One column on both sides. */
    private interface Column {
        double between(int hiddenRow, int publicRow);
    }

    RowDistance(Table hidden, Table known, List<String> shared) {
        for (var name : shared) {
            columns.add(column(hidden.column(name), known.column(name)));
        }
    }

    double between(int hiddenRow, int publicRow) {
        double sum = 0;
        for (var column : columns) {
            sum += column.between(hiddenRow, publicRow);
        }
        return sum / columns.size();
    }

    private static Column column(List<String> hidden, List<String> known) {
        var hiddenNumbers = Numbers.of(hidden);
        var knownNumbers = Numbers.of(known);
        if (hiddenNumbers.isPresent() && knownNumbers.isPresent()) {
            return numbers(hiddenNumbers.get(), knownNumbers.get());
        }
        Map<String, Integer> dictionary = new HashMap<>();
        if (wordy(known)) {
            int[][] hiddenWords = words(hidden, dictionary);
            int[][] knownWords = words(known, dictionary);
            return (left, right) -> 1 - jaccard(hiddenWords[left], knownWords[right]);
        }
        int[] hiddenCodes = codes(hidden, dictionary);
        int[] knownCodes = codes(known, dictionary);
        return (left, right) -> hiddenCodes[left] == knownCodes[right] ? 0 : 1;
    }

    private static Column numbers(double[] hidden, double[] known) {
        double mean = Arrays.stream(known).filter(Double::isFinite).average().orElse(0);
        double variance = Arrays.stream(known)
                .filter(Double::isFinite)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double spread = variance > 0 ? Math.sqrt(variance) : 1;
        return (left, right) -> {
            boolean bothMissing = Double.isNaN(hidden[left]) && Double.isNaN(known[right]);
            double difference = Math.abs(hidden[left] - known[right]) / spread;
            return bothMissing ? 0 : Double.isNaN(difference) ? 1 : Math.min(1, difference);
        };
    }

    private static boolean wordy(List<String> column) {
        return column.stream()
                        .limit(1_000)
                        .mapToInt(text -> text.split("\\s+").length)
                        .average()
                        .orElse(0)
                >= TEXT_WORDS;
    }

    private static int[] codes(List<String> column, Map<String, Integer> dictionary) {
        return column.stream()
                .mapToInt(text -> dictionary.computeIfAbsent(text, word -> dictionary.size()))
                .toArray();
    }

    /** The words of each text as ascending numbers. */
    private static int[][] words(List<String> column, Map<String, Integer> dictionary) {
        int[][] words = new int[column.size()][];
        for (int row = 0; row < words.length; row++) {
            var distinct = new HashSet<>(
                    List.of(column.get(row).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
            words[row] = distinct.stream()
                    .mapToInt(word -> {
                        dictionary.putIfAbsent(word, dictionary.size());
                        return dictionary.getOrDefault(word, 0);
                    })
                    .sorted()
                    .toArray();
        }
        return words;
    }

    private static double jaccard(int[] left, int[] right) {
        int common = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            if (left[i] == right[j]) {
                common++;
                i++;
                j++;
            } else if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        int union = left.length + right.length - common;
        return union == 0 ? 1 : (double) common / union;
    }
}
