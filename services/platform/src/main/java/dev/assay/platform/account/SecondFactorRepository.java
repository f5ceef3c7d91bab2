package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.RECOVERY_CODE;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/** Second factors: secrets encrypted, recovery codes as hashes. */
@Singleton
class SecondFactorRepository extends JooqRepository {

    private final Clock clock;

    SecondFactorRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** What somebody showed. */
    enum Shown {
        /** A code of the app. */
        APP,
        /** A recovery code. */
        PAPER,
        /** Nothing that counts. */
        NOTHING
    }

    /** The encrypted secret, confirmed or not. */
    Optional<byte[]> secret(String accountId) {
        return dsl.select(ACCOUNT.TOTP_SECRET)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(accountId))
                .fetchOptional(ACCOUNT.TOTP_SECRET);
    }

    /** Stores a secret that is still to be confirmed. Nothing happens when one is confirmed. */
    void begin(String accountId, byte[] secret) {
        dsl.update(ACCOUNT)
                .set(ACCOUNT.TOTP_SECRET, secret)
                .setNull(ACCOUNT.TOTP_LAST_STEP)
                .where(ACCOUNT.ID.eq(accountId))
                .and(ACCOUNT.TOTP_CONFIRMED_AT.isNull())
                .execute();
    }

    /** Turns it on. False when it is on. */
    boolean confirm(DSLContext transaction, String accountId, long step) {
        return transaction
                        .update(ACCOUNT)
                        .set(ACCOUNT.TOTP_CONFIRMED_AT, clock.instant())
                        .set(ACCOUNT.TOTP_LAST_STEP, step)
                        .where(ACCOUNT.ID.eq(accountId))
                        .and(ACCOUNT.TOTP_CONFIRMED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Takes a step up. False when it, or a later one, was taken before: a code that somebody looked at is worth nothing. */
    boolean useStep(DSLContext transaction, String accountId, long step) {
        return transaction
                        .update(ACCOUNT)
                        .set(ACCOUNT.TOTP_LAST_STEP, step)
                        .where(ACCOUNT.ID.eq(accountId))
                        .and(ACCOUNT.TOTP_CONFIRMED_AT.isNotNull())
                        .and(ACCOUNT.TOTP_LAST_STEP.isNull().or(ACCOUNT.TOTP_LAST_STEP.lt(step)))
                        .execute()
                == 1;
    }

    /** Takes whichever of the two it is up. */
    Shown take(DSLContext transaction, String accountId, OptionalLong step, String codeHash) {
        if (step.isPresent()) {
            return useStep(transaction, accountId, step.getAsLong()) ? Shown.APP : Shown.NOTHING;
        }
        return useCode(transaction, accountId, codeHash) ? Shown.PAPER : Shown.NOTHING;
    }

    private boolean useCode(DSLContext transaction, String accountId, String hash) {
        return transaction
                        .update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, clock.instant())
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId))
                        .and(RECOVERY_CODE.CODE_SHA256.eq(hash))
                        .and(RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    int codesLeft(String accountId) {
        return dsl.fetchCount(
                RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(accountId).and(RECOVERY_CODE.USED_AT.isNull()));
    }

    /** Puts codes in the place of those from before. */
    void replaceCodes(DSLContext transaction, String accountId, List<String> hashes) {
        transaction
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId))
                .execute();
        for (String hash : hashes) {
            transaction
                    .insertInto(RECOVERY_CODE)
                    .set(RECOVERY_CODE.ACCOUNT_ID, accountId)
                    .set(RECOVERY_CODE.CODE_SHA256, hash)
                    .execute();
        }
    }

    /** Turns it off and forgets everything of it. */
    void remove(DSLContext transaction, String accountId) {
        transaction
                .update(ACCOUNT)
                .setNull(ACCOUNT.TOTP_SECRET)
                .setNull(ACCOUNT.TOTP_CONFIRMED_AT)
                .setNull(ACCOUNT.TOTP_LAST_STEP)
                .where(ACCOUNT.ID.eq(accountId))
                .execute();
        replaceCodes(transaction, accountId, List.of());
    }
}
