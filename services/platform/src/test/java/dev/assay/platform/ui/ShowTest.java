package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShowTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Instant NOW = Instant.parse("2026-11-21T15:40:09Z");

    @Test
    void timesAreInThePersonsZoneAndNameIt() {
        assertThat(Show.time(NOW, WARSAW)).isEqualTo("21 Nov 2026 16:40 CET");
        assertThat(Show.exactTime(NOW, ZoneId.of("UTC"))).isEqualTo("21 Nov 2026 15:40:09 UTC");
        assertThat(Show.time(Instant.parse("2026-07-01T10:00:00Z"), WARSAW)).isEqualTo("1 Jul 2026 12:00 CEST");
        assertThat(Show.timeOfDay(NOW, WARSAW)).isEqualTo("16:40 CET");
        assertThat(Show.date(NOW, ZoneId.of("Asia/Tokyo"))).isEqualTo("22 Nov 2026");
        assertThat(Show.time(null, WARSAW)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "400, 0.4 s",
        "9999, 10.0 s",
        "41000, 41 s",
        "372000, 6 m 12 s",
        "3600000, 1 h 00 m",
        "11100000, 3 h 05 m",
        "187200000, 2 d 4 h"
    })
    void durationsHaveAtMostTwoUnits(long milliseconds, String words) {
        assertThat(Show.duration(Duration.ofMillis(milliseconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "-59, just now",
        "-60, 1 min ago",
        "-3599, 59 min ago",
        "-3600, 1 h ago",
        "-86400, 1 day ago",
        "259200, in 3 days",
        "120, in 2 min"
    })
    void distancesAreRoundedDown(long seconds, String words) {
        assertThat(Show.relative(NOW.plusSeconds(seconds), NOW)).isEqualTo(words);
    }

    @Test
    void clocksCountHoursMinutesAndSeconds() {
        assertThat(Show.clock(Duration.ofSeconds(6733))).isEqualTo("1:52:13");
        assertThat(Show.clock(Duration.ofHours(30))).isEqualTo("30:00:00");
        assertThat(Show.clock(Duration.ofHours(77).plusMinutes(7))).isEqualTo("3 d 5:07:00");
    }

    @Test
    void numbersLookAlikeWhateverTheLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Show.number(0.78125, 4)).isEqualTo("0.7813");
            assertThat(Show.count(212_480)).isEqualTo("212,480");
            assertThat(Show.bytes(19_084_083)).isEqualTo("18.2 MiB");
            assertThat(Show.points(81.25)).isEqualTo("81.3");
            assertThat(Scale.pixels(1.25)).isEqualTo("1.3");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void differencesHaveASign() {
        assertThat(Show.signed(0.0392, 3)).isEqualTo("+0.039");
        assertThat(Show.signed(-0.012, 3)).isEqualTo("−0.012");
        assertThat(Show.signed(0, 3)).isEqualTo("+0.000");
    }

    @Test
    void sizesAndCountsHaveTheirUnit() {
        assertThat(Show.bytes(512)).isEqualTo("0.5 KiB");
        assertThat(Show.bytes(3L * 1024 * 1024 * 1024)).isEqualTo("3.0 GiB");
        assertThat(Show.plural(1, "invitation", "invitations")).isEqualTo("1 invitation");
        assertThat(Show.plural(0, "invitation", "invitations")).isEqualTo("0 invitations");
        assertThat(Show.percent(0.794)).isEqualTo("79%");
        assertThat(Show.names(List.of("TIME_LIMIT", "LOG_CUT"))).isEqualTo("time limit, log cut");
        assertThat(Show.names(List.of())).isEqualTo("–");
    }
}
