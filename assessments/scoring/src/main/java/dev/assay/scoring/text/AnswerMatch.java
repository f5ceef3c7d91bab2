package dev.assay.scoring.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Answers compared after case, punctuation and articles are dropped. Source: Rajpurkar et al. 2016, SQuAD. */
final class AnswerMatch {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    /** The word boundary of the reference's language: letters, digits and the underscore make words. */
    private static final Pattern ARTICLE = Pattern.compile("(?<![\\p{L}\\p{N}_])(a|an|the)(?![\\p{L}\\p{N}_])");

    private AnswerMatch() {}

    private static List<String> words(String answer) {
        String plain = PUNCTUATION.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
        return Words.of(ARTICLE.matcher(plain).replaceAll(" "));
    }

    /** Whether the words are the same, 1 or 0. */
    static double exact(String given, String expected) {
        return words(given).equals(words(expected)) ? 1 : 0;
    }

    /** The harmonic mean of the shares of common words; 0 without any. */
    static double f1(String given, String expected) {
        List<String> givenWords = words(given);
        List<String> expectedWords = words(expected);
        double common = NgramCounts.ofTokens(givenWords, 1).matches(NgramCounts.ofTokens(expectedWords, 1));
        return common == 0 ? 0 : 2 * common / (givenWords.size() + expectedWords.size());
    }
}
