package dev.assay.grading;

import static dev.assay.schema.Tables.PACK_VERSION;

import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.PackVersionRecord;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** Pack versions as work: who prepares them, and what came of it. */
final class PreparationRepository extends JooqRepository {

    private static final String PUBLISHED = "PUBLISHED";

    PreparationRepository(DataSource dataSource) {
        super(dataSource);
    }

    PreparationRepository(Connection connection) {
        super(connection);
    }

    Optional<Long> reopen(String packVersionId) {
        int changed = dsl.update(PACK_VERSION)
                .set(PACK_VERSION.STATE, PUBLISHED)
                .setNull(PACK_VERSION.FAILURE)
                .setNull(PACK_VERSION.FAILURE_OWNER)
                .set(PACK_VERSION.TRIES, 0)
                .where(PACK_VERSION.ID.eq(packVersionId))
                .and(PACK_VERSION.STATE.ne("READY"))
                .execute();
        return changed == 0
                ? Optional.empty()
                : Optional.ofNullable(dsl.fetchValue(dsl.select(PACK_VERSION.ATTEMPT_TOKEN)
                        .from(PACK_VERSION)
                        .where(PACK_VERSION.ID.eq(packVersionId))));
    }

    Optional<PreparationClaim> claim(String packVersionId, int maxTries) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            PackVersionRecord row = transaction
                    .selectFrom(PACK_VERSION)
                    .where(PACK_VERSION.ID.eq(packVersionId))
                    .and(PACK_VERSION.STATE.eq(PUBLISHED))
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            PreparationClaim claim = new PreparationClaim(
                    new PackReference(row.getId(), row.getPackId(), row.getVersion(), row.getArchiveSha256()),
                    row.getAttemptToken() + 1,
                    row.getTries() + 1);
            if (row.getTries() >= maxTries) {
                fail(transaction, "every worker died that prepared it", Verdict.Owner.PLATFORM)
                        .where(PACK_VERSION.ID.eq(packVersionId))
                        .execute();
                return Optional.empty();
            }
            transaction
                    .update(PACK_VERSION)
                    .set(PACK_VERSION.ATTEMPT_TOKEN, claim.attemptToken())
                    .set(PACK_VERSION.TRIES, claim.tries())
                    .where(PACK_VERSION.ID.eq(packVersionId))
                    .execute();
            return Optional.of(claim);
        });
    }

    boolean store(PreparationClaim claim, PreparationOutcome.Prepared prepared, Instant now) {
        return held(
                claim,
                dsl.update(PACK_VERSION)
                        .set(PACK_VERSION.STATE, "READY")
                        .set(PACK_VERSION.PUBLIC_SHA256, prepared.publicSha256())
                        .set(PACK_VERSION.DIGESTS, prepared.digestsJson())
                        .set(PACK_VERSION.PREPARED_AT, now));
    }

    boolean storeRejection(PreparationClaim claim, String message) {
        return held(claim, fail(dsl, message, Verdict.Owner.ASSESSMENT));
    }

    boolean storeFault(PreparationClaim claim, String reason, boolean lastTry) {
        return held(
                claim,
                lastTry
                        ? fail(dsl, reason, Verdict.Owner.PLATFORM)
                        : dsl.update(PACK_VERSION).set(PACK_VERSION.FAILURE, reason));
    }

    private static UpdateSetMoreStep<PackVersionRecord> fail(DSLContext dsl, String failure, Verdict.Owner owner) {
        return dsl.update(PACK_VERSION)
                .set(PACK_VERSION.STATE, "FAILED")
                .set(PACK_VERSION.FAILURE, failure)
                .set(PACK_VERSION.FAILURE_OWNER, owner.name());
    }

    private static boolean held(PreparationClaim claim, UpdateSetMoreStep<PackVersionRecord> update) {
        return update.where(PACK_VERSION.ID.eq(claim.pack().versionId()))
                        .and(PACK_VERSION.ATTEMPT_TOKEN.eq(claim.attemptToken()))
                        .and(PACK_VERSION.STATE.eq(PUBLISHED))
                        .execute()
                == 1;
    }
}
