package dev.assay.platform.organisation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the owners of a company may change of it, all at once.
 *
 * @param contact address that candidates are shown for questions about their data
 * @param turnaroundDays within which candidates are promised an answer, for new openings; 1 to 90
 * @param retentionDays after which candidates are made anonymous, for new openings; 1 to 3650
 */
@Serdeable
public record OrganisationChange(
        @NotBlank @Size(max = 200) String name,
        @NotNull ZoneId timeZone,
        @Nullable @Email @Size(max = 254) String contact,
        @Min(1) @Max(MOST_TURNAROUND_DAYS) int turnaroundDays,
        @Min(1) @Max(MOST_RETENTION_DAYS) int retentionDays) {

    /** Candidates wait at most this long. */
    public static final int MOST_TURNAROUND_DAYS = 90;

    /** Ten years. */
    public static final int MOST_RETENTION_DAYS = 3650;
}
