package dev.assay.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterTest {
    @Test
    void aWholeNumberLiesWithinItsBounds() {
        Parameter k = Parameter.wholeNumber("k", 1, 10, 5);

        accepts(k, 1, 1);
        accepts(k, 10.0, 10);
        rejects(k, 0, 11, 1.5, "1", Double.NaN, null);
        assertThat(k.fallback()).hasValue(5);
        assertThat(k.name()).isEqualTo("k");
        assertThat(k.allowed()).isEqualTo("a whole number from 1 to 10");
        assertThat(Parameter.wholeNumber("k", 1, 10).fallback()).isEmpty();
    }

    @Test
    void aLimitIsAWholeNumberOrNone() {
        Parameter limit = Parameter.limit("k", 2);

        accepts(limit, 2, 2);
        accepts(limit, Integer.MAX_VALUE, Integer.MAX_VALUE);
        accepts(limit, null, Integer.MAX_VALUE);
        rejects(limit, 1, 2.5, 1L + Integer.MAX_VALUE, "2");
        assertThat(limit.fallback()).hasValue(Integer.MAX_VALUE);
        assertThat(limit.allowed()).isEqualTo("a whole number from 2, or null for no limit");
    }

    @Test
    void aNumberLiesWithinItsBounds() {
        Parameter share = Parameter.number("share", 0, 0.5, 0.25);

        accepts(share, 0, 0.0);
        accepts(share, 0.5, 0.5);
        rejects(share, -0.1, 0.6, Double.NaN, "0.2", null);
        assertThat(share.fallback()).hasValue(0.25);
        assertThat(share.allowed()).isEqualTo("a number from 0.0 to 0.5");
        assertThat(Parameter.number("share", 0, 1).fallback()).isEmpty();
        rejects(Parameter.number("any", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0), Double.NaN);
    }

    @Test
    void aChoiceIsOneOfTheConstantsAsTheyAreWritten() {
        Parameter division = ZeroDivision.parameter();

        accepts(division, 0, ZeroDivision.ZERO);
        accepts(division, 1.0, ZeroDivision.ONE);
        accepts(division, "NaN", ZeroDivision.NAN);
        accepts(division, "nan", ZeroDivision.NAN);
        accepts(division, Double.NaN, ZeroDivision.NAN);
        rejects(division, 2, 0.5, "none", null);
        assertThat(division.fallback()).hasValue(ZeroDivision.ZERO);
        assertThat(division.allowed()).isEqualTo("one of 0, 1, nan");
    }

    @Test
    void nothingIsChosenByNullWhereNoneIsAChoice() {
        accepts(Parameter.choice("weights", Scheme.class), null, Scheme.NONE);
        accepts(Parameter.choice("weights", Scheme.class), "half", Scheme.HALF);
        assertThat(Parameter.requiredChoice("weights", Scheme.class).fallback()).isEmpty();
        accepts(Parameter.requiredChoice("weights", Scheme.class), "half", Scheme.HALF);
    }

    private enum Scheme {
        NONE("none"),
        HALF("half");

        private final String written;

        Scheme(String written) {
            this.written = written;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    @Test
    void aFlagIsTrueOrFalse() {
        Parameter flag = Parameter.flag("adjusted", true);

        accepts(flag, false, false);
        accepts(flag, true, true);
        rejects(flag, 1, "true", null);
        assertThat(flag.fallback()).hasValue(true);
        assertThat(flag.allowed()).isEqualTo("true or false");
    }

    @Test
    void aConventionMayBeNamedButNotChanged() {
        Parameter bins = Parameter.convention("bins", 10);

        accepts(bins, 10, 10);
        accepts(bins, 10.0, 10);
        rejects(bins, 11, "ten", null);
        assertThat(bins.fallback()).hasValue(10);
        assertThat(bins.allowed()).isEqualTo("\"10\", which this version of the metric fixes");
        accepts(Parameter.convention("tolerance", 1e-4), 0.0001, 1e-4);
        assertThat(Parameter.convention("tolerance", 0.5).allowed())
                .isEqualTo("\"0.5\", which this version of the metric fixes");
    }

    @Test
    void aClassIsALabel() {
        Parameter positive = Parameter.label("pos_label", 1);

        accepts(positive, "yes", new Label.OfText("yes"));
        accepts(positive, true, new Label.OfNumber(1));
        rejects(positive, List.of(), Double.NaN, null);
        assertThat(positive.fallback()).hasValue(new Label.OfNumber(1));
        assertThat(positive.allowed()).isEqualTo("a class");
    }

    @Test
    void classesAreDifferentAndStayInTheirOrder() {
        Parameter classes = Parameter.classes("labels");

        accepts(classes, List.of("b", "a"), List.of(new Label.OfText("b"), new Label.OfText("a")));
        rejects(classes, List.of(), List.of(1, 1.0), List.of(List.of()), "a", null);
        assertThat(classes.fallback()).hasValue(List.of());
        assertThat(classes.allowed()).isEqualTo("a list of different classes");
    }

    private static void accepts(Parameter parameter, @Nullable Object given, Object expected) {
        assertThat(parameter.read(given)).hasValue(expected);
    }

    private static void rejects(Parameter parameter, @Nullable Object... given) {
        for (Object value : given) {
            assertThat(parameter.read(value)).as("%s", value).isEmpty();
        }
    }
}
