package dev.assay.platform.opening;

import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.organisation.Organisation;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an opening. What is left out is as suggested: the pack's title and window, the company's promises.
 *
 * @param packVersionId a version that is ready
 * @param title 1 to 200 characters
 * @param opensAt now when left out
 * @param closesAt two weeks later when left out
 * @param timeLimitMinutes from the start of an attempt to its end; 15 to 86400
 * @param linkDays how long the link of an invitation works; 1 to 90
 * @param turnaroundDays within which candidates are promised an answer; 1 to 90
 * @param retentionDays before candidates are made anonymous; 1 to 3650
 * @param message that every invitation carries; at most 4000 characters
 */
@Serdeable
record OpeningRequest(
        @Nullable String packVersionId,
        @Nullable String title,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Integer timeLimitMinutes,
        Opening.@Nullable FinalRule finalRule,
        Opening.@Nullable FeedbackPolicy feedbackPolicy,
        @Nullable Integer linkDays,
        @Nullable Integer turnaroundDays,
        @Nullable Integer retentionDays,
        @Nullable String message) {

    /** The terms of a new opening. */
    OpeningTerms terms(PackOffer offer, Organisation organisation, Instant now) {
        return over(OpeningForm.suggested(offer, organisation, ZoneId.of("UTC"), now));
    }

    /** Terms with what is said here instead of what was. */
    OpeningTerms over(OpeningTerms before) {
        return new OpeningTerms(
                Objects.requireNonNullElse(title, before.title()).strip(),
                Objects.requireNonNullElse(opensAt, before.opensAt()),
                Objects.requireNonNullElse(closesAt, before.closesAt()),
                timeLimitMinutes == null ? before.timeLimit() : Duration.ofMinutes(timeLimitMinutes),
                Objects.requireNonNullElse(finalRule, before.finalRule()),
                Objects.requireNonNullElse(feedbackPolicy, before.feedbackPolicy()),
                Objects.requireNonNullElse(linkDays, before.linkDays()),
                Objects.requireNonNullElse(turnaroundDays, before.turnaroundDays()),
                Objects.requireNonNullElse(retentionDays, before.retentionDays()),
                message == null ? before.message() : message);
    }
}
