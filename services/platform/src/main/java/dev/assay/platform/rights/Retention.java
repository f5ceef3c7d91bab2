package dev.assay.platform.rights;

import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.opening.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For how long a candidate is known: so many days after their end, or after the answer when that comes later. */
final class Retention {

    private Retention() {}

    /**
     * When a candidate is to be made anonymous; empty while the attempt runs.
     *
     * @param begun whether the attempt has begun
     * @param closedAt of the attempt; null while it runs, or when there is none
     * @param toldAt when the candidate was told a decision; null when nothing was
     */
    static Optional<Instant> ends(
            Invitation invitation,
            Opening opening,
            boolean begun,
            @Nullable Instant closedAt,
            @Nullable Instant toldAt) {
        if (begun && closedAt == null) {
            return Optional.empty();
        }
        Instant end = closedAt == null ? lastChance(invitation, opening) : closedAt;
        Instant from = toldAt != null && toldAt.isAfter(end) ? toldAt : end;
        return Optional.of(from.plus(Duration.ofDays(opening.retentionDays())));
    }

    /** Until when somebody could have begun who never did. */
    private static Instant lastChance(Invitation invitation, Opening opening) {
        return Stream.of(
                        Optional.of(invitation.latestBegin(opening)),
                        Optional.ofNullable(invitation.revokedAt()),
                        Optional.ofNullable(invitation.withdrawnAt()),
                        Optional.ofNullable(opening.closedAt()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
