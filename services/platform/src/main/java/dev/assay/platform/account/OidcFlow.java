package dev.assay.platform.account;

import dev.assay.platform.installation.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a browser that was sent to the provider, in an encrypted cookie of its own: whoever answers without
 * it was never sent.
 *
 * @param state that the answer must bring back
 * @param nonce that the token must hold
 * @param verifier that proves who asked for the code (PKCE)
 * @param ends after which no answer is taken
 * @param asked where to go once signed in
 */
record OidcFlow(String state, String nonce, String verifier, Instant ends, ReturnPath asked) {

    private static final String PURPOSE = "oidc flow";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static OidcFlow begin(Instant ends, ReturnPath asked) {
        return new OidcFlow(random(), random(), random(), ends, asked);
    }

    String encrypted(InstallationKey key) {
        String text = String.join(" ", state, nonce, verifier, ends.toString(), asked.path());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.encrypt(PURPOSE, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a cookie of ours says; empty when it is none, or too old. */
    static Optional<OidcFlow> of(String cookie, InstallationKey key, Instant now) {
        try {
            byte[] text = key.decrypt(PURPOSE, Base64.getUrlDecoder().decode(cookie));
            List<String> parts = List.of(new String(text, StandardCharsets.UTF_8).split(" ", -1));
            OidcFlow flow = new OidcFlow(
                    parts.get(0), parts.get(1), parts.get(2), Instant.parse(parts.get(3)), ReturnPath.of(parts.get(4)));
            return flow.ends.isAfter(now) ? Optional.of(flow) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
