package dev.assay.platform.organisation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A company that uses the installation. Companies see nothing of each other.
 *
 * @param host whether it runs the installation
 * @param timeZone in which its mails and reports show times
 * @param contact address that candidates are shown for questions about their data; null until it is set
 * @param turnaroundDays within which candidates are promised an answer, for new openings
 * @param retentionDays after which candidates are made anonymous, for new openings
 * @param setUpAt null until its first owner has set it up
 * @param revision changes with every change
 */
@Serdeable
public record Organisation(
        String id,
        String name,
        boolean host,
        ZoneId timeZone,
        @Nullable String contact,
        int turnaroundDays,
        int retentionDays,
        @Nullable Instant setUpAt,
        long revision) {

    /** The id of the company that runs the installation: its row comes with the schema. */
    public static final String HOST = "00000000-0000-7000-8000-000000000001";
}
