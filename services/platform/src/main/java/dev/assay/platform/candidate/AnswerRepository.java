package dev.assay.platform.candidate;

import static dev.assay.schema.Tables.DECISION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Decisions that were released to their candidates. */
@Singleton
class AnswerRepository extends JooqRepository {

    AnswerRepository(HikariDataSource dataSource) {
        super(dataSource);
    }

    /** The decision that stands, once it was released. */
    Optional<Answer> released(String invitationId, Instant now) {
        return dsl.selectFrom(DECISION)
                .where(DECISION.INVITATION_ID.eq(invitationId))
                .and(DECISION.RELEASED_AT.le(now))
                .orderBy(DECISION.ID.desc())
                .limit(1)
                .fetchOptional(row ->
                        new Answer(row.getOutcome(), row.getFeedback(), row.getShareScore(), row.getReleasedAt()));
    }
}
