package dev.assay.platform.question;

import dev.assay.platform.opening.Concern;
import dev.assay.platform.opening.ConcernSource;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.ui.Show;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Questions of candidates that wait for an answer. */
@Singleton
final class QuestionConcerns implements ConcernSource {

    private final QuestionRepository questions;

    QuestionConcerns(QuestionRepository questions) {
        this.questions = questions;
    }

    @Override
    public List<Concern> of(Opening opening, Instant now) {
        List<Question> waiting = questions.all(opening.id()).stream()
                .filter(question -> !question.isAnswered())
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        return List.of(new Concern(
                "message",
                Show.plural(waiting.size(), "question waits", "questions wait"),
                "The first was asked " + Show.relative(waiting.getFirst().askedAt(), now) + ".",
                "Answer",
                "/openings/" + opening.id() + "/questions"));
    }
}
