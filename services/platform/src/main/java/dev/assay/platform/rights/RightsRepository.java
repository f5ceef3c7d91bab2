package dev.assay.platform.rights;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.DECISION;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.OPENING;
import static dev.assay.schema.Tables.RIGHTS_REQUEST;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import dev.assay.platform.account.OpenRequests;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** What candidates ask for about themselves, and the invitation that they give back. */
@Singleton
public class RightsRepository extends JooqRepository implements OpenRequests {

    private final SittingRepository sittings;
    private final AuditRepository audit;
    private final Clock clock;

    RightsRepository(HikariDataSource dataSource, SittingRepository sittings, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.sittings = sittings;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was asked by an invitation, newest first. */
    public List<RightsRequest> of(String invitationId) {
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
    public boolean isOpen(String invitationId, RightsRequest.Kind kind) {
        return of(invitationId).stream().anyMatch(request -> request.kind() == kind && request.isOpen());
    }

    /** Asks. */
    public void make(Invitation invitation, RightsRequest.Kind kind, String text) {
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
    public void withdraw(Invitation invitation) {
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

    /** How many wait in a company. */
    @Override
    public long count(String organisationId) {
        return dsl.fetchCount(
                RIGHTS_REQUEST,
                RIGHTS_REQUEST.ORGANISATION_ID.eq(organisationId).and(RIGHTS_REQUEST.GRANTED.isNull()));
    }

    /** Those of a company before an id, newest first. */
    List<FiledRequest> newest(String organisationId, String before, int most) {
        return filed().where(RIGHTS_REQUEST.ORGANISATION_ID.eq(organisationId))
                .and(RIGHTS_REQUEST.ID.lt(before))
                .orderBy(RIGHTS_REQUEST.ID.desc())
                .limit(most)
                .fetch(RightsRepository::view);
    }

    /** Those that wait in an opening, oldest first. */
    List<FiledRequest> waitingIn(String openingId) {
        return filed().where(INVITATION.OPENING_ID.eq(openingId))
                .and(RIGHTS_REQUEST.GRANTED.isNull())
                .orderBy(RIGHTS_REQUEST.ID)
                .fetch(RightsRepository::view);
    }

    /** Those that wait in a company, oldest first. */
    List<FiledRequest> waiting(String organisationId) {
        return filed().where(RIGHTS_REQUEST.ORGANISATION_ID.eq(organisationId))
                .and(RIGHTS_REQUEST.GRANTED.isNull())
                .orderBy(RIGHTS_REQUEST.ID)
                .fetch(RightsRepository::view);
    }

    /** Those that were answered last. */
    List<FiledRequest> answered(String organisationId, int most) {
        return filed().where(RIGHTS_REQUEST.ORGANISATION_ID.eq(organisationId))
                .and(RIGHTS_REQUEST.GRANTED.isNotNull())
                .orderBy(RIGHTS_REQUEST.ANSWERED_AT.desc(), RIGHTS_REQUEST.ID)
                .limit(most)
                .fetch(RightsRepository::view);
    }

    Optional<FiledRequest> find(String organisationId, String id) {
        return filed().where(RIGHTS_REQUEST.ID.eq(id))
                .and(RIGHTS_REQUEST.ORGANISATION_ID.eq(organisationId))
                .fetchOptional(RightsRepository::view);
    }

    /** Answers, and writes that down. False when somebody else was quicker. */
    boolean answer(DSLContext transaction, Caller caller, FiledRequest filed, String answer, boolean granted) {
        int answered = transaction
                .update(RIGHTS_REQUEST)
                .set(RIGHTS_REQUEST.ANSWER, answer)
                .set(RIGHTS_REQUEST.GRANTED, granted)
                .set(RIGHTS_REQUEST.ANSWERED_BY, caller.accountId().orElse(null))
                .set(RIGHTS_REQUEST.ANSWERED_AT, clock.instant())
                .where(RIGHTS_REQUEST.ID.eq(filed.id()))
                .and(RIGHTS_REQUEST.GRANTED.isNull())
                .execute();
        if (answered == 0) {
            return false;
        }
        audit.append(
                transaction,
                caller.organisationId(),
                caller.actor(),
                AuditAction.RIGHTS_REQUEST_ANSWERED,
                filed.id(),
                Map.of("kind", filed.request().kind().name(), "granted", granted));
        return true;
    }

    /** Who decided what an appeal is about: the decision that its candidate was told last. */
    Optional<String> decidedBy(String invitationId) {
        return dsl.select(DECISION.DECIDED_BY)
                .from(DECISION)
                .where(DECISION.INVITATION_ID.eq(invitationId))
                .and(DECISION.RELEASED_AT.le(clock.instant()))
                .orderBy(DECISION.ID.desc())
                .limit(1)
                .fetchOptional(DECISION.DECIDED_BY);
    }

    /** Whether anybody else of the company may answer appeals. */
    boolean othersMayAnswer(String organisationId, String accountId) {
        List<String> roles = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(Permission.CANDIDATES_WRITE))
                .map(Role::name)
                .toList();
        return dsl.fetchExists(
                ACCOUNT,
                ACCOUNT.ORGANISATION_ID
                        .eq(organisationId)
                        .and(ACCOUNT.ID.ne(accountId))
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .and(ACCOUNT.ROLE.in(roles)));
    }

    private SelectOnConditionStep<Record9<String, String, String, String, String, String, Instant, String, Boolean>>
            filed() {
        return dsl.select(
                        RIGHTS_REQUEST.ID,
                        INVITATION.ID,
                        INVITATION.OPENING_ID,
                        OPENING.TITLE,
                        RIGHTS_REQUEST.KIND,
                        RIGHTS_REQUEST.TEXT,
                        RIGHTS_REQUEST.MADE_AT,
                        RIGHTS_REQUEST.ANSWER,
                        RIGHTS_REQUEST.GRANTED)
                .from(RIGHTS_REQUEST)
                .join(INVITATION)
                .on(INVITATION.ID.eq(RIGHTS_REQUEST.INVITATION_ID))
                .join(OPENING)
                .on(OPENING.ID.eq(INVITATION.OPENING_ID));
    }

    private static FiledRequest view(
            Record9<String, String, String, String, String, String, Instant, String, Boolean> row) {
        return new FiledRequest(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                new RightsRequest(
                        RightsRequest.Kind.valueOf(row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9()));
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
