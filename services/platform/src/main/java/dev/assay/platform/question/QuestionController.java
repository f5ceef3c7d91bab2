package dev.assay.platform.question;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningRepository;
import dev.assay.platform.web.ProblemException;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/openings/{openingId}/questions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "questions")
class QuestionController {

    private final QuestionRepository questions;
    private final OpeningRepository openings;

    QuestionController(QuestionRepository questions, OpeningRepository openings) {
        this.questions = questions;
        this.openings = openings;
    }

    /**
     * A question of a candidate. Who asked is not told: an answer must suit everybody.
     *
     * @param text as it was asked
     * @param shownQuestion as every candidate of the opening reads it; null until it is answered
     * @param answer null until there is one
     */
    @Serdeable
    record QuestionView(
            String id,
            String text,
            Instant askedAt,
            @Nullable String shownQuestion,
            @Nullable String answer,
            @Nullable Instant answeredAt) {

        static QuestionView of(Question question) {
            return new QuestionView(
                    question.id(),
                    question.text(),
                    question.askedAt(),
                    question.shownQuestion(),
                    question.answer(),
                    question.answeredAt());
        }
    }

    /**
     * An answer.
     *
     * @param shownQuestion the question without what gives the asker away
     */
    @Serdeable
    record QuestionAnswer(
            @NotBlank @Size(max = QuestionText.MOST) String shownQuestion,
            @NotBlank @Size(max = QuestionText.MOST) String answer) {}

    /** Everything that was asked in an opening: what waits first, oldest first. */
    @Get
    @Allow(Permission.CANDIDATES_WRITE)
    List<QuestionView> list(Authentication authentication, String openingId) {
        Opening opening = opening(Caller.of(authentication), openingId);
        return questions.all(opening.id()).stream().map(QuestionView::of).toList();
    }

    /** Answers a question, or mends its answer. The first answer goes to every candidate of the opening by mail. */
    @Put("/{questionId}/answer")
    @Allow(Permission.CANDIDATES_WRITE)
    QuestionView answer(
            Authentication authentication, String openingId, String questionId, @Valid @Body QuestionAnswer request) {
        Caller caller = Caller.of(authentication);
        Opening opening = opening(caller, openingId);
        Question question = question(opening, questionId);
        questions.answer(
                caller,
                opening,
                question,
                request.shownQuestion().strip(),
                request.answer().strip());
        return QuestionView.of(question(opening, questionId));
    }

    private Opening opening(Caller caller, String id) {
        return openings.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    private Question question(Opening opening, String id) {
        return questions.find(opening.id(), id).orElseThrow(ProblemException::notFound);
    }
}
