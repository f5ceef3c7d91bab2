package dev.assay.platform.audit.page;

import dev.assay.platform.audit.AuditFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields above the log ask for. */
public final class AuditQuery {

    private AuditQuery() {}

    /** An action as people read it. */
    public static String words(String action) {
        return action.replace('.', ' ').replace('_', ' ');
    }

    /** Days are those of the reader; the last one is included. A day that is none asks for nothing. */
    static AuditFilter filter(Map<String, String> typed, ZoneId zone) {
        return new AuditFilter(
                typed.get("action"),
                typed.get("person"),
                typed.get("object"),
                begin(typed.get("from"), zone, 0),
                begin(typed.get("until"), zone, 1));
    }

    private static @Nullable Instant begin(@Nullable String day, ZoneId zone, int later) {
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
