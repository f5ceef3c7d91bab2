package dev.assay.platform.candidate;

import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.RIGHTS_REQUEST;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What candidates ask for about themselves, and the invitation that they give back. */
@Singleton
class RightsRepository extends JooqRepository {

    private final SittingRepository sittings;
    private final AuditRepository audit;
    private final Clock clock;

    RightsRepository(HikariDataSource dataSource, SittingRepository sittings, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.sittings = sittings;
        this.audit = audit;
        this.clock = clock;
    }

    List<RightsRequest> of(String invitationId) {
        return dsl.selectFrom(RIGHTS_REQUEST)
                .where(RIGHTS_REQUEST.INVITATION_ID.eq(invitationId))
                .orderBy(RIGHTS_REQUEST.ID.desc())
                .fetch(row -> new RightsRequest(
                        RightsRequest.Kind.valueOf(row.getKind()),
                        row.getText(),
                        row.getMadeAt(),
                        row.getAnswer(),
                        row.getGranted()));
    }

    /** Whether one of the kind waits for an answer. */
    boolean isOpen(String invitationId, RightsRequest.Kind kind) {
        return of(invitationId).stream().anyMatch(request -> request.kind() == kind && request.granted() == null);
    }

    void make(Invitation invitation, RightsRequest.Kind kind, String text) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            transaction
                    .insertInto(RIGHTS_REQUEST)
                    .set(RIGHTS_REQUEST.ID, id)
                    .set(RIGHTS_REQUEST.ORGANISATION_ID, invitation.organisationId())
                    .set(RIGHTS_REQUEST.INVITATION_ID, invitation.id())
                    .set(RIGHTS_REQUEST.KIND, kind.name())
                    .set(RIGHTS_REQUEST.TEXT, text)
                    .set(RIGHTS_REQUEST.MADE_AT, clock.instant())
                    .execute();
            append(transaction, invitation, AuditAction.RIGHTS_REQUEST_MADE, id, Map.of("kind", kind.name()));
        });
    }

    /** Gives the invitation back; a running attempt ends. Nothing happens the second time. */
    void withdraw(Invitation invitation) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int withdrawn = transaction
                    .update(INVITATION)
                    .set(INVITATION.WITHDRAWN_AT, clock.instant())
                    .set(INVITATION.REVISION, INVITATION.REVISION.plus(1))
                    .where(INVITATION.ID.eq(invitation.id()))
                    .and(INVITATION.WITHDRAWN_AT.isNull())
                    .execute();
            if (withdrawn == 1) {
                sittings.end(transaction, invitation.id(), Sitting.CloseReason.WITHDRAWN);
                append(transaction, invitation, AuditAction.INVITATION_WITHDRAWN, invitation.id(), Map.of());
            }
        });
    }

    private void append(
            DSLContext transaction,
            Invitation invitation,
            AuditAction action,
            String objectId,
            Map<String, String> detail) {
        audit.append(
                transaction,
                invitation.organisationId(),
                new Actor(Actor.Kind.CANDIDATE, invitation.id()),
                action,
                objectId,
                detail);
    }
}
