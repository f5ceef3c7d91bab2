package dev.assay.platform.candidate;

import dev.assay.pack.Manifest;
import dev.assay.platform.assessment.MetricNames;
import dev.assay.platform.submission.CandidateView;
import dev.assay.platform.submission.ScoreBoard;
import dev.assay.platform.submission.Shown;
import dev.assay.platform.submission.Told;
import dev.assay.platform.ui.Estimate;
import dev.assay.platform.ui.ScoreChart;
import dev.assay.platform.ui.Show;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores on public rows as a candidate's page shows them. */
public final class ScoreWords {

    private static final int DECIMALS = 4;

    private ScoreWords() {}

    /** The best score so far against the baseline; empty when none is told, or its interval is not known. */
    public static Optional<ScoreChart> chart(Manifest manifest, ScoreBoard board) {
        Manifest.MetricSpec primary = manifest.primary();
        return board.best()
                .map(ScoreBoard.Best::shown)
                .filter(shown -> shown.hasInterval() && primary.baseline().isPresent())
                .map(shown -> chart(primary, shown));
    }

    private static ScoreChart chart(Manifest.MetricSpec primary, Shown shown) {
        double baseline = primary.baseline().orElseThrow();
        double low = shown.low() == null ? shown.value() : shown.low();
        double high = shown.high() == null ? shown.value() : shown.high();
        // The baseline is a number of the pack's author: the interval of the gap is that of the score.
        Estimate gap = primary.direction() == Manifest.MetricSpec.Direction.HIGHER
                ? new Estimate(low - baseline, shown.value() - baseline, high - baseline)
                : new Estimate(baseline - high, baseline - shown.value(), baseline - low);
        return new ScoreChart(
                name(primary), new Estimate(low, shown.value(), high), baseline, gap, List.of(), DECIMALS);
    }

    /** The name of the metric that decides. */
    public static String name(Manifest.MetricSpec metric) {
        return MetricNames.of(metric);
    }

    /** What a table says of one submission. */
    public static String told(Told told) {
        return switch (told) {
            case Told.NoScore _ -> "–";
            case Told.OnlyThatItScored _ -> "kept back";
            case Told.NotDefined _ -> "not defined";
            case Told.NotBetter _ -> "not clearly better";
            case Told.Own own -> Show.number(own.shown().value(), DECIMALS);
            case Told.Better better -> Show.number(better.shown().value(), DECIMALS);
        };
    }

    /** How far a submission is from the baseline, better being positive; empty when its score is not told. */
    public static String overBaseline(Manifest manifest, CandidateView submission) {
        OptionalDouble baseline = manifest.primary().baseline();
        for (CandidateView.PublicMetric metric : submission.metrics()) {
            if (metric.primary() && metric.value() != null && baseline.isPresent()) {
                double gap = metric.value() - baseline.getAsDouble();
                return Show.signed(metric.direction().equals("HIGHER") ? gap : -gap, DECIMALS - 1);
            }
        }
        return "";
    }
}
