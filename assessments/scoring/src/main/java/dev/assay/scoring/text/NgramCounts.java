package dev.assay.scoring.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each run of n tokens or characters occurs. */
final class NgramCounts {
    private final Map<String, Integer> counts = new HashMap<>();

    /** Runs of tokens, none of which contains a space. */
    static NgramCounts ofTokens(List<String> tokens, int order) {
        NgramCounts ngrams = new NgramCounts();
        for (int from = 0; from + order <= tokens.size(); from++) {
            ngrams.counts.merge(String.join(" ", tokens.subList(from, from + order)), 1, Integer::sum);
        }
        return ngrams;
    }

    /** Runs of code points. */
    static NgramCounts ofCharacters(int[] characters, int order) {
        NgramCounts ngrams = new NgramCounts();
        for (int from = 0; from + order <= characters.length; from++) {
            ngrams.counts.merge(new String(characters, from, order), 1, Integer::sum);
        }
        return ngrams;
    }

    /** Takes the larger count of each run. */
    void mergeLargest(NgramCounts others) {
        others.counts.forEach((ngram, count) -> counts.merge(ngram, count, Math::max));
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The runs common to both, each as often as in the one that has fewer. */
    int matches(NgramCounts others) {
        int matches = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            matches += Math.min(entry.getValue(), others.counts.getOrDefault(entry.getKey(), 0));
        }
        return matches;
    }
}
