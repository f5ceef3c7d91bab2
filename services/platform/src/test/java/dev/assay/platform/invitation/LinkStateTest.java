package dev.assay.platform.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.opening.Opening;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LinkStateTest {

    private static final Instant OPENS = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-11-30T18:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-11-25T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void itIsGoodFromTheFirstInstantOfTheWindowToTheLastOfTheLink() {
        assertThat(of(invitation(null, null, null), opening(null), 2, OPENS.minusMillis(1)))
                .isEqualTo(new LinkState.NotYet(OPENS));
        assertThat(of(invitation(null, null, null), opening(null), 2, OPENS)).isEqualTo(new LinkState.Open());
        assertThat(of(invitation(null, null, null), opening(null), 2, EXPIRES.minusMillis(1)))
                .isEqualTo(new LinkState.Open());
        assertThat(of(invitation(null, null, null), opening(null), 2, EXPIRES))
                .isEqualTo(new LinkState.Expired(EXPIRES));
    }

    @Test
    void onlyTheNewestLinkWorks() {
        assertThat(of(invitation(null, null, null), opening(null), 1, NOON)).isEqualTo(new LinkState.OldVersion());
        assertThat(of(invitation(null, null, null), opening(null), 3, NOON)).isEqualTo(new LinkState.OldVersion());
    }

    @Test
    void whatWasTakenOrGivenBackSaysSoWhateverElseIsWrong() {
        assertThat(of(invitation(NOON, null, null), opening(NOON), 1, CLOSES)).isEqualTo(new LinkState.Revoked());
        assertThat(of(invitation(null, NOON, null), opening(NOON), 1, CLOSES)).isEqualTo(new LinkState.Withdrawn());
    }

    @Test
    void nobodyBeginsInAnOpeningThatWasClosed() {
        assertThat(of(invitation(null, null, null), opening(NOON), 2, NOON)).isEqualTo(new LinkState.Closed());
    }

    @Test
    void theWindowEndsForOneLaterThanForTheOthers() {
        Instant later = CLOSES.plus(Duration.ofDays(2));
        Invitation extended = invitation(null, null, later);

        assertThat(of(extended, opening(null), 2, CLOSES)).isEqualTo(new LinkState.Open());
        assertThat(of(extended, opening(null), 2, later)).isEqualTo(new LinkState.Expired(later));
    }

    private static LinkState of(Invitation invitation, Opening opening, int version, Instant now) {
        return LinkState.of(invitation, opening, version, now);
    }

    private static Invitation invitation(
            @Nullable Instant revokedAt, @Nullable Instant withdrawnAt, @Nullable Instant extendedTo) {
        return new Invitation(
                "i",
                "o",
                "p",
                "c",
                "Ana",
                "ana@x.example",
                null,
                "Heron-41",
                2,
                null,
                OPENS,
                extendedTo == null ? EXPIRES : extendedTo,
                null,
                revokedAt,
                withdrawnAt,
                null,
                0,
                extendedTo,
                0);
    }

    private static Opening opening(@Nullable Instant closedAt) {
        return new Opening(
                "p",
                "o",
                "v",
                "Title",
                OPENS,
                CLOSES,
                Duration.ofHours(4),
                Opening.FinalRule.BEST,
                Opening.FeedbackPolicy.NONE,
                14,
                7,
                180,
                null,
                OPENS,
                closedAt,
                null,
                null,
                0);
    }
}
