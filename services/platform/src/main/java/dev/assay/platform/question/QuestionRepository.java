package dev.assay.platform.question;

import static dev.assay.schema.Tables.CANDIDATE;
import static dev.assay.schema.Tables.INVITATION;
import static dev.assay.schema.Tables.QUESTION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.mail.MailRepository;
import dev.assay.platform.opening.Opening;
import dev.assay.schema.tables.records.QuestionRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Questions, and the mails that carry their answers. */
@Singleton
public class QuestionRepository extends JooqRepository {

    private final MailRepository mails;
    private final AuditRepository audit;
    private final Clock clock;

    QuestionRepository(HikariDataSource dataSource, MailRepository mails, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /** What all candidates of an opening see: answered ones, newest answer first. */
    public List<Question> answered(String openingId) {
        return dsl.selectFrom(QUESTION)
                .where(QUESTION.OPENING_ID.eq(openingId))
                .and(QUESTION.ANSWERED_AT.isNotNull())
                .orderBy(QUESTION.ANSWERED_AT.desc(), QUESTION.ID.desc())
                .fetch(QuestionRepository::view);
    }

    /** What one candidate asked, newest first. */
    public List<Question> askedBy(String invitationId) {
        return dsl.selectFrom(QUESTION)
                .where(QUESTION.INVITATION_ID.eq(invitationId))
                .orderBy(QUESTION.ID.desc())
                .fetch(QuestionRepository::view);
    }

    /** Everything asked in an opening: what waits first, oldest first. */
    List<Question> all(String openingId) {
        return dsl.selectFrom(QUESTION)
                .where(QUESTION.OPENING_ID.eq(openingId))
                .orderBy(QUESTION.ANSWERED_AT.isNull().desc(), QUESTION.ID)
                .fetch(QuestionRepository::view);
    }

    Optional<Question> find(String openingId, String id) {
        return dsl.selectFrom(QUESTION)
                .where(QUESTION.ID.eq(id))
                .and(QUESTION.OPENING_ID.eq(openingId))
                .fetchOptional(QuestionRepository::view);
    }

    /** Asks. */
    public void ask(Invitation invitation, String text) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            transaction
                    .insertInto(QUESTION)
                    .set(QUESTION.ID, id)
                    .set(QUESTION.OPENING_ID, invitation.openingId())
                    .set(QUESTION.INVITATION_ID, invitation.id())
                    .set(QUESTION.TEXT, text)
                    .set(QUESTION.ASKED_AT, clock.instant())
                    .execute();
            audit.append(
                    transaction,
                    invitation.organisationId(),
                    new Actor(Actor.Kind.CANDIDATE, invitation.id()),
                    AuditAction.QUESTION_ASKED,
                    id,
                    Map.of("opening", invitation.openingId()));
        });
    }

    /** Answers, or mends an answer. The first answer goes to every candidate of the opening by mail. */
    void answer(Caller caller, Opening opening, Question question, String shown, String answer) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            transaction
                    .update(QUESTION)
                    .set(QUESTION.SHOWN_QUESTION, shown)
                    .set(QUESTION.ANSWER, answer)
                    .set(QUESTION.ANSWERED_BY, caller.accountId().orElse(null))
                    .set(QUESTION.ANSWERED_AT, clock.instant())
                    .where(QUESTION.ID.eq(question.id()))
                    .execute();
            if (!question.isAnswered()) {
                candidates(transaction, opening)
                        .forEach(row -> mails.add(transaction, mail(opening, row, shown, answer)));
            }
            audit.append(
                    transaction,
                    opening.organisationId(),
                    caller.actor(),
                    AuditAction.QUESTION_ANSWERED,
                    question.id(),
                    Map.of("opening", opening.id()));
        });
    }

    private static Result<Record5<String, Integer, String, String, String>> candidates(
            DSLContext transaction, Opening opening) {
        return transaction
                .select(INVITATION.ID, INVITATION.LINK_VERSION, CANDIDATE.EMAIL, CANDIDATE.NAME, INVITATION.CODE_NAME)
                .from(INVITATION)
                .join(CANDIDATE)
                .on(CANDIDATE.ID.eq(INVITATION.CANDIDATE_ID))
                .where(INVITATION.OPENING_ID.eq(opening.id()))
                .and(INVITATION.REVOKED_AT.isNull())
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .and(CANDIDATE.EMAIL.isNotNull())
                .fetch();
    }

    private Mail mail(
            Opening opening,
            Record5<String, Integer, String, String, String> candidate,
            String question,
            String answer) {
        return new Mail(
                opening.organisationId(),
                Mail.Kind.ANSWER,
                candidate.value3(),
                candidate.value4(),
                "An answer about " + opening.title(),
                """
                Hello %s,

                a candidate asked about "%s", and everybody gets the answer:

                %s

                %s

                All answers, and your own questions:
                %s
                """.formatted(candidate.value4(), opening.title(), quoted(question), answer, Mail.LINK),
                Optional.of(new Mail.Link(LinkSigner.Kind.INVITATION, candidate.value1(), candidate.value2())),
                Optional.of(candidate.value1()),
                Optional.empty(),
                clock.instant());
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> "> " + line)
                .reduce((first, second) -> first + "\n" + second)
                .orElse("");
    }

    private static Question view(QuestionRecord row) {
        return new Question(
                row.getId(),
                row.getOpeningId(),
                row.getInvitationId(),
                row.getText(),
                row.getAskedAt(),
                row.getShownQuestion(),
                row.getAnswer(),
                row.getAnsweredAt());
    }
}
