package dev.assay.platform.decision;

import static dev.assay.schema.Tables.DECISION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.DecisionRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Decisions. The newest of an invitation stands; the others stay. */
@Singleton
public class DecisionRepository extends JooqRepository {

    private final Clock clock;

    DecisionRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** The decisions about an invitation, newest first. */
    public List<Decision> of(String invitationId) {
        return dsl.selectFrom(DECISION)
                .where(DECISION.INVITATION_ID.eq(invitationId))
                .orderBy(DECISION.ID.desc())
                .fetch(DecisionRepository::view);
    }

    /** The newest decision that its candidate may see. */
    public Optional<Decision> released(String invitationId) {
        return dsl.selectFrom(DECISION)
                .where(DECISION.INVITATION_ID.eq(invitationId))
                .and(DECISION.RELEASED_AT.le(clock.instant()))
                .orderBy(DECISION.ID.desc())
                .limit(1)
                .fetchOptional(DecisionRepository::view);
    }

    /** The decision that stands, by invitation. */
    public Map<String, Decision> standing(Collection<String> invitationIds) {
        var newest = DSL.select(DSL.max(DECISION.ID))
                .from(DECISION)
                .where(DECISION.INVITATION_ID.in(invitationIds))
                .groupBy(DECISION.INVITATION_ID);
        return dsl.selectFrom(DECISION)
                .where(DECISION.ID.in(newest))
                .fetchMap(DECISION.INVITATION_ID, DecisionRepository::view);
    }

    /** When the candidate sees it, and the mail that says so. */
    record Release(Instant at, String mailId) {}

    Decision insert(DSLContext transaction, NewDecision wanted, @Nullable String accountId, Optional<Release> release) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(DECISION)
                .set(DECISION.ID, id)
                .set(DECISION.INVITATION_ID, wanted.invitationId())
                .set(DECISION.OUTCOME, wanted.outcome().name())
                .set(DECISION.REASON, wanted.reason())
                .set(DECISION.FEEDBACK, wanted.feedback())
                .set(DECISION.SHARE_SCORE, wanted.shareScore())
                .set(DECISION.DECIDED_BY, accountId)
                .set(DECISION.DECIDED_AT, clock.instant())
                .set(DECISION.RELEASED_AT, release.map(Release::at).orElse(null))
                .set(DECISION.MAIL_ID, release.map(Release::mailId).orElse(null))
                .execute();
        return find(transaction, id).orElseThrow();
    }

    /** Takes a release back that the candidate has not seen yet. Returns its mail; empty when it is too late. */
    Optional<String> keepBack(DSLContext transaction, String id) {
        int kept = transaction
                .update(DECISION)
                .setNull(DECISION.RELEASED_AT)
                .where(DECISION.ID.eq(id))
                .and(DECISION.RELEASED_AT.gt(clock.instant()))
                .execute();
        return kept == 0
                ? Optional.empty()
                : transaction
                        .select(DECISION.MAIL_ID)
                        .from(DECISION)
                        .where(DECISION.ID.eq(id))
                        .fetchOptional(DECISION.MAIL_ID);
    }

    Optional<Decision> find(DSLContext context, String id) {
        return context.selectFrom(DECISION).where(DECISION.ID.eq(id)).fetchOptional(DecisionRepository::view);
    }

    private static Decision view(DecisionRecord row) {
        return new Decision(
                row.getId(),
                row.getInvitationId(),
                Decision.Outcome.valueOf(row.getOutcome()),
                row.getReason(),
                row.getFeedback(),
                row.getShareScore(),
                row.getDecidedBy(),
                row.getDecidedAt(),
                row.getReleasedAt());
    }
}
