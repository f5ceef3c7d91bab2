package dev.assay.platform.invitation;

import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.INVITATION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** Invitations with their candidates. */
@Singleton
public class InvitationRepository extends JooqRepository {

    InvitationRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The invitation with an id that a signed link or a session vouches for. */
    public Optional<Invitation> find(String id) {
        return select(dsl).where(INVITATION.ID.eq(id)).fetchOptional(InvitationRepository::view);
    }

    /** The invitation if the company has it. */
    public Optional<Invitation> find(String organisationId, String id) {
        return select(dsl)
                .where(INVITATION.ID.eq(id))
                .and(INVITATION.ORGANISATION_ID.eq(organisationId))
                .fetchOptional(InvitationRepository::view);
    }

    /** The invitation that a transaction holds. */
    static Invitation get(DSLContext transaction, String id) {
        return select(transaction).where(INVITATION.ID.eq(id)).fetchSingle(InvitationRepository::view);
    }

    private static SelectOnConditionStep<Record> select(DSLContext context) {
        return context.select(INVITATION.fields())
                .select(CANDIDATE.NAME, CANDIDATE.EMAIL, CANDIDATE.TIME_ZONE)
                .from(INVITATION)
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID));
    }

    /** The invitation in a row that has the fields of both tables. */
    static Invitation view(Record row) {
        String zone = row.get(CANDIDATE.TIME_ZONE);
        return new Invitation(
                row.get(INVITATION.ID),
                row.get(INVITATION.ORGANISATION_ID),
                row.get(INVITATION.OPENING_ID),
                row.get(INVITATION.CANDIDATE_ID),
                row.get(CANDIDATE.NAME),
                row.get(CANDIDATE.EMAIL),
                zone == null ? null : ZoneId.of(zone),
                row.get(INVITATION.CODE_NAME),
                row.get(INVITATION.LINK_VERSION),
                row.get(INVITATION.MESSAGE),
                row.get(INVITATION.INVITED_AT),
                row.get(INVITATION.EXPIRES_AT),
                row.get(INVITATION.OPENED_AT),
                row.get(INVITATION.REVOKED_AT),
                row.get(INVITATION.WITHDRAWN_AT),
                row.get(INVITATION.REMINDED_AT),
                row.get(INVITATION.EXTRA_TIME_PERCENT),
                row.get(INVITATION.EXTENDED_TO),
                row.get(INVITATION.REVISION));
    }
}
