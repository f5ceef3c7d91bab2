package dev.assay.platform.scorecard;

import dev.assay.platform.ui.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The leaderboard for a spreadsheet. Formulas of candidates stay text. */
final class LeaderboardCsv {

    static final String HEADER =
            "tier,rank,candidate,code_name,value,lower,upper,vs_baseline,not_ranked_because,decision\r\n";

    private LeaderboardCsv() {}

    static String of(Leaderboard board) {
        Stream<String> ranked = board.tiers().stream()
                .flatMap(tier -> tier.rows().stream()
                        .map(row -> line(board.hasTiers() ? Integer.toString(tier.number()) : "", row)));
        return Stream.concat(ranked, board.unranked().stream().map(row -> line("", row)))
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String line(String tier, Leaderboard.Row row) {
        Optional<Estimate> estimate = row.estimate();
        List<String> cells = List.of(
                tier,
                row.place().map(place -> row.rank()).orElse(""),
                row.contender().name(),
                row.contender().codeName(),
                row.entry().value().isPresent()
                        ? Double.toString(row.entry().value().getAsDouble())
                        : "",
                estimate.map(known -> Double.toString(known.low())).orElse(""),
                estimate.map(known -> Double.toString(known.high())).orElse(""),
                row.entry()
                        .toBaseline()
                        .map(difference -> Double.toString(difference.value()))
                        .orElse(""),
                row.why(),
                row.decision().map(decision -> decision.outcome().name()).orElse(""));
        return cells.stream().map(LeaderboardCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean number = text.matches("-?[0-9.E-]+");
        String inert = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + inert.replace("\"", "\"\"") + '"';
    }
}
