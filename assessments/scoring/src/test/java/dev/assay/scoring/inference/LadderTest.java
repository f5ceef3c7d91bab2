package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void ladderMovesByMoreThanChanceOnly() {
        Ladder first = Ladder.of(4).after(new double[] {1, 1, 0, 1});
        assertThat(Ladder.of(4).released()).isInfinite();
        assertThat(first.released()).isEqualTo(0.75);
        assertThat(first.after(new double[] {0, 1, 1, 0}).released()).isEqualTo(0.75);
        assertThat(first.after(new double[] {0, 0, 0, 0}).released()).isZero();
        assertThat(first.after(new double[] {1, 1, 1, 1})).isSameAs(first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.of(1))
                .withMessage("A ladder needs at least two rows.");
    }

    @Test
    void ladderWithAStepReleasesMultiplesOfIt() {
        Ladder first = Ladder.of(4).after(new double[] {1, 1, 0, 1}, 0.1);
        assertThat(first.released()).isCloseTo(0.8, CLOSE);
        assertThat(first.after(new double[] {1, 1, 0, 0.85}, 0.1)).isSameAs(first);
        assertThat(first.after(new double[] {1, 0.2, 0, 0}, 0.1).released()).isCloseTo(0.3, CLOSE);
    }
}
