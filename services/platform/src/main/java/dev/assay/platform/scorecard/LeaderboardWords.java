package dev.assay.platform.scorecard;

import dev.assay.platform.ui.Show;
import java.util.Locale;

/** What the leaderboard says in words. Never more than the comparisons do. */
public final class LeaderboardWords {

    private LeaderboardWords() {}

    /** Why nobody is ranked. */
    public static String tooMany(int most) {
        return ("Every two candidates are compared, which is done for up to %d who have handed something in. Everybody's score"
                        + " stands on their own page, with its interval. Invite further candidates to another opening.")
                .formatted(most);
    }

    /** A part of a sentence as a sentence. */
    public static String sentence(String part) {
        return part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) + ".";
    }

    /** In words. */
    public static String toBaseline(Leaderboard.Row row) {
        return row.entry()
                .toBaseline()
                .map(difference -> {
                    boolean tied = difference
                            .range()
                            .map(range -> range.lower() <= 0 && range.upper() >= 0)
                            .orElse(false);
                    String shown = Show.signed(difference.value(), Leaderboard.DECIMALS - 1);
                    return tied ? shown + ", tied" : shown;
                })
                .orElse("–");
    }

    /** In words. */
    public static String status(Leaderboard.Row row) {
        return row.decision()
                .map(decision -> switch (decision.outcome()) {
                    case ADVANCE -> "Advanced";
                    case DECLINE -> "Declined";
                    case HOLD -> "Held";
                })
                .orElse("To decide");
    }

    /** In words. */
    public static String tone(Leaderboard.Row row) {
        return row.decision()
                .map(decision -> switch (decision.outcome()) {
                    case ADVANCE -> "good";
                    case DECLINE -> "quiet";
                    case HOLD -> "warn";
                })
                .orElse("live");
    }

    /** How it was made. */
    public static String basis(Leaderboard board) {
        boolean measured =
                board.ranked().stream().anyMatch(row -> row.entry().toBaseline().isPresent());
        return resampling(board)
                + (measured
                        ? " The baseline is the pack's own program, measured on the same rows; candidates are told the value in its brief."
                        : "");
    }

    private static String resampling(Leaderboard board) {
        return board.basis()
                .resampling()
                .map(made ->
                        "%s intervals from %s resamples of %s hidden rows that all candidates share. A rank is the range that pairwise comparisons (%s, %s together) leave possible; \"tied\" means not told apart, not equal."
                                .formatted(
                                        Show.percent(made.level()),
                                        Show.count(made.resamples()),
                                        Show.count(board.basis().rows()),
                                        made.adjustment(),
                                        Show.percent(made.level())))
                .orElse("On " + Show.count(board.basis().rows()) + " hidden rows.");
    }
}
