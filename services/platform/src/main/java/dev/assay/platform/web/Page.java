package dev.assay.platform.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param next cursor of the part that follows; null at the end
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next) {

    /** Items when nothing is asked for. */
    public static final String DEFAULT_LIMIT = "50";

    private static final int LARGEST_LIMIT = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /**
     * Cuts a page from one item more than fits.
     *
     * @param limit from {@link #limit(int)}
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> id) {
        boolean more = oneMore.size() > limit;
        List<T> items = more ? oneMore.subList(0, limit) : oneMore;
        return new Page<>(List.copyOf(items), more ? id.apply(items.getLast()) : null);
    }

    /** The limit when it is allowed. */
    public static int limit(int limit) {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "limit is from 1 to " + LARGEST_LIMIT + ".");
        }
        return limit;
    }

    /** The cursor as the id after which the page begins; sorts behind every id when there is none. */
    public static String cursor(@Nullable String cursor) {
        if (cursor == null) {
            return "g";
        }
        if (!ID.matcher(cursor).matches()) {
            throw new ProblemException(ErrorCode.INVALID_FIELDS, "cursor is not one of ours.");
        }
        return cursor;
    }
}
