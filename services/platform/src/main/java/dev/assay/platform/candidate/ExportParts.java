package dev.assay.platform.candidate;

import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.decision.Decision;
import dev.assay.platform.decision.DecisionRepository;
import dev.assay.platform.question.Question;
import dev.assay.platform.question.QuestionRepository;
import dev.assay.platform.rights.RightsRepository;
import dev.assay.platform.rights.RightsRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The parts of an export that other rooms keep. */
@Singleton
final class ExportParts {

    private final ConsentRepository consents;
    private final RightsRepository rights;
    private final DecisionRepository decisions;
    private final QuestionRepository questions;
    private final SittingRepository sittings;
    private final JsonMapper json;

    ExportParts(
            ConsentRepository consents,
            RightsRepository rights,
            DecisionRepository decisions,
            QuestionRepository questions,
            SittingRepository sittings,
            JsonMapper json) {
        this.consents = consents;
        this.rights = rights;
        this.decisions = decisions;
        this.questions = questions;
        this.sittings = sittings;
        this.json = json;
    }

    List<Sitting> sittings(Visit visit) {
        return Arrays.stream(Sitting.Kind.values())
                .map(kind -> sittings.find(visit.invitation().id(), kind))
                .flatMap(Optional::stream)
                .toList();
    }

    void addTo(Map<String, Object> data, Visit visit) {
        String id = visit.invitation().id();
        data.put(
                "consents",
                consents.given(id).stream()
                        .map(given -> Map.of(
                                "version",
                                given.version(),
                                "sha256",
                                given.sha256(),
                                "agreed_at",
                                given.agreedAt().toString()))
                        .toList());
        data.put(
                "questions",
                questions.askedBy(id).stream().map(ExportParts::question).toList());
        data.put("requests", rights.of(id).stream().map(ExportParts::request).toList());
        decisions.released(id).ifPresent(decision -> data.put("decision", decision(decision)));
    }

    byte[] json(Map<String, Object> data) throws IOException {
        return json.writeValueAsBytes(data);
    }

    /** With the reason: what is written about somebody is theirs to read (GDPR, article 15). */
    private static Map<String, String> decision(Decision released) {
        return Map.of(
                "outcome",
                released.outcome().name(),
                "reason",
                released.reason(),
                "feedback",
                Objects.requireNonNullElse(released.feedback(), ""),
                "released_at",
                String.valueOf(released.releasedAt()));
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("asked_at", question.askedAt().toString());
        map.put("text", question.text());
        map.put("answer", question.answer() == null ? "" : question.answer());
        return map;
    }

    private static Map<String, Object> request(RightsRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", request.kind().name());
        map.put("made_at", request.madeAt().toString());
        map.put("text", request.text());
        map.put("answer", request.answer() == null ? "" : request.answer());
        return map;
    }
}
