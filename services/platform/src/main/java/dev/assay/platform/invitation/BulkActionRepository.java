package dev.assay.platform.invitation;

import static dev.assay.schema.Tables.BULK_ACTION;
import static dev.assay.schema.Tables.BULK_ACTION_ITEM;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.opening.Opening;
import dev.assay.schema.tables.records.BulkActionRecord;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Steps that can be taken back, with what stood before each. */
@Singleton
class BulkActionRepository extends JooqRepository {

    private final JsonMapper json;

    BulkActionRepository(HikariDataSource dataSource, JsonMapper json) {
        super(dataSource);
        this.json = json;
    }

    void insert(
            DSLContext transaction,
            String id,
            Caller caller,
            Opening opening,
            String kind,
            Instant now,
            Instant undoUntil) {
        transaction
                .insertInto(BULK_ACTION)
                .set(BULK_ACTION.ID, id)
                .set(BULK_ACTION.ORGANISATION_ID, opening.organisationId())
                .set(BULK_ACTION.OPENING_ID, opening.id())
                .set(BULK_ACTION.ACCOUNT_ID, caller.accountId().orElse(null))
                .set(BULK_ACTION.KIND, kind)
                .set(BULK_ACTION.DONE_AT, now)
                .set(BULK_ACTION.UNDO_UNTIL, undoUntil)
                .execute();
    }

    void insertItem(DSLContext transaction, String actionId, String invitationId, Before before) {
        transaction
                .insertInto(BULK_ACTION_ITEM)
                .set(BULK_ACTION_ITEM.ACTION_ID, actionId)
                .set(BULK_ACTION_ITEM.INVITATION_ID, invitationId)
                .set(BULK_ACTION_ITEM.STATE_BEFORE, write(before))
                .execute();
    }

    /** Takes an action of a company to take it back, once and in time. */
    Optional<BulkActionRecord> takeForUndo(DSLContext transaction, String organisationId, String id, Instant now) {
        int taken = transaction
                .update(BULK_ACTION)
                .set(BULK_ACTION.UNDONE_AT, now)
                .where(BULK_ACTION.ID.eq(id))
                .and(BULK_ACTION.ORGANISATION_ID.eq(organisationId))
                .and(BULK_ACTION.UNDONE_AT.isNull())
                .and(BULK_ACTION.UNDO_UNTIL.ge(now))
                .execute();
        return taken == 1
                ? transaction
                        .selectFrom(BULK_ACTION)
                        .where(BULK_ACTION.ID.eq(id))
                        .fetchOptional()
                : Optional.empty();
    }

    boolean exists(String organisationId, String id) {
        return dsl.fetchExists(BULK_ACTION, BULK_ACTION.ID.eq(id).and(BULK_ACTION.ORGANISATION_ID.eq(organisationId)));
    }

    /** What an action did, as it was said then. */
    Optional<BulkActionRecord> find(DSLContext transaction, String id) {
        return transaction.selectFrom(BULK_ACTION).where(BULK_ACTION.ID.eq(id)).fetchOptional();
    }

    /** The invitations of an action with what stood before. */
    Map<String, Before> items(DSLContext transaction, String actionId) {
        return transaction
                .selectFrom(BULK_ACTION_ITEM)
                .where(BULK_ACTION_ITEM.ACTION_ID.eq(actionId))
                .orderBy(BULK_ACTION_ITEM.INVITATION_ID)
                .fetchMap(BULK_ACTION_ITEM.INVITATION_ID, row -> read(row.getStateBefore()));
    }

    List<String> invitationsOf(String actionId) {
        return dsl.select(BULK_ACTION_ITEM.INVITATION_ID)
                .from(BULK_ACTION_ITEM)
                .where(BULK_ACTION_ITEM.ACTION_ID.eq(actionId))
                .orderBy(BULK_ACTION_ITEM.INVITATION_ID)
                .fetch(BULK_ACTION_ITEM.INVITATION_ID);
    }

    private String write(Before before) {
        try {
            return json.writeValueAsString(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Before read(String text) {
        try {
            return json.readValue(text, Before.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
