package dev.assay.platform.web;

import dev.assay.pack.TreeDigest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a repeated request known as such.
 *
 * @param callerId whose request it is: keys of different callers never meet
 * @param key chosen by the caller
 * @param requestSha256 of what was asked for; the same key with another request is a mistake
 */
public record RequestKey(String callerId, String key, String requestSha256) {

    /** Header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /**
     * The key of a request; empty when the caller sent none.
     *
     * @param operation what is asked for, with every parameter that matters
     */
    public static Optional<RequestKey> of(String callerId, @Nullable String key, String operation) {
        if (key == null) {
            return Optional.empty();
        }
        if (!ALLOWED.matcher(key).matches()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS, HEADER + " is 1 to 200 printable ASCII characters without blanks.");
        }
        byte[] digest = TreeDigest.sha256().digest(operation.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new RequestKey(callerId, key, HexFormat.of().formatHex(digest)));
    }
}
