package dev.assay.platform.opening;

import static dev.assay.schema.Tables.OPENING;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.schema.tables.records.OpeningRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Openings. */
@Singleton
public class OpeningRepository extends JooqRepository {

    OpeningRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The opening if the company has it. */
    public Optional<Opening> find(String organisationId, String id) {
        return dsl.selectFrom(OPENING)
                .where(OPENING.ID.eq(id))
                .and(OPENING.ORGANISATION_ID.eq(organisationId))
                .fetchOptional(OpeningRepository::view);
    }

    static Opening view(OpeningRecord row) {
        return new Opening(
                row.getId(),
                row.getOrganisationId(),
                row.getPackVersionId(),
                row.getTitle(),
                row.getOpensAt(),
                row.getClosesAt(),
                Duration.ofMinutes(row.getTimeLimitMinutes()),
                Opening.FinalRule.valueOf(row.getFinalRule()),
                Opening.FeedbackPolicy.valueOf(row.getFeedbackPolicy()),
                row.getLinkDays(),
                row.getTurnaroundDays(),
                row.getRetentionDays(),
                row.getMessage(),
                row.getCreatedAt(),
                row.getClosedAt(),
                row.getArchivedAt(),
                row.getComparisonId(),
                row.getRevision());
    }
}
