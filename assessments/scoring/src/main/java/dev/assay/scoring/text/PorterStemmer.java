package dev.assay.scoring.text;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The Porter stemmer for English with the extensions of NLTK, which ROUGE implementations use. In each step the first rule
 * whose suffix fits decides, whether or not its condition holds. Source: Porter 1980, Program 14.
 */
final class PorterStemmer {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("sky", "sky"),
            Map.entry("skies", "sky"),
            Map.entry("dying", "die"),
            Map.entry("lying", "lie"),
            Map.entry("tying", "tie"),
            Map.entry("news", "news"),
            Map.entry("innings", "inning"),
            Map.entry("inning", "inning"),
            Map.entry("outings", "outing"),
            Map.entry("outing", "outing"),
            Map.entry("cannings", "canning"),
            Map.entry("canning", "canning"),
            Map.entry("howe", "howe"),
            Map.entry("proceed", "proceed"),
            Map.entry("exceed", "exceed"),
            Map.entry("succeed", "succeed"));

    private static final List<Rule> PLURALS = List.of(
            new Rule("sses", "ss", _ -> true),
            new Rule("ies", "i", _ -> true),
            new Rule("ss", "ss", _ -> true),
            new Rule("s", "", _ -> true));

    private static final List<Rule> DOUBLE_SUFFIXES = List.of(
            new Rule("ational", "ate", PorterStemmer::isLong),
            new Rule("tional", "tion", PorterStemmer::isLong),
            new Rule("enci", "ence", PorterStemmer::isLong),
            new Rule("anci", "ance", PorterStemmer::isLong),
            new Rule("izer", "ize", PorterStemmer::isLong),
            new Rule("bli", "ble", PorterStemmer::isLong),
            new Rule("alli", "al", PorterStemmer::isLong),
            new Rule("entli", "ent", PorterStemmer::isLong),
            new Rule("eli", "e", PorterStemmer::isLong),
            new Rule("ousli", "ous", PorterStemmer::isLong),
            new Rule("ization", "ize", PorterStemmer::isLong),
            new Rule("ation", "ate", PorterStemmer::isLong),
            new Rule("ator", "ate", PorterStemmer::isLong),
            new Rule("alism", "al", PorterStemmer::isLong),
            new Rule("iveness", "ive", PorterStemmer::isLong),
            new Rule("fulness", "ful", PorterStemmer::isLong),
            new Rule("ousness", "ous", PorterStemmer::isLong),
            new Rule("aliti", "al", PorterStemmer::isLong),
            new Rule("iviti", "ive", PorterStemmer::isLong),
            new Rule("biliti", "ble", PorterStemmer::isLong),
            new Rule("fulli", "ful", PorterStemmer::isLong),
            // The measure is that of what is left of "ogi", which counts the l.
            new Rule("logi", "log", stem -> measure(stem + "l") > 0));

    private static final List<Rule> SUFFIXES = List.of(
            new Rule("icate", "ic", PorterStemmer::isLong),
            new Rule("ative", "", PorterStemmer::isLong),
            new Rule("alize", "al", PorterStemmer::isLong),
            new Rule("iciti", "ic", PorterStemmer::isLong),
            new Rule("ical", "ic", PorterStemmer::isLong),
            new Rule("ful", "", PorterStemmer::isLong),
            new Rule("ness", "", PorterStemmer::isLong));

    private static final List<Rule> ENDINGS = List.of(
            new Rule("al", "", PorterStemmer::isLonger),
            new Rule("ance", "", PorterStemmer::isLonger),
            new Rule("ence", "", PorterStemmer::isLonger),
            new Rule("er", "", PorterStemmer::isLonger),
            new Rule("ic", "", PorterStemmer::isLonger),
            new Rule("able", "", PorterStemmer::isLonger),
            new Rule("ible", "", PorterStemmer::isLonger),
            new Rule("ant", "", PorterStemmer::isLonger),
            new Rule("ement", "", PorterStemmer::isLonger),
            new Rule("ment", "", PorterStemmer::isLonger),
            new Rule("ent", "", PorterStemmer::isLonger),
            new Rule("ion", "", stem -> isLonger(stem) && (stem.endsWith("s") || stem.endsWith("t"))),
            new Rule("ou", "", PorterStemmer::isLonger),
            new Rule("ism", "", PorterStemmer::isLonger),
            new Rule("ate", "", PorterStemmer::isLonger),
            new Rule("iti", "", PorterStemmer::isLonger),
            new Rule("ous", "", PorterStemmer::isLonger),
            new Rule("ive", "", PorterStemmer::isLonger),
            new Rule("ize", "", PorterStemmer::isLonger));

    private PorterStemmer() {}

    /** The stem of a word of small letters and digits. */
    static String stem(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() < 3) {
            return word;
        }
        String stem = applied(DOUBLE_SUFFIXES, withoutAlli(withoutY(withoutTense(withoutPlural(word)))));
        return withoutDoubleL(withoutE(applied(ENDINGS, applied(SUFFIXES, stem))));
    }

    private static String withoutPlural(String word) {
        return word.endsWith("ies") && word.length() == 4 ? cut(word, 1) : applied(PLURALS, word);
    }

    private static String withoutTense(String word) {
        if (word.endsWith("ied")) {
            return cut(word, word.length() == 4 ? 1 : 2);
        }
        if (word.endsWith("eed")) {
            return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
        }
        if (word.endsWith("ed") && containsVowel(cut(word, 2))) {
            return mended(cut(word, 2));
        }
        return word.endsWith("ing") && containsVowel(cut(word, 3)) ? mended(cut(word, 3)) : word;
    }

    /** Puts back what an ending took away: an e, or one of two consonants. */
    private static String mended(String stem) {
        if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
            return stem + "e";
        }
        int last = stem.length() - 1;
        if (last > 0 && stem.charAt(last) == stem.charAt(last - 1) && isConsonant(stem, last)) {
            return "lsz".indexOf(stem.charAt(last)) < 0 ? cut(stem, 1) : stem;
        }
        return measure(stem) == 1 && endsInShortSyllable(stem) ? stem + "e" : stem;
    }

    private static String withoutY(String word) {
        int last = word.length() - 1;
        return word.endsWith("y") && last > 1 && isConsonant(word, last - 1) ? cut(word, 1) + "i" : word;
    }

    /** Radicalli becomes radical before the other double suffixes are looked for, as often as it takes. */
    private static String withoutAlli(String word) {
        return word.endsWith("alli") && measure(cut(word, 4)) > 0 ? withoutAlli(cut(word, 2)) : word;
    }

    private static String withoutE(String word) {
        if (!word.endsWith("e")) {
            return word;
        }
        String stem = cut(word, 1);
        int measure = measure(stem);
        return measure > 1 || (measure == 1 && !endsInShortSyllable(stem)) ? stem : word;
    }

    private static String withoutDoubleL(String word) {
        return word.endsWith("ll") && measure(cut(word, 1)) > 1 ? cut(word, 1) : word;
    }

    private static String cut(String word, int count) {
        return word.substring(0, word.length() - count);
    }

    private static String applied(List<Rule> rules, String word) {
        for (Rule rule : rules) {
            if (word.endsWith(rule.suffix())) {
                String stem = cut(word, rule.suffix().length());
                return rule.condition().test(stem) ? stem + rule.replacement() : word;
            }
        }
        return word;
    }

    private static boolean isLong(String stem) {
        return measure(stem) > 0;
    }

    private static boolean isLonger(String stem) {
        return measure(stem) > 1;
    }

    /** How often a vowel is followed by a consonant. */
    private static int measure(String stem) {
        int measure = 0;
        boolean afterVowel = false;
        boolean consonant = false;
        for (int index = 0; index < stem.length(); index++) {
            consonant = isConsonant(stem.charAt(index), index > 0 && consonant);
            measure += afterVowel && consonant ? 1 : 0;
            afterVowel = !consonant;
        }
        return measure;
    }

    private static boolean containsVowel(String stem) {
        for (int index = 0; index < stem.length(); index++) {
            if (!isConsonant(stem, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConsonant(String word, int at) {
        boolean consonant = false;
        for (int index = word.charAt(at) == 'y' ? 0 : at; index <= at; index++) {
            consonant = isConsonant(word.charAt(index), consonant);
        }
        return consonant;
    }

    /** An y is a vowel after a consonant only. */
    private static boolean isConsonant(char letter, boolean afterConsonant) {
        return letter == 'y' ? !afterConsonant : "aeiou".indexOf(letter) < 0;
    }

    /** Consonant, vowel, consonant other than w, x and y; or just a vowel and a consonant. */
    private static boolean endsInShortSyllable(String word) {
        int last = word.length() - 1;
        if (last == 1) {
            return !isConsonant(word, 0) && isConsonant(word, 1);
        }
        return last > 1
                && isConsonant(word, last - 2)
                && !isConsonant(word, last - 1)
                && isConsonant(word, last)
                && "wxy".indexOf(word.charAt(last)) < 0;
    }

    /**
     * Replaces a suffix.
     *
     * @param condition what must hold of the stem before it
     */
    private record Rule(String suffix, String replacement, Predicate<String> condition) {}
}
