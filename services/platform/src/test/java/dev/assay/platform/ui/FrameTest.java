package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameTest {

    @Test
    void aToastCrossesARedirect() {
        Toast toast = Toast.undoable("Invitation sent to Łukasz.\nSecond line", "/invitations/1/undo");

        assertThat(frame(toast.cookie()).toast()).contains(toast);
        assertThat(frame(Toast.done("Saved.").cookie()).toast()).contains(Toast.done("Saved."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm9uZQ", "Cg"})
    void cookiesThatAreNoToastsShowNone(String value) {
        assertThat(frame(Cookie.of(Toast.COOKIE, value)).toast()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"})
    void aToastUndoesOnlyHere(String undo) {
        Toast shown = frame(new Toast("Done.", undo).cookie()).toast().orElseThrow();

        assertThat(shown.undo()).isNull();
    }

    @Test
    void theAddressOfThePageKeepsItsQuery() {
        Frame frame = Frame.of(HttpRequest.GET("/lists?q=a%20b"), "t", new Viewer.Anybody());

        assertThat(frame.address()).isEqualTo("/lists?q=a%20b");
        assertThat(frame.theme()).isEqualTo(Theme.AUTO);
    }

    @Test
    void initialsAreOfTheFirstTwoNames() {
        assertThat(staff("Marta Kowalska").initials()).isEqualTo("MK");
        assertThat(staff("  łukasz  ").initials()).isEqualTo("Ł");
        assertThat(staff("🦊 fox").initials()).isEqualTo("🦊F");
        assertThat(staff("").initials()).isEmpty();
    }

    @Test
    void aSectionIsMarkedInTheNavigation() {
        assertThat(staff("M").in("Packs").navigation())
                .extracting(Viewer.Destination::current)
                .containsExactly(false, true);
    }

    @Test
    void theClockNeverCountsBelowZero() {
        Instant now = Instant.parse("2026-11-21T15:00:00Z");
        Countdown over = new Countdown(now.minusSeconds(100), now.minusSeconds(5), now, false, ZoneId.of("UTC"));
        Countdown paused = new Countdown(now, now.plus(Duration.ofHours(1)), now, true, ZoneId.of("UTC"));

        assertThat(over.left()).isEqualTo("0:00:00");
        assertThat(over.tone()).isEqualTo("soon");
        assertThat(paused.until()).doesNotContain("Ends");
        assertThat(paused.tone()).isEqualTo("paused");
    }

    @Test
    void aFormRemembersWhatWasTyped() {
        Form form = Form.of(Map.of("email", "a@b")).error("email", "Is it whole?");

        assertThat(form.value("email")).isEqualTo("a@b");
        assertThat(form.error("email")).isEqualTo("Is it whole?");
        assertThat(form.error("name")).isNull();
        assertThat(form.isValid()).isFalse();
    }

    private static Frame frame(Cookie cookie) {
        return Frame.of(HttpRequest.GET("/").cookie(cookie), "t", new Viewer.Anybody());
    }

    private static Viewer.Staff staff(String name) {
        return new Viewer.Staff(
                name,
                "Manager",
                "Northwind",
                List.of(Viewer.Destination.to("Openings", "/a"), Viewer.Destination.to("Packs", "/b")),
                List.of());
    }
}
