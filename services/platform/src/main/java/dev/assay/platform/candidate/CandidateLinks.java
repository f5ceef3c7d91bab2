package dev.assay.platform.candidate;

import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.web.RateLimiter;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the links that candidates come by, and slows down who makes them up. A good link is counted by itself and not by
 * the address it is opened from: a class that is invited sits behind one address.
 */
@Singleton
final class CandidateLinks {

    private static final RateLimiter.Limit FORGED =
            new RateLimiter.Limit("forged candidate link", 60, Duration.ofMinutes(15));
    private static final RateLimiter.Limit AGREED = new RateLimiter.Limit("own link", 60, Duration.ofMinutes(15));

    /** Each sends a mail to somebody who may not have asked for it. */
    private static final RateLimiter.Limit ASKED = new RateLimiter.Limit("shared link", 60, Duration.ofMinutes(15));

    private final LinkSigner signer;
    private final RateLimiter limiter;

    CandidateLinks(LinkSigner signer, RateLimiter limiter) {
        this.signer = signer;
        this.limiter = limiter;
    }

    /**
     * What a link says; empty when it is none of ours.
     *
     * @throws dev.assay.platform.web.ProblemException TOO_MANY_REQUESTS when too many from this address were none of ours
     */
    Optional<LinkSigner.Signed> read(HttpRequest<?> request, LinkSigner.Kind kind, String token) {
        Optional<LinkSigner.Signed> signed = signer.verify(kind, token);
        if (signed.isEmpty()) {
            limiter.spend(FORGED, request);
        }
        return signed;
    }

    /** Counts that somebody goes on by their own link. */
    void countOwn(String invitationId) {
        limiter.spend(AGREED, invitationId);
    }

    /** Counts that somebody asks for an invitation. */
    void countAsked(HttpRequest<?> request) {
        limiter.spend(ASKED, request);
    }
}
