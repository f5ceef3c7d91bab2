package dev.assay.platform.invitation;

import dev.assay.platform.opening.Stage;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list of candidates is narrowed to.
 *
 * @param reached a stage that they have come to at least
 * @param show which of them
 * @param search part of the name, the address or the code name; empty for all
 */
record CandidateFilter(Optional<Stage> reached, Show show, String search) {

    /** Which candidates. */
    enum Show {
        /** All but those who were taken off before they opened their link. */
        EVERYBODY,
        /** Those who may begin and have not. */
        WAITING,
        /** Those whom the last mail did not reach. */
        BOUNCED,
        /** Those whose link ended before they began. */
        EXPIRED,
        REVOKED,
        WITHDRAWN
    }

    /** The filter of a query; empty texts are none. */
    static CandidateFilter of(@Nullable String stage, @Nullable String show, @Nullable String search) {
        return new CandidateFilter(
                constant(Stage.class, "stage", stage),
                constant(Show.class, "show", show).orElse(Show.EVERYBODY),
                search == null ? "" : search.strip());
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, field + " is none of those there are.");
        }
    }
}
