package dev.assay.scoring.text;

import static dev.assay.scoring.catalogue.Evaluated.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of sacreBLEU and NLTK for what is rare in texts. */
class TextReferenceTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    /** So many shifts are possible that the search for the best one ends early. */
    @ParameterizedTest
    @CsvSource({
        "abbbbbacaabaabcaccbbcbaabaacccababcbcaabbcaabcaacbbcaabaccca,"
                + " acababbbcbaababbcacbbcacabaaaccabcabcacabbcabacabbabccaaccba, 31.666666666666664",
        "badcbcdbdbcacbbbcdcccbccddccadccbbadddaadcbdbbcadaddbcaddbcdcabcacdbdc,"
                + " aaacbccbabddcdcaacdcddbbbbabcbbcbddcccdbddbdcdcddcddbcbcdccdcbdcacabaa, 55.714285714285715",
        "edbbcbceecadeacbbcedacdebdbaddbaaedaabdbedacbbacaaddcdbeecebeceeddaddcdedaeeebecaeeacacedd,"
                + " beebcedeaeadcebbdeeddbbbedaabeacacdedddedbcaabdbcdcdedeceedebcacebceeeabeccaaddacadbacddaa,"
                + " 58.88888888888889",
    })
    void aShiftIsSoughtAmongAThousandCandidates(String hypothesis, String reference, double rate) {
        assertThat(metric("ter")
                        .input("hypotheses", List.of(spaced(hypothesis)))
                        .input("references", List.of(List.of(spaced(reference))))
                        .number())
                .isEqualTo(rate, CLOSE);
    }

    private static String spaced(String letters) {
        return String.join(" ", Arrays.asList(letters.split("")));
    }

    @Test
    void oneMarkIsPartedFromTheEndOrElseFromTheBeginningOfAWord() {
        assertThat(metric("chrf++")
                        .input("hypotheses", List.of("\"quoted (words stand -apart", "plain 'tis"))
                        .input("references", List.of(List.of("'quoted (words apart stand", "plain (tis")))
                        .number())
                .isEqualTo(60.63232045482915, CLOSE);
        assertThat(metric("chrf++")
                        .input("hypotheses", List.of("(word is out"))
                        .input("references", List.of(List.of("word is out")))
                        .number())
                .isEqualTo(95.8319829621742, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "using, use",
        "aging, age",
        "use, use",
        "ages, age",
        "iced, ice",
        "ape, ape",
        "owing, owe",
        "axing, axe",
        "eying, eye",
        "ated, ate",
    })
    void aVowelAndAConsonantKeepTheirE(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }
}
