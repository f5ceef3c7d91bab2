package dev.assay.scoring.survival;

import static dev.assay.scoring.metric.Decomposition.RANKS;
import static dev.assay.scoring.metric.Input.numbers;
import static dev.assay.scoring.metric.Parameter.number;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import java.util.List;

/** Concordance of risks with censored times. */
public final class SurvivalMetrics {
    private static final String PAIRS =
            "A pair is comparable when the earlier row has an event; an event also precedes a"
                    + " censored row of its time, and two events of one time are not comparable. Risks no further apart than"
                    + " tied_tol are tied. Without any comparable pair the rows are rejected, unless two rows share the last"
                    + " time and one of them has an event.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            concordance("c_index_censored", "Concordance of censored times, with its pairs")
                    .conventions(PAIRS + " Gives cindex, concordant, discordant, tied_risk.")
                    .computed((inputs, arguments) -> {
                        Concordance concordance = bound(inputs, arguments);
                        return concordance.pairs().fields();
                    }),
            concordance("c_index", "Harrell's C")
                    .higherIsBetter(0, 1)
                    .conventions(PAIRS + " In a resample a row drawn twice is two rows.")
                    .overRows((inputs, arguments) -> {
                        Concordance concordance = bound(inputs, arguments);
                        return new BoundRows(
                                concordance.rows(),
                                weights -> concordance.pairs(weights).index());
                    }));

    private SurvivalMetrics() {}

    private static Draft concordance(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.SURVIVAL)
                .madeOf(RANKS)
                .formula("(concordant + ½ tied in risk) / comparable pairs; concordant: the row with the earlier event"
                        + " has the higher risk")
                .reference("scikit-survival 0.25 concordance_index_censored; Harrell, Lee and Mark 1996, Statistics in"
                        + " Medicine 15(4)")
                .undefinedWhen("no pair is comparable")
                .takes(Input.of("event", Input.Shape.FLAGS), numbers("time"), numbers("risk"))
                .with(number("tied_tol", 0, 1, 1e-8));
    }

    private static Concordance bound(Inputs inputs, Arguments arguments) {
        boolean[] events = inputs.flags("event");
        double[] times = inputs.numbers("time");
        double[] risks = inputs.numbers("risk");
        Inputs.sameLength(events.length, times.length, "time");
        Inputs.sameLength(events.length, risks.length, "risk");
        return Concordance.of(events, times, risks, arguments.number("tied_tol"));
    }
}
