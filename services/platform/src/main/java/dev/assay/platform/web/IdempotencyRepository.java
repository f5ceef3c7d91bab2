package dev.assay.platform.web;

import static dev.assay.schema.Tables.IDEMPOTENCY_KEY;

import dev.assay.schema.tables.records.IdempotencyKeyRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Remembers which object a request made, so that repeating it makes no second one. */
public final class IdempotencyRepository {

    private IdempotencyRepository() {}

    /**
     * Takes the key within a transaction. Of two requests at a time the second waits for the first.
     *
     * @param id the object that this transaction is about to make
     * @return the given id: go on. Another one: a request with this key has made that object
     * @throws ProblemException when the key belongs to a request of another content
     */
    public static String take(DSLContext transaction, Optional<RequestKey> key, String id, Instant now) {
        return key.map(taken -> take(transaction, taken, id, now)).orElse(id);
    }

    /** Whether a request of a caller with this key has made something. */
    public static boolean isTaken(DSLContext context, String callerId, String key) {
        return context.fetchExists(
                IDEMPOTENCY_KEY, IDEMPOTENCY_KEY.CALLER_ID.eq(callerId).and(IDEMPOTENCY_KEY.IDEMPOTENCY_KEY_.eq(key)));
    }

    private static String take(DSLContext transaction, RequestKey key, String id, Instant now) {
        int inserted = transaction
                .insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.CALLER_ID, key.callerId())
                .set(IDEMPOTENCY_KEY.IDEMPOTENCY_KEY_, key.key())
                .set(IDEMPOTENCY_KEY.REQUEST_SHA256, key.requestSha256())
                .set(IDEMPOTENCY_KEY.RESOURCE_ID, id)
                .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        if (inserted == 1) {
            return id;
        }
        IdempotencyKeyRecord first = transaction
                .selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CALLER_ID.eq(key.callerId()))
                .and(IDEMPOTENCY_KEY.IDEMPOTENCY_KEY_.eq(key.key()))
                .fetchSingle();
        if (!first.getRequestSha256().equals(key.requestSha256())) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "It was sent with a different request before. Send this one with a new key.");
        }
        return first.getResourceId();
    }
}
