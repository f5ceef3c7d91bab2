package dev.assay.scoring.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.catalogue.Evaluated;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurvivalMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Evaluated concordance(List<Boolean> events, List<Double> times, List<Double> risks) {
        return Evaluated.metric("c_index_censored")
                .input("event", events)
                .input("time", times)
                .input("risk", risks);
    }

    private static Evaluated index(List<Boolean> events, List<Double> times, List<Double> risks) {
        return Evaluated.metric("c_index")
                .input("event", events)
                .input("time", times)
                .input("risk", risks);
    }

    @Test
    void countsPairsByWhatTheRisksSay() {
        Evaluated pairs =
                concordance(List.of(true, true, false, true), List.of(1.0, 2.0, 3.0, 4.0), List.of(3.0, 4.0, 3.0, 1.0));
        assertThat(pairs.number("concordant")).isEqualTo(3);
        assertThat(pairs.number("discordant")).isEqualTo(1);
        assertThat(pairs.number("tied_risk")).isEqualTo(1);
        assertThat(pairs.number("cindex")).isCloseTo(.7, CLOSE);
    }

    @Test
    void anEventPrecedesWhatIsCensoredAtItsTimeAndNoOtherEvent() {
        Evaluated pairs = concordance(List.of(true, false, true), List.of(2.0, 2.0, 2.0), List.of(5.0, 3.0, 1.0));
        assertThat(pairs.number("concordant")).isEqualTo(1);
        assertThat(pairs.number("discordant")).isEqualTo(1);
    }

    @Test
    void risksWithinTheToleranceAreTied() {
        List<Boolean> events = List.of(true, false, false, false);
        List<Double> times = List.of(1.0, 2.0, 2.0, 2.0);
        List<Double> risks = List.of(1.0, .75, 1.25, 1.5);
        Evaluated exact = concordance(events, times, risks);
        assertThat(exact.number("tied_risk")).isZero();
        assertThat(exact.number("concordant")).isEqualTo(1);
        Evaluated coarse = concordance(events, times, risks).parameter("tied_tol", .25);
        assertThat(coarse.number("tied_risk")).isEqualTo(2);
        assertThat(coarse.number("concordant")).isZero();
        assertThat(coarse.number("discordant")).isEqualTo(1);
    }

    @Test
    void rowsWithoutAComparablePairAreRefused() {
        concordance(List.of(false, false), List.of(1.0, 2.0), List.of(1.0, 2.0))
                .isRefused("No two rows are comparable.");
        concordance(List.of(false, true), List.of(1.0, 2.0), List.of(1.0, 2.0))
                .isRefused("No two rows are comparable.");
        concordance(List.of(true), List.of(1.0), List.of(1.0)).isRefused("No two rows are comparable.");
        concordance(List.of(), List.of(), List.of()).isRefused("No two rows are comparable.");
    }

    @Test
    void eventsThatAllShareTheLastTimeLeaveNoValue() {
        assertThat(index(List.of(true, true, false), List.of(2.0, 2.0, 1.0), List.of(1.0, 2.0, 3.0))
                        .number())
                .isNaN();
    }

    @Test
    void agreesWithLookingAtEveryPair() {
        Random random = new Random(11);
        int rows = 80;
        List<Boolean> events =
                Stream.generate(() -> random.nextInt(3) > 0).limit(rows).toList();
        List<Double> times =
                random.doubles(rows).map(value -> Math.rint(value * 15)).boxed().toList();
        List<Double> risks =
                random.doubles(rows).map(value -> Math.rint(value * 15)).boxed().toList();
        double concordant = 0;
        double comparable = 0;
        for (int first = 0; first < rows; first++) {
            for (int second = 0; second < rows; second++) {
                boolean later = times.get(second) > times.get(first)
                        || (times.get(second).equals(times.get(first)) && !events.get(second));
                if (events.get(first) && later) {
                    comparable++;
                    concordant += (1 + Math.signum(risks.get(first) - risks.get(second))) / 2;
                }
            }
        }
        assertThat(index(events, times, risks).number()).isCloseTo(concordant / comparable, CLOSE);
        assertThat(concordance(events, times, risks).number("cindex")).isCloseTo(concordant / comparable, CLOSE);
    }

    @Test
    void aRowDrawnTwiceIsTwoRows() {
        Evaluated index = index(
                List.of(true, true, false, true, false),
                List.of(1.0, 2.0, 2.0, 4.0, 5.0),
                List.of(3.0, 4.0, 3.0, 1.0, 2.0));
        assertThat(index.under(2, 3, 1, 2, 1))
                .isCloseTo(index.repeated(2, 3, 1, 2, 1).number(), CLOSE);
        assertThat(index.under(0, 0, 1, 1, 0)).isNaN();
    }

    @Test
    void columnsMustBeAsLong() {
        concordance(List.of(true), List.of(1.0, 2.0), List.of(1.0))
                .isRefused("The input time has another number of rows than the one it goes with.");
        concordance(List.of(true), List.of(1.0), List.of(1.0, 2.0))
                .isRefused("The input risk has another number of rows than the one it goes with.");
    }
}
