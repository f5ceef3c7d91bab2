package dev.assay.platform.organisation;

import static dev.assay.schema.Tables.ORGANISATION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.OrganisationRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Companies. */
@Singleton
public class OrganisationRepository extends JooqRepository {

    private final Clock clock;

    OrganisationRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** The company with an id that is stored somewhere. */
    public Organisation get(String id) {
        return dsl.selectFrom(ORGANISATION).where(ORGANISATION.ID.eq(id)).fetchSingle(OrganisationRepository::view);
    }

    /** Names a company once. False when that was done before. */
    public boolean setUp(DSLContext transaction, String id, String name, ZoneId timeZone) {
        return transaction
                        .update(ORGANISATION)
                        .set(ORGANISATION.NAME, name)
                        .set(ORGANISATION.TIME_ZONE, timeZone.getId())
                        .set(ORGANISATION.SET_UP_AT, clock.instant())
                        .set(ORGANISATION.REVISION, ORGANISATION.REVISION.plus(1))
                        .where(ORGANISATION.ID.eq(id))
                        .and(ORGANISATION.SET_UP_AT.isNull())
                        .execute()
                == 1;
    }

    /** Adds a company. Its first owner completes it. */
    public String insert(DSLContext transaction, String name) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(ORGANISATION)
                .set(ORGANISATION.ID, id)
                .set(ORGANISATION.NAME, name)
                .set(ORGANISATION.CREATED_AT, clock.instant())
                .execute();
        return id;
    }

    /** Every company of the installation, in the order in which they came. */
    public List<Organisation> list() {
        return dsl.selectFrom(ORGANISATION).orderBy(ORGANISATION.ID).fetch(OrganisationRepository::view);
    }

    /** The company if there is such a one. */
    public Optional<Organisation> find(String id) {
        return dsl.selectFrom(ORGANISATION).where(ORGANISATION.ID.eq(id)).fetchOptional(OrganisationRepository::view);
    }

    /** Changes a company. False when it is not, or no longer, in the revision that was changed. */
    public boolean change(DSLContext transaction, String id, OrganisationChange change, long revision) {
        return transaction
                        .update(ORGANISATION)
                        .set(ORGANISATION.NAME, change.name())
                        .set(ORGANISATION.TIME_ZONE, change.timeZone().getId())
                        .set(ORGANISATION.CONTACT, change.contact())
                        .set(ORGANISATION.TURNAROUND_DAYS, change.turnaroundDays())
                        .set(ORGANISATION.RETENTION_DAYS, change.retentionDays())
                        .set(ORGANISATION.REVISION, ORGANISATION.REVISION.plus(1))
                        .where(ORGANISATION.ID.eq(id))
                        .and(ORGANISATION.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    private static Organisation view(OrganisationRecord row) {
        return new Organisation(
                row.getId(),
                row.getName(),
                row.getHost(),
                ZoneId.of(row.getTimeZone()),
                row.getContact(),
                row.getTurnaroundDays(),
                row.getRetentionDays(),
                row.getSetUpAt(),
                row.getRevision());
    }
}
