package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCOUNT;
import static dev.assay.schema.Tables.SESSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Role;
import dev.assay.schema.tables.records.SessionRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Sessions of browsers: an opaque secret in a cookie, its hash in a row. */
@Singleton
public class SessionRepository extends JooqRepository {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LONGEST_INCOMPLETE = Duration.ofMinutes(15);
    private static final Duration LONGEST_IDLE = Duration.ofHours(12);
    private static final Duration CANDIDATES = Duration.ofDays(60);
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);
    private static final int AGENT_LENGTH = 200;

    private final Clock clock;

    SessionRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /**
     * Begins the session of somebody of a company, and returns its secret.
     *
     * @param complete false while the second factor is still to be shown: the session permits nothing else until then
     */
    String beginStaff(DSLContext transaction, Account account, boolean complete, String agent) {
        String secret = TokenSecret.random();
        insert(transaction, secret, account.organisationId(), agent, complete ? LONGEST : LONGEST_INCOMPLETE)
                .setAccountId(account.id())
                .setSecondFactor(complete)
                .insert();
        return secret;
    }

    /** Begins the session of a candidate, and returns its secret. */
    public String beginCandidate(DSLContext transaction, String organisationId, String invitationId, String agent) {
        String secret = TokenSecret.random();
        insert(transaction, secret, organisationId, agent, CANDIDATES)
                .setInvitationId(invitationId)
                .setSecondFactor(true)
                .insert();
        return secret;
    }

    /** Whose session a secret opens; empty when it ended. */
    Optional<Caller> find(String secret) {
        Instant now = clock.instant();
        return dsl.select(SESSION, ACCOUNT.ROLE)
                .from(SESSION)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
                .where(SESSION.SECRET_SHA256.eq(TokenSecret.hash(secret)))
                .and(SESSION.REVOKED_AT.isNull())
                .and(SESSION.EXPIRES_AT.gt(now))
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .fetchOptional()
                .filter(row -> isAwake(row.value1(), now))
                .map(row -> {
                    see(row.value1(), now);
                    return caller(row.value1(), row.value2());
                });
    }

    /** Ends a session of an account. False when it is no open one of that account. */
    boolean end(DSLContext transaction, String accountId, String id) {
        return transaction
                        .update(SESSION)
                        .set(SESSION.REVOKED_AT, clock.instant())
                        .where(openOf(accountId))
                        .and(SESSION.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Ends every session of an account but one; returns how many. */
    int endOthers(DSLContext transaction, String accountId, String keptId) {
        return transaction
                .update(SESSION)
                .set(SESSION.REVOKED_AT, clock.instant())
                .where(openOf(accountId))
                .and(SESSION.ID.ne(keptId))
                .execute();
    }

    /** The open sessions of an account, the one seen last first. */
    List<OpenSession> open(String accountId) {
        return dsl.selectFrom(SESSION)
                .where(openOf(accountId))
                .and(SESSION.SEEN_AT.gt(clock.instant().minus(LONGEST_IDLE)))
                .orderBy(SESSION.SEEN_AT.desc(), SESSION.ID.desc())
                .fetch(row -> new OpenSession(
                        row.getId(), row.getAgent(), row.getCreatedAt(), row.getSeenAt(), row.getSecondFactor()));
    }

    /**
     * Makes a session that showed its second factor a whole one, and returns its new secret: whoever knew the old one has
     * nothing.
     */
    String complete(DSLContext transaction, String id) {
        String secret = TokenSecret.random();
        Instant now = clock.instant();
        transaction
                .update(SESSION)
                .set(SESSION.SECRET_SHA256, TokenSecret.hash(secret))
                .set(SESSION.SECOND_FACTOR, true)
                .set(SESSION.SEEN_AT, now)
                .set(SESSION.EXPIRES_AT, now.plus(LONGEST))
                .where(SESSION.ID.eq(id))
                .execute();
        return secret;
    }

    private Condition openOf(String accountId) {
        return SESSION.ACCOUNT_ID
                .eq(accountId)
                .and(SESSION.REVOKED_AT.isNull())
                .and(SESSION.EXPIRES_AT.gt(clock.instant()));
    }

    private static boolean isAwake(SessionRecord session, Instant now) {
        return session.getInvitationId() != null
                || session.getSeenAt().plus(LONGEST_IDLE).isAfter(now);
    }

    private static Caller caller(SessionRecord session, String role) {
        if (session.getInvitationId() != null) {
            return Caller.invited(session.getId(), session.getOrganisationId(), session.getInvitationId());
        }
        return Caller.account(
                session.getId(),
                session.getOrganisationId(),
                session.getAccountId(),
                session.getSecondFactor() ? Role.valueOf(role).permissions() : Set.of());
    }

    private void see(SessionRecord session, Instant now) {
        if (session.getSeenAt().plus(SEEN_PRECISION).isBefore(now)) {
            dsl.update(SESSION)
                    .set(SESSION.SEEN_AT, now)
                    .where(SESSION.ID.eq(session.getId()))
                    .execute();
        }
    }

    private SessionRecord insert(
            DSLContext transaction, String secret, String organisationId, String agent, Duration longest) {
        Instant now = clock.instant();
        return transaction
                .newRecord(SESSION)
                .setId(TimeOrderedId.next(clock))
                .setSecretSha256(TokenSecret.hash(secret))
                .setOrganisationId(organisationId)
                .setAgent(agent.substring(0, Math.min(agent.length(), AGENT_LENGTH)))
                .setCreatedAt(now)
                .setSeenAt(now)
                .setExpiresAt(now.plus(longest));
    }
}
