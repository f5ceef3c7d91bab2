package dev.assay.platform.opening;

import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.ui.Form;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** The form of an opening: times are the manager's, the time limit a number and a unit. */
final class OpeningForm {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final Duration SUGGESTED_WINDOW = Duration.ofDays(14);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final Map<String, String> typed;
    private final Map<String, String> errors = new HashMap<>();

    private OpeningForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /** What was typed, as terms or as errors. */
    record Read(OpeningTerms terms, Map<String, String> errors) {}

    /** Reads what was typed; fields that cannot be read have an error and a value that may be ignored. */
    static Read read(Map<String, String> typed, ZoneId zone, Opening.FinalRule rule, Opening.FeedbackPolicy policy) {
        OpeningForm form = new OpeningForm(typed);
        String message = form.text("message").replace("\r\n", "\n").strip();
        OpeningTerms terms = new OpeningTerms(
                form.text("title").strip(),
                form.time("opensAt", zone),
                form.time("closesAt", zone),
                form.timeLimit(),
                form.constant(Opening.FinalRule.class, "finalRule", rule),
                form.constant(Opening.FeedbackPolicy.class, "feedbackPolicy", policy),
                form.days("linkDays"),
                form.days("turnaroundDays"),
                form.days("retentionDays"),
                message.isEmpty() ? null : message);
        return new Read(terms, form.errors);
    }

    /** What a new opening of a pack begins with. */
    static OpeningTerms suggested(PackOffer offer, Organisation organisation, ZoneId zone, Instant now) {
        Instant closes = LocalDateTime.ofInstant(now.plus(SUGGESTED_WINDOW), zone)
                .with(END_OF_DAY)
                .atZone(zone)
                .toInstant();
        Instant opens = now.truncatedTo(ChronoUnit.MINUTES);
        return new OpeningTerms(
                offer.version().title(),
                opens,
                closes,
                offer.window(),
                Opening.FinalRule.BEST,
                Opening.FeedbackPolicy.LADDER,
                (int) SUGGESTED_WINDOW.toDays(),
                organisation.turnaroundDays(),
                organisation.retentionDays(),
                null);
    }

    /** The same terms for another time: from now, for as long as they were. */
    static OpeningTerms again(Opening opening, Instant now) {
        Instant opens = now.truncatedTo(ChronoUnit.MINUTES);
        OpeningTerms terms = OpeningTerms.of(opening);
        return new OpeningTerms(
                terms.title(),
                opens,
                opens.plus(Duration.between(opening.opensAt(), opening.closesAt())),
                terms.timeLimit(),
                terms.finalRule(),
                terms.feedbackPolicy(),
                terms.linkDays(),
                terms.turnaroundDays(),
                terms.retentionDays(),
                terms.message());
    }

    /** Terms as they stand in the fields. */
    static Form of(OpeningTerms terms, ZoneId zone) {
        Map<String, String> fields = new HashMap<>();
        fields.put("title", terms.title());
        fields.put("opensAt", LOCAL.format(LocalDateTime.ofInstant(terms.opensAt(), zone)));
        fields.put("closesAt", LOCAL.format(LocalDateTime.ofInstant(terms.closesAt(), zone)));
        ChronoUnit unit = unit(terms.timeLimit());
        fields.put("timeLimit", Long.toString(terms.timeLimit().dividedBy(unit.getDuration())));
        fields.put("timeUnit", unit.name());
        fields.put("finalRule", terms.finalRule().name());
        fields.put("feedbackPolicy", terms.feedbackPolicy().name());
        fields.put("linkDays", Integer.toString(terms.linkDays()));
        fields.put("turnaroundDays", Integer.toString(terms.turnaroundDays()));
        fields.put("retentionDays", Integer.toString(terms.retentionDays()));
        fields.put("message", terms.message() == null ? "" : terms.message());
        return Form.of(fields);
    }

    private static ChronoUnit unit(Duration duration) {
        if (duration.toMinutes() % Duration.ofDays(1).toMinutes() == 0) {
            return ChronoUnit.DAYS;
        }
        return duration.toMinutes() % Duration.ofHours(1).toMinutes() == 0 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
    }

    private String text(String field) {
        return typed.getOrDefault(field, "");
    }

    private Instant time(String field, ZoneId zone) {
        try {
            return LocalDateTime.parse(text(field).strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            errors.put(field, "Write a date and time, such as 2026-11-25T18:00.");
            return Instant.EPOCH;
        }
    }

    private Duration timeLimit() {
        ChronoUnit unit = switch (text("timeUnit")) {
            case "MINUTES" -> ChronoUnit.MINUTES;
            case "DAYS" -> ChronoUnit.DAYS;
            default -> ChronoUnit.HOURS;
        };
        return unit.getDuration().multipliedBy(number("timeLimit"));
    }

    private int days(String field) {
        return number(field);
    }

    private int number(String field) {
        try {
            return Integer.parseInt(text(field).strip());
        } catch (NumberFormatException e) {
            errors.put(field, "Write a whole number.");
            return 0;
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field, E otherwise) {
        try {
            return text(field).isEmpty() ? otherwise : Enum.valueOf(type, text(field));
        } catch (IllegalArgumentException e) {
            errors.put(field, "Choose one of these.");
            return otherwise;
        }
    }
}
