package dev.assay.platform.audit;

import static dev.assay.schema.Tables.AUDIT_ENTRY;
import static dev.assay.schema.Tables.AUDIT_HEAD;
import static dev.assay.schema.Tables.ORGANISATION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Verifies chains, some entries in memory at a time. */
@Singleton
public final class ChainRepository extends JooqRepository {

    private static final int AT_ONCE = 1000;

    /** Chains of a database. */
    public ChainRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The companies of the installation. */
    public List<String> organisations() {
        return dsl.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .orderBy(ORGANISATION.ID)
                .fetch(ORGANISATION.ID);
    }

    /** Goes along the chain of a company, from its first entry to where it ended when this began, or later. */
    public ChainCheck verify(String organisationId) {
        ChainWalk walk = new ChainWalk(organisationId);
        Optional<ChainWalk.Head> head = head(organisationId);
        if (head.isEmpty() && isSetUp(organisationId)) {
            return walk.found(Optional.of(
                    new ChainCheck.Broken(1, "the company was set up, and neither entry nor head of it is there")));
        }
        while (true) {
            List<AuditEntry> entries = dsl.selectFrom(AUDIT_ENTRY)
                    .where(AUDIT_ENTRY.ORGANISATION_ID.eq(organisationId))
                    .and(AUDIT_ENTRY.SEQUENCE.gt(walk.sequence()))
                    .orderBy(AUDIT_ENTRY.SEQUENCE)
                    .limit(AT_ONCE)
                    .fetch(AuditRepository::view);
            if (entries.isEmpty()) {
                return walk.found(walk.end(headAt(organisationId, head, walk.sequence())));
            }
            for (AuditEntry entry : entries) {
                Optional<ChainCheck.Broken> broken = walk.take(entry);
                if (broken.isPresent()) {
                    return walk.found(broken);
                }
            }
        }
    }

    /** Whoever appends meanwhile moves the head on: then the new one counts. */
    private Optional<ChainWalk.Head> headAt(String organisationId, Optional<ChainWalk.Head> before, long sequence) {
        boolean movedOn = before.isEmpty() || before.get().sequence() < sequence;
        return movedOn ? head(organisationId) : before;
    }

    private Optional<ChainWalk.Head> head(String organisationId) {
        return dsl.selectFrom(AUDIT_HEAD)
                .where(AUDIT_HEAD.ORGANISATION_ID.eq(organisationId))
                .fetchOptional(row -> new ChainWalk.Head(row.getSequence(), row.getSha256()));
    }

    private boolean isSetUp(String organisationId) {
        return dsl.fetchExists(
                ORGANISATION, ORGANISATION.ID.eq(organisationId).and(ORGANISATION.SET_UP_AT.isNotNull()));
    }
}
