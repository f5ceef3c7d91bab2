package dev.assay.scoring.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LadderTest {
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
    void aLadderGoesOnFromItsState() {
        Ladder first = Ladder.of(4).after(new double[] {1, 1, 0, 1});
        Ladder resumed = Ladder.resumed(first.released(), first.bestLosses());

        assertThat(first.bestLosses()).containsExactly(1, 1, 0, 1);
        assertThat(resumed.released()).isEqualTo(0.75);
        assertThat(resumed.after(new double[] {0, 1, 1, 0}).released()).isEqualTo(0.75);
        assertThat(resumed.after(new double[4]).released()).isZero();
    }
}
