package dev.assay.platform.scorecard;

import dev.assay.grading.ComparisonReport;
import dev.assay.grading.SplitScore;
import dev.assay.platform.decision.Decision;
import dev.assay.platform.ui.CiWhisker;
import dev.assay.platform.ui.DotPlot;
import dev.assay.platform.ui.Estimate;
import dev.assay.platform.ui.Scale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Candidates of an opening by the metric that decides, on rows that none of them saw.
 *
 * @param basis what they are compared by
 * @param tiers best first; one without a heading while there are too few for tiers
 * @param unranked those without a rank, and why
 * @param baseline value of the pack's baseline
 * @param whyNotComparable present when nobody is ranked
 */
public record Leaderboard(
        ComparisonReport.Basis basis,
        List<Tier> tiers,
        List<Row> unranked,
        OptionalDouble baseline,
        Optional<String> whyNotComparable) {

    /** Below it every interval is wide: tiers would say more than is known. */
    public static final int FEWEST_FOR_TIERS = 5;

    /** Digits after the point of values. */
    public static final int DECIMALS = 4;

    /** Those whom the comparisons do not tell apart from the best of them. */
    public record Tier(int number, List<Row> rows) {

        /** What the tier says, and no more. */
        public String words() {
            String people = rows.size() == 1 ? "1 candidate" : rows.size() + " candidates";
            String among = rows.size() == 1 ? "" : ", not told apart from the best of them";
            return number == 1 ? people + among : people + ", each below the best of tier " + (number - 1) + among;
        }
    }

    /**
     * A candidate.
     *
     * @param why there is no rank; empty when there is one
     */
    public record Row(
            Contender contender,
            ComparisonReport.Entry entry,
            Optional<ComparisonReport.Place.Ranked> place,
            String why,
            Optional<Decision> decision) {

        /** Such as {@code 1–3}; a single rank only where all comparisons leave no other. */
        public String rank() {
            return place.map(ranked -> ranked.rankLow() == ranked.rankHigh()
                            ? Integer.toString(ranked.rankLow())
                            : ranked.rankLow() + "–" + ranked.rankHigh())
                    .orElse("–");
        }

        /** Value and interval; empty when either is unknown. */
        public Optional<Estimate> estimate() {
            return entry.value().isPresent()
                    ? entry.interval()
                            .map(range ->
                                    new Estimate(range.lower(), entry.value().getAsDouble(), range.upper()))
                    : Optional.empty();
        }
    }

    /** The board of a comparison. */
    static Leaderboard of(
            ComparisonReport report,
            Map<String, Contender> contenders,
            Map<String, Decision> decisions,
            OptionalDouble baseline) {
        List<Row> ranked = new ArrayList<>();
        List<Row> unranked = new ArrayList<>();
        for (ComparisonReport.Entry entry : report.entries()) {
            Contender contender = contenders.get(entry.gradingId());
            if (contender == null) {
                continue;
            }
            Optional<Decision> decision = Optional.ofNullable(decisions.get(contender.invitationId()));
            switch (entry.place()) {
                case ComparisonReport.Place.Ranked place ->
                    ranked.add(new Row(contender, entry, Optional.of(place), "", decision));
                case ComparisonReport.Place.NotRanked not ->
                    unranked.add(new Row(contender, entry, Optional.empty(), not.reason(), decision));
            }
        }
        return new Leaderboard(report.basis(), tiers(ranked, report), unranked, baseline, report.whyNotComparable());
    }

    /** Everybody who is ranked. */
    public List<Row> ranked() {
        return tiers.stream().flatMap(tier -> tier.rows().stream()).toList();
    }

    /** Whether there are enough candidates for tiers. */
    public boolean hasTiers() {
        return ranked().size() >= FEWEST_FOR_TIERS;
    }

    /** What the rows of the table share. */
    public CiWhisker.Axis axis() {
        DoubleStream values = ranked().stream()
                .flatMap(row -> row.estimate().stream())
                .flatMapToDouble(estimate -> DoubleStream.of(estimate.low(), estimate.high()));
        Scale scale = Scale.covering(DoubleStream.concat(values, baseline.stream()), 8, CiWhisker.Axis.WIDTH - 8);
        return new CiWhisker.Axis(scale, baseline, OptionalDouble.empty(), DECIMALS);
    }

    /** One dot a candidate. */
    public DotPlot plot() {
        List<DotPlot.Dot> dots = ranked().stream()
                .filter(row -> row.entry().value().isPresent())
                .map(row -> new DotPlot.Dot(
                        row.contender().codeName(), row.entry().value().getAsDouble(), standing(row)))
                .toList();
        boolean higher = basis.direction() == SplitScore.Direction.HIGHER;
        return new DotPlot(
                "Scores of " + dots.size() + " candidates", dots, baseline, OptionalDouble.empty(), higher, DECIMALS);
    }

    private static DotPlot.Standing standing(Row row) {
        return row.decision()
                .map(decision -> switch (decision.outcome()) {
                    case ADVANCE -> DotPlot.Standing.ADVANCED;
                    case DECLINE -> DotPlot.Standing.DECLINED;
                    case HOLD -> DotPlot.Standing.OPEN;
                })
                .orElse(DotPlot.Standing.OPEN);
    }

    /** A tier ends where somebody is told apart from its best. Rows come best first. */
    private static List<Tier> tiers(List<Row> ranked, ComparisonReport report) {
        if (ranked.size() < FEWEST_FOR_TIERS) {
            return ranked.isEmpty() ? List.of() : List.of(new Tier(1, List.copyOf(ranked)));
        }
        Set<String> apart = new HashSet<>();
        report.pairs().stream()
                .filter(pair -> pair.outcome() != ComparisonReport.Outcome.NOT_TOLD_APART)
                .forEach(pair -> {
                    apart.add(pair.firstGradingId() + " " + pair.secondGradingId());
                    apart.add(pair.secondGradingId() + " " + pair.firstGradingId());
                });
        List<Tier> tiers = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : ranked) {
            boolean below = !rows.isEmpty()
                    && apart.contains(rows.getFirst().entry().gradingId() + " "
                            + row.entry().gradingId());
            if (below) {
                tiers.add(new Tier(tiers.size() + 1, List.copyOf(rows)));
                rows.clear();
            }
            rows.add(row);
        }
        tiers.add(new Tier(tiers.size() + 1, List.copyOf(rows)));
        return List.copyOf(tiers);
    }
}
