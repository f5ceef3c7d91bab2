package dev.assay.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final List<String> IDS = List.of("x", "y");

    @Test
    void refusesWhatCannotBeTrue() {
        refused(() -> Truth.binary(IDS, new double[] {0, .5}));
        refused(() -> Truth.numbers(IDS, new double[] {0, Double.NaN}));
        refused(() -> Truth.numbers(IDS, new double[] {0}));
        refused(() -> Truth.numbers(List.of(), new double[0]));
        refused(() -> Truth.numbers(List.of("x", "x"), new double[2]));
        refused(() -> Truth.classes(IDS, List.of("a", "z"), List.of("a", "b")));
        refused(() -> Truth.classes(IDS, List.of("a", "a"), List.of("a", "a")));
        Truth truth = Truth.numbers(IDS, new double[2]);
        refused(() -> truth.withGroups(List.of("g")));
        refused(() -> truth.withScale(new double[1]));
        refused(() -> truth.withScale(new double[] {1, -1}));
        refused(() -> truth.withScale(new double[] {1, Double.POSITIVE_INFINITY}));
    }

    @Test
    void predictionsRefuseWhatTheReaderWould() {
        refused(() -> Predictions.probabilities(.5, 1.5));
        refused(() -> Predictions.probabilities(Double.NaN));
        refused(() -> Predictions.numbers(Double.NEGATIVE_INFINITY));
        refused(() -> Predictions.numbers());
        refused(() -> Predictions.classes(List.of("z"), List.of("a", "b")));
    }

    @Test
    void someRowsKeepWhatBelongsToThem() {
        Truth truth = Truth.classes(List.of("x", "y", "z"), List.of("b", "a", "b"), List.of("a", "b"))
                .withGroups(List.of("g", "h", "g"))
                .withScale(new double[] {1, 2, 3});
        Truth some = truth.rows(2, 1);
        assertThat(some.ids()).containsExactly("z", "y");
        assertThat(some.values()).containsExactly(1, 0);
        assertThat(some.classes()).containsExactly("a", "b");
        assertThat(some.groups()).containsExactly(0, 1);
        assertThat(some.scale()).containsExactly(3, 2);
        assertThat(some.size()).isEqualTo(2);
        assertThat(Predictions.equalTo(truth).rows(2, 1).values()).containsExactly(some.values());
    }

    @Test
    void someRowsNumberTheirGroupsWithoutGaps() {
        Truth truth = Rows.numbers(1, 2, 3, 4).withGroups(List.of("g", "h", "k", "l"));
        assertThat(truth.rows(3, 1).groups()).containsExactly(0, 1);
    }

    @Test
    void whatIsAbsentIsNotMadeUp() {
        Truth truth = Truth.binary(IDS, new double[] {0, 1});
        assertThat(truth.hasGroups()).isFalse();
        assertThat(truth.hasScale()).isFalse();
        assertThatIllegalStateException().isThrownBy(truth::groups);
        assertThatIllegalStateException().isThrownBy(truth::scale);
        assertThat(truth.rows(1).hasGroups()).isFalse();
    }

    @Test
    void aCallerCannotChangeTheValues() {
        Truth truth = Truth.numbers(IDS, new double[] {-0.0, 1});
        truth.values()[0] = 9;
        assertThat(truth.values()).containsExactly(0.0, 1);
    }

    private static void refused(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making);
    }
}
