package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.grader.grading.ScorerAnswer.Evidence;
import dev.assay.grader.grading.ScorerAnswer.Malformed;
import dev.assay.grader.grading.ScorerAnswer.Rejected;
import dev.assay.grader.grading.ScorerAnswer.Scored;
import dev.assay.pack.Manifest.ScorerSpec.Program;
import dev.assay.scoring.Interval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoresFileTest {
    private static final Program FILE = new Program.PythonFile("score.py");
    private static final Program COMMAND = new Program.Command(List.of("python3"));
    private static final int ROWS = 2;

    @Test
    void aScoreAloneHasNoEvidence() {
        assertThat(read(COMMAND, "{\"score\": 0.71}")).isEqualTo(new Scored(0.71, new Evidence.None()));
        assertThat(read(FILE, " {\"score\": -3}\n")).isEqualTo(new Scored(-3, new Evidence.None()));
    }

    @Test
    void resamplesMayHaveHoles() {
        assertThat(read(FILE, "{\"score\": 1, \"resamples\": [0.5, null]}"))
                .isEqualTo(new Scored(1, new Evidence.Resamples(List.of(0.5, Double.NaN))));
    }

    @Test
    void lossesAreOneARowAndTheirMeanIsTheScore() {
        assertThat(read(COMMAND, "{\"score\": 0.5, \"losses\": [0, 1]}"))
                .isEqualTo(new Scored(0.5, new Evidence.Losses(List.of(0.0, 1.0))));
        assertThat(read(COMMAND, "{\"score\": 0.5, \"losses\": [0, 1, 0.5]}")).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, "{\"score\": 0.6, \"losses\": [0, 1]}")).isInstanceOf(Malformed.class);
    }

    @Test
    void anIntervalNamesItsMethodAndHoldsTheScore() {
        String interval =
                "{\"score\": %s, \"interval\": {\"lower\": 0, \"upper\": 1, \"level\": 0.95, \"method\": %s}}";
        assertThat(read(COMMAND, interval.formatted("0.5", "\"Wald\"")))
                .isEqualTo(new Scored(0.5, new Evidence.Given(new Interval(0, 1, .95, "by the pack's scorer: Wald"))));
        assertThat(read(COMMAND, interval.formatted("1.5", "\"Wald\""))).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, interval.formatted("0.5", "\"\""))).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, interval.formatted("0.5", "\"<b>\""))).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, interval.formatted("0.5", "null"))).isInstanceOf(Malformed.class);
    }

    @Test
    void aRejectionHoldsNothingElse() {
        assertThat(read(FILE, "{\"rejected\": \"no\"}")).isEqualTo(new Rejected("no"));
        assertThat(read(FILE, "{\"rejected\": \"no\", \"score\": 1}")).isInstanceOf(Malformed.class);
        assertThat(read(FILE, "{\"rejected\": 7}")).isInstanceOf(Malformed.class);
    }

    @Test
    void eachFormOfScorerHasItsOwnEvidence() {
        assertThat(read(COMMAND, "{\"score\": 1, \"resamples\": [1]}")).isInstanceOf(Malformed.class);
        assertThat(read(FILE, "{\"score\": 1, \"losses\": [1, 1]}")).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, "{\"score\": 1, \"losses\": [1, 1], \"interval\": {}}"))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "0.5",
                "secret 31337",
                "{}",
                "{\"score\": 31337",
                "{\"score\": 31337} {}",
                "{\"score\": NaN}",
                "{\"score\": Infinity}",
                "{\"score\": 1e999}",
                "{\"score\": 1e999999999}",
                "{\"score\": \"31337\"}",
                "{\"score\": null}",
                "{\"score\": true}",
                "{\"score\": [31337]}",
                "{\"score\": 1, \"score\": 31337}",
                "{\"score\": 1, \"more\": 31337}",
                "{\"score\": 1, \"losses\": [31337, \"x\"]}",
                "{\"score\": 1, \"losses\": [[[[31337]]]]}",
                "{\"score\": 1, \"losses\": [1, null]}",
                "{\"score\": 1, \"interval\": [0, 2]}",
                "{\"score\": 1, \"interval\": {\"lower\": 0, \"upper\": 2, \"level\": 95, \"method\": \"x\"}}",
            })
    void whateverElseIsMalformedAndIsNotQuoted(String json) {
        assertThat(read(COMMAND, json))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason())
                                .contains("scores.json")
                                .doesNotContain("31337"));
    }

    @Test
    void hugeAndDeepDocumentsAreRefusedEarly() {
        String deep = "[".repeat(1_000_000);
        assertThat(read(COMMAND, deep)).isInstanceOf(Malformed.class);
        assertThat(read(COMMAND, "{\"score\": " + "1".repeat(1_000_000) + "}")).isInstanceOf(Malformed.class);
        assertThat(read(FILE, "{\"rejected\": \"" + "x".repeat(1_000_000) + "\"}"))
                .isInstanceOf(Malformed.class);
        assertThat(read(FILE, "{\"score\": 1, \"resamples\": [" + "1,".repeat(1_000_000) + "1]}"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void brokenBytesNeverThrow() {
        byte[] valid = "{\"score\": 0.5, \"losses\": [0, 1]}".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] broken = valid.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> new ScoresFile(COMMAND, ROWS).read(broken)).doesNotThrowAnyException();
        }
    }

    private static ScorerAnswer read(Program program, String json) {
        return new ScoresFile(program, ROWS).read(json.getBytes(StandardCharsets.UTF_8));
    }
}
