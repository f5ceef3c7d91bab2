package dev.assay.scoring.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    @ParameterizedTest
    @CsvSource({".01, 7847", ".02, 1960", ".05, 312"})
    void accuraciesTakeAsManyRowsAsPublished(double difference, long rows) {
        assertThat(Power.CUSTOMARY.rowsForAccuracies(.10, difference)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({".01, 7847", ".02, 1960", ".05, 312"})
    void theDifferenceThatSoManyRowsTellIsTheOneTheyWereNeededFor(double difference, long rows) {
        assertThat(Power.CUSTOMARY.differenceOfAccuracies(.10, rows)).hasValueCloseTo(difference, within(1e-4));
        assertThat(Power.CUSTOMARY.differenceOfAccuracies(.10, rows).orElseThrow())
                .isLessThan(difference);
        assertThat(Power.CUSTOMARY.differenceOfAccuracies(.10, rows - 1).orElseThrow())
                .isGreaterThan(difference);
    }

    @Test
    void tooFewDiscordantRowsTellNothingApart() {
        assertThat(Power.CUSTOMARY.differenceOfAccuracies(.10, 70)).isEmpty();
        assertThat(Power.CUSTOMARY.differenceOfAccuracies(.10, 100)).isPresent();
    }

    /** Hanley and McNeil 1982, table III: one-sided level .05, so many normal and as many abnormal. */
    @ParameterizedTest
    @CsvSource({".70, .75, .80, 652", ".70, .75, .90, 897", ".70, .75, .95, 1131"})
    void areasTakeAsManyRowsAsPublished(double first, double second, double power, double ofEach) {
        long rows = new Power(.10, power)
                .rowsForAreas(new AreaContrast(first, second, .5, 0))
                .orElseThrow();

        assertThat(rows / 2.0).isCloseTo(ofEach, within(3.0));
    }

    @Test
    void areasOnTheSameRowsTakeFewerAndTheDifferenceIsFoundAgain() {
        AreaContrast contrast = new AreaContrast(.8, .85, .3, .6);
        long paired = Power.CUSTOMARY.rowsForAreas(contrast).orElseThrow();
        long apart =
                Power.CUSTOMARY.rowsForAreas(new AreaContrast(.8, .85, .3, 0)).orElseThrow();

        assertThat((double) paired / apart).isBetween(.38, .45);
        double found = Power.CUSTOMARY.differenceOfAreas(contrast, paired).orElseThrow();
        assertThat(found).isCloseTo(.05, within(1e-4)).isLessThanOrEqualTo(.05);
        assertThat(Power.CUSTOMARY.differenceOfAreas(contrast, paired - 1).orElseThrow())
                .isGreaterThan(.05);
        assertThat(Power.CUSTOMARY.differenceOfAreas(contrast, 10)).isEmpty();
        assertThat(Power.CUSTOMARY.rowsForAreas(new AreaContrast(.8, .8, .5, 0)))
                .isEmpty();
    }

    @Test
    void meansTakeRowsByTheVarianceOfTheirDifference() {
        // (1.959964 + .841621)² = 7.848880 times 1 + 4 - 2 · .5 · 2 = 3 over .01.
        MeanContrast contrast = new MeanContrast(1, 2, .5);

        assertThat(Power.CUSTOMARY.rowsForMeans(contrast, .1)).isEqualTo(2355);
        assertThat(Power.CUSTOMARY.differenceOfMeans(contrast, 2355)).isCloseTo(.1, within(1e-4));
        assertThat(Power.CUSTOMARY.rowsForMeans(new MeanContrast(1, 1, 1), .1)).isEqualTo(2);
        // 9 + 4 - 2 · .5 · 3 · 2.
        assertThat(new MeanContrast(3, 2, .5).variance()).isEqualTo(7);
        // A power below one half asks for less than the level alone: (1.959964 - .253347)².
        assertThat(new Power(.05, .4).rowsForMeans(new MeanContrast(1, 0, 0), .01))
                .isEqualTo(29126);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Power(0, .8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Power(.05, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Power(.8, .05));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.CUSTOMARY.rowsForAccuracies(.1, .11));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.CUSTOMARY.rowsForAccuracies(.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.CUSTOMARY.rowsForAccuracies(1.1, .1));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.CUSTOMARY.differenceOfAccuracies(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.CUSTOMARY.differenceOfAccuracies(.1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.CUSTOMARY.rowsForMeans(new MeanContrast(1, 1, 0), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanContrast(-1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanContrast(1, 1, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaContrast(.4, .8, .5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaContrast(.8, 1.1, .5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaContrast(.8, .9, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaContrast(.8, .9, .5, 1));
    }
}
