package dev.assay.scoring.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.science.ItemAnalysis.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemAnalysisTest {
    /** Totals 5, 4, 2, 1. */
    private static final double[][] SCORES = {{1, 3, 1}, {1, 2, 1}, {0, 1, 1}, {0, 0, 1}};

    private static final double[] MOST = {1, 4, 1};

    @Test
    void anItemIsAsHardAsItsShareOfWhatCanBeHad() {
        assertThat(ItemAnalysis.of(SCORES, MOST)).extracting(Item::difficulty).containsExactly(.5, 6 / 4.0 / 4, 1.0);
    }

    @Test
    void pointBiserialAgreesWithItsFormula() {
        Item item = ItemAnalysis.of(SCORES, MOST).getFirst();

        // (M₁ - M₀)/s √(pq) = (4.5 - 1.5)/√2.5 · ½, s with divisor n.
        assertThat(item.discrimination()).isCloseTo(1.5 / Math.sqrt(2.5), within(1e-12));
        // With the rest 4, 3, 2, 1: (3.5 - 1.5)/√1.25 · ½.
        assertThat(item.correctedDiscrimination()).isCloseTo(1 / Math.sqrt(1.25), within(1e-12));
    }

    @Test
    void anItemThatAllHaveAlikeDiscriminatesUndefinedly() {
        Item constant = ItemAnalysis.of(SCORES, MOST).getLast();

        assertThat(constant.discrimination()).isNaN();
        assertThat(constant.correctedDiscrimination()).isNaN();
    }

    @Test
    void anItemWhoseMeanIsRoundedIsConstantAllTheSame() {
        Item constant = ItemAnalysis.of(new double[][] {{.1, 1}, {.1, 0}, {.1, 1}}, new double[] {1, 1})
                .getFirst();

        assertThat(constant.difficulty()).isCloseTo(.1, within(1e-12));
        assertThat(constant.discrimination()).isNaN();
        assertThat(constant.correctedDiscrimination()).isNaN();
    }

    @Test
    void anOnlyItemHasNoRestToAgreeWith() {
        List<Item> items = ItemAnalysis.of(new double[][] {{1}, {0}}, new double[] {1});

        assertThat(items.getFirst().discrimination()).isCloseTo(1, within(1e-12));
        assertThat(items.getFirst().correctedDiscrimination()).isNaN();
    }

    @Test
    void scoresFitTheItems() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemAnalysis.of(new double[][] {{1}}, new double[] {1}))
                .withMessage("There must be two candidates or more with a score in each item.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemAnalysis.of(new double[][] {{1}, {1, 2}}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemAnalysis.of(new double[][] {{1, 0}, {1, 1.5}}, new double[] {1, 1}))
                .withMessage("The scores of item 2 pass its limits.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemAnalysis.of(new double[][] {{1}, {Double.NaN}}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemAnalysis.of(new double[][] {{1}, {-1}}, new double[] {1}));
    }
}
