package dev.assay.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RejectionMessageTest {
    private static final Table SOLUTION = Table.of(
            List.of("id", "bird", "cost"),
            List.of(List.of("h17", "h18"), List.of("robin", "song thrush"), List.of("31337.5", "2")));

    @Test
    void plainWordsReachTheCandidate() {
        assertThat(RejectionMessage.of("Too many rows are equal, (see the brief).", SOLUTION))
                .isEqualTo("The scorer of this assessment says: Too many rows are equal, (see the brief).");
    }

    @Test
    void noDigitOfAnyScriptDoes() {
        assertThat(RejectionMessage.of("at most 31337.5 of ٣٤ and ½, Ⅷ, ², ４ are allowed", SOLUTION))
                .endsWith("at most . of and , , , are allowed")
                .doesNotContainPattern("\\p{N}");
    }

    @Test
    void whatDisturbsALineBecomesASpace() {
        assertThat(RejectionMessage.of("no\n\u001b[31m\u202e <b>`${x}` way", SOLUTION))
                .endsWith("no m b x way");
    }

    @Test
    void aMessageIsBounded() {
        assertThat(RejectionMessage.of("much ".repeat(100_000), SOLUTION)).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expected robin",
                "expected 'ROBIN'!",
                "expected Song Thrush",
                "row h17 is wrong",
                "ro1bin",
                "31337",
                "",
                "  \n ",
            })
    void nothingIsShownOfAMessageThatQuotesTheSolutionOrHasNoWord(String said) {
        assertThat(RejectionMessage.of(said, SOLUTION))
                .contains("withheld")
                .doesNotContainIgnoringCase("robin")
                .doesNotContainIgnoringCase("thrush")
                .doesNotContainPattern("\\p{N}");
    }

    @Test
    void partsOfWordsAreNoQuotes() {
        assertThat(RejectionMessage.of("robinsons are no birds", SOLUTION)).endsWith("robinsons are no birds");
    }
}
