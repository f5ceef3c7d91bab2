package dev.assay.scoring.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import dev.assay.scoring.agreement.IntraclassCorrelation.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntraclassCorrelationTest {
    /** Shrout and Fleiss 1979, table 2. */
    private static final double[][] SHROUT_FLEISS = {
        {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };

    private static final double[][] SEVEN_BY_THREE = {
        {7, 9, 6}, {5, 6, 3}, {8, 8, 7}, {1, 2, 2}, {4, 6, 2}, {6, 5, 5}, {3, 4, 1}
    };

    /** To the digits that R psych shows, these are its values too. */
    @ParameterizedTest
    @CsvSource({
        "ONE_WAY, 0.16574176840547544, -0.13293232487475098, 0.722560062328121",
        "RANDOM_RATERS, 0.2897637795275591, 0.018786513374712, 0.7610843696489529",
        "FIXED_RATERS, 0.7148407148407149, 0.3424647650339253, 0.9458582599553595",
        "ONE_WAY_MEAN, 0.44279713367926865, -0.8844421552381201, 0.9124154203407755",
        "RANDOM_RATERS_MEAN, 0.6200505475989891, 0.07113681530250332, 0.9272320401677219",
        "FIXED_RATERS_MEAN, 0.9093155423770695, 0.6756747138163046, 0.9858916781690623",
    })
    void theExampleOfShroutAndFleissHasTheirValuesAndIntervals(Form form, double value, double low, double high) {
        assertCorrelation(SHROUT_FLEISS, form, 0.95, new IntraclassCorrelation(value, low, high));
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_WAY, 0.7204486626402071, 0.4078313313381592, 0.9179008089916553",
        "RANDOM_RATERS, 0.7333333333333335, 0.33679194699756043, 0.9250534669752807",
        "FIXED_RATERS, 0.851002865329513, 0.6274541083792502, 0.9597516892487971",
        "ONE_WAY_MEAN, 0.8854718981972428, 0.6738553472323026, 0.9710490358395628",
        "RANDOM_RATERS_MEAN, 0.8918918918918919, 0.6037198640701229, 0.9737039575140307",
        "FIXED_RATERS_MEAN, 0.9448568398727466, 0.8347844542620471, 0.9862139872665895",
    })
    void threeRatersOfSevenSubjectsHaveTheIntervalsOfMcGrawAndWong(Form form, double value, double low, double high) {
        assertCorrelation(SEVEN_BY_THREE, form, 0.9, new IntraclassCorrelation(value, low, high));
    }

    @Test
    void meanSquaresOfShroutAndFleiss() {
        MeanSquares squares = MeanSquares.of(SHROUT_FLEISS);

        assertThat(squares.subjects()).isEqualTo(11.2417, within(5e-5));
        assertThat(squares.betweenRaters()).isEqualTo(32.4861, within(5e-5));
        assertThat(squares.error()).isEqualTo(1.0194, within(5e-5));
        assertThat(squares.within()).isEqualTo(6.2639, within(5e-5));
        assertThat(squares.subjectFreedom()).isEqualTo(5);
        assertThat(squares.errorFreedom()).isEqualTo(15);
        assertThat(squares.withinFreedom()).isEqualTo(18);
    }

    @Test
    void raterOffsetsAloneHaveNoInterval() {
        double[][] offsets = {{1, 3}, {1, 3}, {1, 3}};

        assertThat(IntraclassCorrelation.of(offsets, Form.RANDOM_RATERS, 0.95))
                .isEqualTo(new NotEstimable<>("its degrees of freedom do not exist"));
        assertThat(IntraclassCorrelation.of(offsets, Form.FIXED_RATERS, 0.95))
                .isEqualTo(new NotEstimable<>("the ratings do not vary between subjects"));
    }

    private static void assertCorrelation(
            double[][] ratings, Form form, double confidence, IntraclassCorrelation expected) {
        assertThat(IntraclassCorrelation.of(ratings, form, confidence))
                .isInstanceOfSatisfying(Estimated.class, estimated -> {
                    IntraclassCorrelation found = (IntraclassCorrelation) estimated.value();
                    assertThat(found.value()).isEqualTo(expected.value(), within(1e-12));
                    assertThat(found.low()).isEqualTo(expected.low(), within(1e-9));
                    assertThat(found.high()).isEqualTo(expected.high(), within(1e-9));
                });
    }
}
