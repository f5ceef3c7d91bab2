package dev.assay.scoring.fairness;

import static dev.assay.scoring.metric.Decomposition.CONFUSION_COUNTS;

import dev.assay.scoring.metric.Arguments;
import dev.assay.scoring.metric.DefinedMean;
import dev.assay.scoring.metric.Family;
import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.MetricDefinition.BoundRows;
import dev.assay.scoring.metric.MetricDefinition.Draft;
import dev.assay.scoring.metric.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rates of groups held against each other. */
public final class FairnessMetrics {
    private static final String NO_WEIGHT = "no row has any weight";

    private static final String LABELS = "Labels are 1 and either 0 or −1. A group without any weight is left out."
            + " between_groups holds the rates of the groups against each other, to_overall against that of all rows.";

    private static final String EMPTY = " A true positive rate is 0 in a group without positive rows, a false positive"
            + " rate 0 in one without negative rows.";

    private static final String ODDS = LABELS + EMPTY + " worst_case takes the worse of both rates, mean their mean.";

    /** All of the family. */
    public static final List<MetricDefinition> ALL = List.of(
            difference("demographic_parity_difference", "Demographic parity difference")
                    .formula("max_g P(ŷ = 1 | g) − min_g P(ŷ = 1 | g)")
                    .conventions(LABELS)
                    .reference("fairlearn 0.15.0 demographic_parity_difference")
                    .overRows((inputs, arguments) -> differenceOf(Rate.SELECTION, inputs, arguments)),
            ratio("demographic_parity_ratio", "Demographic parity ratio")
                    .formula("min_g P(ŷ = 1 | g) / max_g P(ŷ = 1 | g)")
                    .conventions(LABELS)
                    .reference("fairlearn 0.15.0 demographic_parity_ratio")
                    .undefinedWhen(NO_WEIGHT + ", or no row is predicted positive")
                    .overRows((inputs, arguments) -> ratioOf(Rate.SELECTION, inputs, arguments)),
            difference("equalized_odds_difference", "Equalized odds difference")
                    .formula("the larger difference of TPR_g and FPR_g over groups")
                    .conventions(ODDS)
                    .reference("fairlearn 0.15.0 equalized_odds_difference; Hardt et al. 2016, NeurIPS")
                    .with(Parameter.choice("agg", Aggregate.class))
                    .overRows(FairnessMetrics::oddsDifference),
            ratio("equalized_odds_ratio", "Equalized odds ratio")
                    .formula("the smaller ratio of TPR_g and FPR_g over groups")
                    .conventions(ODDS + " An undefined ratio of false positive rates is passed over.")
                    .reference("fairlearn 0.15.0 equalized_odds_ratio; Hardt et al. 2016, NeurIPS")
                    .undefinedWhen(NO_WEIGHT + ", or every true positive rate is 0")
                    .with(Parameter.choice("agg", Aggregate.class))
                    .overRows(FairnessMetrics::oddsRatio),
            difference("equal_opportunity_difference", "Equal opportunity difference")
                    .formula("max_g TPR_g − min_g TPR_g")
                    .conventions(LABELS + EMPTY)
                    .reference("fairlearn 0.15.0 equal_opportunity_difference; Hardt et al. 2016, NeurIPS")
                    .overRows((inputs, arguments) -> differenceOf(Rate.TRUE_POSITIVE, inputs, arguments)),
            ratio("equal_opportunity_ratio", "Equal opportunity ratio")
                    .formula("min_g TPR_g / max_g TPR_g")
                    .conventions(LABELS + EMPTY)
                    .reference("fairlearn 0.15.0 equal_opportunity_ratio; Hardt et al. 2016, NeurIPS")
                    .undefinedWhen(NO_WEIGHT + ", or every true positive rate is 0")
                    .overRows((inputs, arguments) -> ratioOf(Rate.TRUE_POSITIVE, inputs, arguments)),
            draft("worst_group_accuracy", "Worst accuracy of a group")
                    .higherIsBetter(0, 1)
                    .formula("min_g Σ w [y = ŷ, g] / Σ w [g]")
                    .conventions("Any labels. A group without any weight is left out.")
                    .reference("fairlearn 0.15.0 MetricFrame(accuracy_score).group_min; Sagawa et al. 2020, ICLR")
                    .undefinedWhen(NO_WEIGHT)
                    .with(Parameter.flag("ignore_sample_weight", false))
                    .overRows(FairnessMetrics::worstAccuracy));

