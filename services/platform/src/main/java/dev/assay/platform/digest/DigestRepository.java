package dev.assay.platform.digest;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.ATTEMPT;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.SUBMISSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who gets a digest, and what only it counts. */
@Singleton
class DigestRepository extends JooqRepository {

    DigestRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /**
     * Somebody who runs openings and wants a digest.
     *
     * @param last when the last one was looked into; when the account was made, at first
     */
    record Recipient(String accountId, String organisationId, String email, String name, ZoneId zone, Instant last) {}

    List<Recipient> recipients() {
        List<String> roles = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(Permission.CANDIDATES_WRITE))
                .map(Role::name)
                .toList();
        return dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.DIGEST.isTrue())
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(ACCOUNT.ROLE.in(roles))
                .orderBy(ACCOUNT.ID)
                .fetch(row -> new Recipient(
                        row.getId(),
                        row.getOrganisationId(),
                        row.getEmail(),
                        row.getName(),
                        ZoneId.of(row.getTimeZone()),
                        row.getDigestSentAt() == null ? row.getCreatedAt() : row.getDigestSentAt()));
    }

    /** Writes down that the digest of a time was looked into. False when it was before. */
    boolean claim(DSLContext transaction, String accountId, Instant due, Instant now) {
        return transaction
                        .update(ACCOUNT)
                        .set(ACCOUNT.DIGEST_SENT_AT, now)
                        .where(ACCOUNT.ID.eq(accountId))
                        .and(ACCOUNT.DIGEST_SENT_AT.isNull().or(ACCOUNT.DIGEST_SENT_AT.lt(due)))
                        .execute()
                == 1;
    }

    /** The openings that a company works on, newest first. Archived ones send nothing. */
    List<String> openings(String organisationId) {
        return dsl.select(OPENING.ID)
                .from(OPENING)
                .where(OPENING.ORGANISATION_ID.eq(organisationId))
                .and(OPENING.ARCHIVED_AT.isNull())
                .orderBy(OPENING.ID.desc())
                .fetch(OPENING.ID);
    }

    /** Submissions of timed attempts since a time, by opening. */
    Map<String, Integer> submissionsSince(String organisationId, Instant since) {
        return dsl.select(INVITATION.OPENING_ID, DSL.count())
                .from(SUBMISSION)
                .join(ATTEMPT)
                .on(ATTEMPT.ID.eq(SUBMISSION.ATTEMPT_ID))
                .join(INVITATION)
                .on(INVITATION.ID.eq(ATTEMPT.INVITATION_ID))
                .where(INVITATION.ORGANISATION_ID.eq(organisationId))
                .and(ATTEMPT.KIND.eq("TIMED"))
                .and(SUBMISSION.RECEIVED_AT.gt(since))
                .groupBy(INVITATION.OPENING_ID)
                .fetchMap(INVITATION.OPENING_ID, DSL.count());
    }
}
