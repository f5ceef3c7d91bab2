package dev.assay.platform.candidate;

import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.CONSENT;
import static dev.assay.schema.Tables.INVITATION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.account.SessionRepository;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.invitation.Invitation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who agreed to what, and the session that begins with it. */
@Singleton
class ConsentRepository extends JooqRepository {

    private final SessionRepository sessions;
    private final AuditRepository audit;
    private final Clock clock;

    ConsentRepository(HikariDataSource dataSource, SessionRepository sessions, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** One text that somebody agreed to. */
    record Given(String version, String sha256, Instant agreedAt) {}

    /** Whether the candidate has agreed to this text. */
    boolean isGiven(String invitationId, ConsentText text) {
        return dsl.fetchExists(
                CONSENT,
                CONSENT.INVITATION_ID
                        .eq(invitationId)
                        .and(CONSENT.TEXT_VERSION.eq(text.version()))
                        .and(CONSENT.TEXT_SHA256.eq(text.sha256())));
    }

    /** Everything that the candidate agreed to. */
    List<Given> given(String invitationId) {
        return dsl.selectFrom(CONSENT)
                .where(CONSENT.INVITATION_ID.eq(invitationId))
                .orderBy(CONSENT.AGREED_AT)
                .fetch(row -> new Given(row.getTextVersion(), row.getTextSha256(), row.getAgreedAt()));
    }

    /** Records the consent and begins a session; returns its secret. */
    String agree(Invitation invitation, ConsentText text, ZoneId zone, String agent) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            Instant now = clock.instant();
            // Who agrees in two tabs at once waits here; each would otherwise wait for the other further down.
            transaction
                    .selectOne()
                    .from(INVITATION)
                    .where(INVITATION.ID.eq(invitation.id()))
                    .forUpdate()
                    .fetch();
            int agreed = transaction
                    .insertInto(CONSENT)
                    .set(CONSENT.INVITATION_ID, invitation.id())
                    .set(CONSENT.TEXT_VERSION, text.version())
                    .set(CONSENT.TEXT_SHA256, text.sha256())
                    .set(CONSENT.AGREED_AT, now)
                    .onDuplicateKeyIgnore()
                    .execute();
            int opened = transaction
                    .update(INVITATION)
                    .set(INVITATION.OPENED_AT, now)
                    .where(INVITATION.ID.eq(invitation.id()))
                    .and(INVITATION.OPENED_AT.isNull())
                    .execute();
            transaction
                    .update(CANDIDATE)
                    .set(CANDIDATE.TIME_ZONE, zone.getId())
                    .where(CANDIDATE.ID.eq(invitation.candidateId()))
                    .execute();
            String secret = sessions.beginCandidate(transaction, invitation.organisationId(), invitation.id(), agent);
            if (opened == 1) {
                append(transaction, invitation, AuditAction.INVITATION_OPENED, Map.of());
            }
            if (agreed == 1) {
                append(
                        transaction,
                        invitation,
                        AuditAction.CONSENT_GIVEN,
                        Map.of("version", text.version(), "sha256", text.sha256()));
            }
            return secret;
        });
    }

    private void append(DSLContext transaction, Invitation invitation, AuditAction action, Map<String, String> detail) {
        audit.append(
                transaction,
                invitation.organisationId(),
                new Actor(Actor.Kind.CANDIDATE, invitation.id()),
                action,
                invitation.id(),
                detail);
    }
}
