package dev.assay.scoring.text;

import java.util.ArrayList;
import java.util.List;

/**
 * chrF, the F score of the means of character n-gram precisions and recalls, and chrF++, which takes in word n-grams.
 * Orders that hypothesis or reference are too short for do not count. Sources: Popović 2015 and 2017.
 *
 * @param characterOrder longest character n-gram
 * @param wordOrder longest word n-gram; 0: none
 * @param beta how many times as much recall counts as precision
 */
record Chrf(int characterOrder, int wordOrder, double beta) {
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int PARTS = 3;

    /** One segment's sums, a triple of n-grams given, expected and matched for each order, by its best reference. */
    double[] ofSegment(String hypothesis, List<String> references) {
        List<NgramCounts> given = ngrams(hypothesis);
        double[] best = {};
        double bestScore = -1;
        for (String reference : references) {
            double[] sums = sums(given, ngrams(reference));
            double score = score(sums);
            if (score > bestScore) {
                bestScore = score;
                best = sums;
            }
        }
        return best;
    }

    private static double[] sums(List<NgramCounts> given, List<NgramCounts> expected) {
        double[] sums = new double[PARTS * given.size()];
        for (int order = 0; order < given.size(); order++) {
            int total = expected.get(order).total();
            sums[PARTS * order] = total == 0 ? 0 : given.get(order).total();
            sums[PARTS * order + 1] = total;
            sums[PARTS * order + 2] = given.get(order).matches(expected.get(order));
        }
        return sums;
    }

    private List<NgramCounts> ngrams(String text) {
        List<NgramCounts> ngrams = new ArrayList<>();
        int[] characters = String.join("", Words.of(text)).codePoints().toArray();
        for (int order = 1; order <= characterOrder; order++) {
            ngrams.add(NgramCounts.ofCharacters(characters, order));
        }
        List<String> words = wordOrder == 0 ? List.of() : withoutPunctuation(text);
        for (int order = 1; order <= wordOrder; order++) {
            ngrams.add(NgramCounts.ofTokens(words, order));
        }
        return ngrams;
    }

    /** Parts one mark of punctuation from the end of each word or, if there is none, from its beginning. */
    private static List<String> withoutPunctuation(String text) {
        List<String> parts = new ArrayList<>();
        for (String word : Words.of(text)) {
            int last = word.length() - 1;
            if (last > 0 && PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
                parts.add(word.substring(0, last));
                parts.add(word.substring(last));
            } else if (last > 0 && PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
                parts.add(word.substring(0, 1));
                parts.add(word.substring(1));
            } else {
                parts.add(word);
            }
        }
        return parts;
    }

    /** The score from 0 to 100. */
    double score(double[] sums) {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int part = 0; part < sums.length; part += PARTS) {
            if (sums[part] > 0 && sums[part + 1] > 0) {
                precision += sums[part + 2] / sums[part];
                recall += sums[part + 2] / sums[part + 1];
                orders++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        double factor = beta * beta;
        return 100 * ((1 + factor) * precision * recall / (factor * precision + recall));
    }
}
