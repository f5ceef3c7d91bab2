package dev.assay.platform.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manager decides about an opening. The same bounds hold however it came in.
 *
 * @param message that every invitation carries; null for none
 */
record OpeningTerms(
        String title,
        Instant opensAt,
        Instant closesAt,
        Duration timeLimit,
        Opening.FinalRule finalRule,
        Opening.FeedbackPolicy feedbackPolicy,
        int linkDays,
        int turnaroundDays,
        int retentionDays,
        @Nullable String message) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 4000;
    private static final int MOST_LINK_DAYS = 90;
    private static final int MOST_TURNAROUND_DAYS = 90;
    private static final int MOST_RETENTION_DAYS = 3650;
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_LIMIT = Duration.ofDays(60);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    /** Those of an opening. */
    static OpeningTerms of(Opening opening) {
        return new OpeningTerms(
                opening.title(),
                opening.opensAt(),
                opening.closesAt(),
                opening.timeLimit(),
                opening.finalRule(),
                opening.feedbackPolicy(),
                opening.linkDays(),
                opening.turnaroundDays(),
                opening.retentionDays(),
                opening.message());
    }

    /** What is wrong with them for a new opening: a sentence by field. */
    Map<String, String> problems(Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (title.isBlank()) {
            problems.put("title", "Give it a title, such as the role.");
        } else if (title.length() > LONGEST_TITLE) {
            problems.put("title", "Use at most " + LONGEST_TITLE + " characters.");
        }
        if (!opensAt.isBefore(closesAt)) {
            problems.put("closesAt", "It has to close after it opens.");
        } else if (Duration.between(opensAt, closesAt).compareTo(LONGEST_WINDOW) > 0) {
            problems.put("closesAt", "At most a year after it opens.");
        } else if (!closesAt.isAfter(now)) {
            problems.put("closesAt", "That is over already.");
        }
        if (timeLimit.compareTo(SHORTEST_LIMIT) < 0 || timeLimit.compareTo(LONGEST_LIMIT) > 0) {
            problems.put("timeLimit", "From 15 minutes to 60 days.");
        }
        range(problems, "linkDays", linkDays, MOST_LINK_DAYS);
        range(problems, "turnaroundDays", turnaroundDays, MOST_TURNAROUND_DAYS);
        range(problems, "retentionDays", retentionDays, MOST_RETENTION_DAYS);
        if (message != null && message.length() > LONGEST_MESSAGE) {
            problems.put("message", "Use at most " + LONGEST_MESSAGE + " characters.");
        }
        return problems;
    }

    /** What is wrong with them instead of others, once somebody works under those. */
    Map<String, String> problemsAfterStart(Opening before, Instant now) {
        Map<String, String> problems = problems(closesAt.equals(before.closesAt()) ? Instant.MIN : now);
        String fixed = "Fixed since the first candidate began: everybody works under the same terms.";
        if (!opensAt.equals(before.opensAt())) {
            problems.put("opensAt", fixed);
        }
        if (closesAt.isBefore(before.closesAt())) {
            problems.put("closesAt", "Somebody works on it until then: it can only close later.");
        }
        if (!timeLimit.equals(before.timeLimit())) {
            problems.put("timeLimit", fixed);
        }
        if (finalRule != before.finalRule()) {
            problems.put("finalRule", fixed);
        }
        if (feedbackPolicy != before.feedbackPolicy()) {
            problems.put("feedbackPolicy", fixed);
        }
        if (turnaroundDays > before.turnaroundDays()) {
            problems.put(
                    "turnaroundDays", "Candidates were promised an answer within this time: it can only get shorter.");
        }
        if (retentionDays > before.retentionDays()) {
            problems.put("retentionDays", "Candidates agreed to this time: it can only get shorter.");
        }
        return problems;
    }

    private static void range(Map<String, String> problems, String field, int value, int most) {
        if (value < 1 || value > most) {
            problems.put(field, "From 1 to " + most + " days.");
        }
    }
}
