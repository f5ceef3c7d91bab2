package dev.assay.scoring.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Overlap of a prediction with a target text. Source: Lin 2004, ROUGE.
 *
 * @param precision share of the prediction that is in the target
 * @param recall share of the target that is in the prediction
 */
record Rouge(double precision, double recall) {
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_UNSTEMMED = 3;

    private static Rouge of(double common, double predicted, double targeted) {
        return new Rouge(common / Math.max(1, predicted), common / Math.max(1, targeted));
    }

    /** The harmonic mean of both; 0 where both are. */
    double f() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** By common runs of words. */
    static Rouge ofNgrams(String target, String prediction, int order, boolean stemmed) {
        NgramCounts targeted = NgramCounts.ofTokens(tokens(target, stemmed), order);
        NgramCounts predicted = NgramCounts.ofTokens(tokens(prediction, stemmed), order);
        return of(predicted.matches(targeted), predicted.total(), targeted.total());
    }

    /** By the longest common subsequence of words. */
    static Rouge ofSubsequence(String target, String prediction, boolean stemmed) {
        List<String> targeted = tokens(target, stemmed);
        List<String> predicted = tokens(prediction, stemmed);
        int[] lengths = new int[predicted.size() + 1];
        for (String word : targeted) {
            int diagonal = 0;
            for (int column = 1; column < lengths.length; column++) {
                int above = lengths[column];
                lengths[column] =
                        predicted.get(column - 1).equals(word) ? diagonal + 1 : Math.max(above, lengths[column - 1]);
                diagonal = above;
            }
        }
        return of(lengths[predicted.size()], predicted.size(), targeted.size());
    }

    private static List<String> tokens(String text, boolean stemmed) {
        return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT)))
                .filter(token -> !token.isEmpty())
                .map(token -> stemmed && token.length() > LONGEST_UNSTEMMED ? PorterStemmer.stem(token) : token)
                .toList();
    }
}
