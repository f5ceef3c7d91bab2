package dev.assay.platform.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as pages write them. What is absent is a dash. Numbers are written alike in every language of the server. */
public final class Show {

    private static final String NOTHING = "–";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

    private Show() {}

    /** Such as {@code 21 Nov 2026 16:40 CET}. */
    public static String time(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? NOTHING : TIME.withZone(zone).format(instant);
    }

    /** A time with its seconds. */
    public static String exactTime(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? NOTHING : EXACT.withZone(zone).format(instant);
    }

    /** Such as {@code 21 Nov 2026}. */
    public static String date(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? NOTHING : DATE.withZone(zone).format(instant);
    }

    /** Such as {@code 16:40 CET}. */
    public static String timeOfDay(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? NOTHING : TIME_OF_DAY.withZone(zone).format(instant);
    }

    /** How far away in one unit, rounded down: {@code just now}, {@code 4 min ago}, {@code in 3 days}. */
    public static String relative(@Nullable Instant instant, Instant now) {
        if (instant == null) {
            return NOTHING;
        }
        Duration distance = Duration.between(instant, now).abs();
        if (distance.toMinutes() < 1) {
            return "just now";
        }
        String amount;
        if (distance.toHours() < 1) {
            amount = distance.toMinutes() + " min";
        } else if (distance.toDays() < 1) {
            amount = distance.toHours() + " h";
        } else {
            amount = plural(distance.toDays(), "day", "days");
        }
        return instant.isAfter(now) ? "in " + amount : amount + " ago";
    }

    /** Time used, in at most two units: {@code 0.4 s}, {@code 41 s}, {@code 6 m 12 s}, {@code 3 h 05 m}, {@code 2 d 4 h}. */
    public static String duration(@Nullable Duration duration) {
        if (duration == null) {
            return NOTHING;
        }
        if (duration.toSeconds() < 10) {
            return seconds(duration.toMillis() / 1000.0);
        }
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return "%d m %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toDays() < 1
                ? "%d h %02d m".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
    }

    /** A length of time as people set it: {@code 45 minutes}, {@code 4 hours}, {@code 1 day}; mixed ones in two units. */
    public static String span(Duration duration) {
        String days = plural(duration.toDays(), "day", "days");
        String hours = plural(duration.toHoursPart(), "hour", "hours");
        String minutes = plural(duration.toMinutesPart(), "minute", "minutes");
        if (duration.toDays() > 0) {
            return duration.toHoursPart() == 0 ? days : days + " " + hours;
        }
        if (duration.toHours() > 0) {
            return duration.toMinutesPart() == 0 ? hours : hours + " " + minutes;
        }
        return minutes;
    }

    /** A length of time in one unit, for comparing: {@code 12 min}, {@code 5 h}, {@code 1.2 days}. */
    public static String rounded(Duration duration) {
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 1
                ? duration.toHours() + " h"
                : number(duration.toMinutes() / (double) Duration.ofDays(1).toMinutes(), 1) + " days";
    }

    /** With a capital letter. */
    public static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1));
    }

    /** A clock of hours, minutes and seconds: {@code 1:52:13}, or {@code 3 d 5:07:00} from two days on. */
    public static String clock(Duration duration) {
        long days = duration.toHours() < 48 ? 0 : duration.toDays();
        String rest = "%d:%02d:%02d"
                .formatted(duration.minusDays(days).toHours(), duration.toMinutesPart(), duration.toSecondsPart());
        return days == 0 ? rest : days + " d " + rest;
    }

    /** Points, with one decimal. */
    public static String points(@Nullable Double points) {
        return points == null ? NOTHING : number(points, 1);
    }

    /** A number with so many decimals. */
    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }

    /** A difference with its sign: {@code +0.039}, {@code −0.012}. */
    public static String signed(double value, int decimals) {
        return (value < 0 ? "" : "+") + number(value, decimals);
    }

    /** A count with separators: {@code 212,480}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with its noun. */
    public static String plural(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** A share of 1 in whole per cent. */
    public static String percent(double share) {
        return Math.round(100 * share) + "%";
    }

    /** Seconds, with one decimal. */
    public static String seconds(double seconds) {
        return number(seconds, 1) + " s";
    }

    /** Bytes in KiB, MiB or GiB. */
    public static String bytes(long bytes) {
        double kibibytes = bytes / 1024.0;
        if (kibibytes < 1024) {
            return number(kibibytes, 1) + " KiB";
        }
        return kibibytes < 1024 * 1024
                ? number(kibibytes / 1024, 1) + " MiB"
                : number(kibibytes / 1024 / 1024, 1) + " GiB";
    }

    /** Words of a constant: {@code TIME_LIMIT} is time limit. */
    public static String words(@Nullable String constant) {
        return constant == null ? "" : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Words of constants separated by commas. */
    public static String names(Collection<String> names) {
        return names.isEmpty()
                ? NOTHING
                : String.join(", ", names.stream().map(Show::words).toList());
    }
}
