package dev.assay.platform.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The revision of an object as its ETag: a change names the one that it was made from. */
public final class Revision {

    /** Header that names it. */
    public static final String HEADER = "If-Match";

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Revision() {}

    /** The revision that a change was made from. */
    public static long required(@Nullable String ifMatch) {
        return of(ifMatch)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.VERSION_NEEDED, "Send the ETag of what you change as " + HEADER + "."));
    }

    /** The same where it may be left out. */
    public static Optional<Long> of(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(ErrorCode.CHANGED_MEANWHILE, HEADER + " is no ETag of ours.");
        }
        return Optional.of(Long.parseLong(tag.group(1)));
    }

    /** Refuses a change that was made from another revision. */
    public static void check(Optional<Long> wanted, long current) {
        if (wanted.isPresent() && wanted.get() != current) {
            throw new ProblemException(
                    ErrorCode.CHANGED_MEANWHILE, "Read it again, and make the change to what it is now.");
        }
    }

    /** A response with the tag. */
    public static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, long revision) {
        return response.header("ETag", "\"" + revision + "\"");
    }

    /** An object with its tag. */
    public static <T> HttpResponse<T> ok(T body, long revision) {
        return tagged(HttpResponse.ok(body), revision);
    }
}
