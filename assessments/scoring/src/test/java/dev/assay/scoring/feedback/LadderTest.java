package dev.assay.scoring.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.scoring.metric.Direction;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadderTest {
    @Test
    void nothingIsShownBeforeTheFirstSubmission() {
        assertThat(Ladder.parameterFree(Direction.LOWER, 2).shown()).isEmpty();
        assertThat(Ladder.stepped(Direction.HIGHER, .1).shown()).isEmpty();
    }

    @Test
    void withoutAStepALossMustFallByAStandardErrorOfTheDifference() {
        Ladder first = Ladder.parameterFree(Direction.LOWER, 10).next(rows(5));
        assertThat(first.shown()).hasValue(.5);

        // Two rows repaired: differences -1, -1 and eight zeros, sd .4216, standard error .1333 < .2.
        assertThat(first.next(rows(3)).shown()).hasValue(.3);
        // One row repaired: standard error .1 = .1 improvement; less is needed.
        Ladder unchanged = first.next(PublicScore.ofRows(new double[] {1, 1, 1, 1, 0, 1, 0, 0, 0, 0}));
        assertThat(unchanged).isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void withAStepAScoreMustPassTheShownOneByMoreThanTheStep(Direction direction) {
        double sign = direction == Direction.HIGHER ? 1 : -1;
        Ladder first = Ladder.stepped(direction, .01).next(PublicScore.of(sign * .5034));

        assertThat(first.shown()).hasValue(sign * .5);
        assertThat(first.next(PublicScore.of(sign * .5099))).isSameAs(first);
        assertThat(first.next(PublicScore.of(sign * .51))).isSameAs(first);
        assertThat(first.next(PublicScore.of(sign * .5761)).shown()).hasValue(sign * .58);
        assertThat(first.next(PublicScore.of(sign * .3))).isSameAs(first);
        assertThat(first.next(PublicScore.of(Double.NaN))).isSameAs(first);
    }

    @Test
    void anUndefinedFirstScoreOpensNoLadder() {
        assertThat(Ladder.stepped(Direction.HIGHER, .1)
                        .next(PublicScore.of(Double.NaN))
                        .shown())
                .isEmpty();
        assertThat(Ladder.parameterFree(Direction.HIGHER, 2)
                        .next(PublicScore.ofRows(new double[] {Double.NaN, 1}))
                        .shown())
                .isEmpty();
    }

    @Test
    void aMetricWithoutRowsNeedsAStep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.parameterFree(Direction.HIGHER, 5).next(PublicScore.of(.5)))
                .withMessage("The ladder without a step needs a metric that is a mean over rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.parameterFree(Direction.HIGHER, 5).next(rows(1)))
                .withMessage("A ladder is climbed on the same rows each time.");
        assertThatIllegalArgumentException().isThrownBy(() -> Ladder.stepped(Direction.HIGHER, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.stepped(Direction.HIGHER, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Ladder.parameterFree(Direction.HIGHER, 1));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aStoredLadderGoesOnAsIfItHadNeverStopped(Direction direction) {
        PublicScore[] submissions = {rows(6), rows(5), rows(4), rows(1), rows(7), rows(9)};
        Ladder going = Ladder.parameterFree(direction, 10);
        for (PublicScore submission : submissions) {
            ParameterFreeLadder stored = (ParameterFreeLadder) going;
            Ladder resumed = ParameterFreeLadder.resumed(direction, stored.shown(), stored.bestRows());
            going = going.next(submission);
            assertThat(resumed.next(submission).shown()).isEqualTo(going.shown());
        }
        assertThat(going.shown()).hasValue(direction == Direction.LOWER ? .1 : .9);
        assertThat(((ParameterFreeLadder) going).bestRows())
                .containsExactly(direction == Direction.LOWER ? ones(1) : ones(9));
        assertThat(new SteppedLadder(direction, .1, OptionalDouble.of(.5)))
                .isEqualTo(Ladder.stepped(direction, .1).next(PublicScore.of(.49)));
    }

    private static PublicScore rows(int ones) {
        return PublicScore.ofRows(ones(ones));
    }

    private static double[] ones(int count) {
        double[] rows = new double[10];
        Arrays.fill(rows, 0, count, 1);
        return rows;
    }
}