    private FairnessMetrics() {}

    /** How two rates are put together. */
    enum Aggregate {
        WORST_CASE,
        MEAN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Draft draft(String id, String name) {
        return MetricDefinition.named(id, name)
                .family(Family.FAIRNESS)
                .madeOf(CONFUSION_COUNTS)
                .undefinedWhen(NO_WEIGHT)
                .takes(Input.labels("y_true"), Input.labels("y_pred"), Input.labels("group"), Input.weights());
    }

    private static Draft difference(String id, String name) {
        return draft(id, name).lowerIsBetter(0, 1).with(Parameter.choice("method", Disparity.class));
    }

    private static Draft ratio(String id, String name) {
        return draft(id, name).higherIsBetter(0, 1).with(Parameter.choice("method", Disparity.class));
    }

    private static BoundRows differenceOf(Rate rate, Inputs inputs, Arguments arguments) {
        GroupCounts groups = GroupCounts.of(inputs);
        Disparity disparity = arguments.choice("method", Disparity.class);
        return new BoundRows(groups.rows(), weights -> {
            double[][] counts = groups.under(weights);
            return disparity.difference(rate.ofGroups(counts), rate.overall(counts));
        });
    }

    private static BoundRows ratioOf(Rate rate, Inputs inputs, Arguments arguments) {
        GroupCounts groups = GroupCounts.of(inputs);
        Disparity disparity = arguments.choice("method", Disparity.class);
        return new BoundRows(groups.rows(), weights -> {
            double[][] counts = groups.under(weights);
            return disparity.ratio(rate.ofGroups(counts), rate.overall(counts));
        });
    }

    private static BoundRows oddsDifference(Inputs inputs, Arguments arguments) {
        BoundRows hits = differenceOf(Rate.TRUE_POSITIVE, inputs, arguments);
        BoundRows alarms = differenceOf(Rate.FALSE_POSITIVE, inputs, arguments);
        boolean worst = arguments.choice("agg", Aggregate.class) == Aggregate.WORST_CASE;
        return new BoundRows(hits.rows(), weights -> {
            double hitDifference = hits.statistic().under(weights);
            double alarmDifference = alarms.statistic().under(weights);
            return worst ? Math.max(hitDifference, alarmDifference) : (hitDifference + alarmDifference) / 2;
        });
    }

    private static BoundRows oddsRatio(Inputs inputs, Arguments arguments) {
        BoundRows hits = ratioOf(Rate.TRUE_POSITIVE, inputs, arguments);
        BoundRows alarms = ratioOf(Rate.FALSE_POSITIVE, inputs, arguments);
        boolean worst = arguments.choice("agg", Aggregate.class) == Aggregate.WORST_CASE;
        return new BoundRows(hits.rows(), weights -> {
            double hitRatio = hits.statistic().under(weights);
            double alarmRatio = alarms.statistic().under(weights);
            if (worst) {
                // A comparison and no minimum: the reference passes over an undefined second ratio alone.
                return alarmRatio < hitRatio ? alarmRatio : hitRatio;
            }
            return DefinedMean.of(hitRatio, alarmRatio);
        });
    }

    private static BoundRows worstAccuracy(Inputs inputs, Arguments arguments) {
        GroupCounts groups = GroupCounts.ofMatches(inputs);
        return new BoundRows(
                groups.rows(),
                weights -> Arrays.stream(Rate.ACCURACY.ofGroups(groups.under(weights)))
                        .min()
                        .orElse(Double.NaN),
                !arguments.flag("ignore_sample_weight"));
    }
}
