package dev.assay.platform.opening;

import dev.assay.platform.access.Caller;
import dev.assay.platform.assessment.PackCatalogue;
import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.Problem;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a company does with its openings. */
@Singleton
public class Openings {

    private final OpeningRepository openings;
    private final StageRepository stages;
    private final PackCatalogue catalogue;
    private final Clock clock;

    Openings(OpeningRepository openings, StageRepository stages, PackCatalogue catalogue, Clock clock) {
        this.openings = openings;
        this.stages = stages;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The opening, which the caller's company has. */
    public Opening get(Caller caller, String id) {
        return openings.find(caller.organisationId(), id).orElseThrow(ProblemException::notFound);
    }

    /** The pack version of an opening. */
    public PackOffer pack(Opening opening) {
        return catalogue
                .find(opening.organisationId(), opening.packVersionId())
                .orElseThrow(ProblemException::notFound);
    }

    OpeningSummary summary(Opening opening) {
        return summaries(List.of(opening)).getFirst();
    }

    List<StageTimes> stages(Opening opening) {
        return stages.of(List.of(opening.id())).getOrDefault(opening.id(), List.of());
    }

    boolean hasBegun(Opening opening) {
        return stages.anybodyBegan(opening.id());
    }

    Page<OpeningSummary> list(Caller caller, boolean archived, @Nullable String cursor, int limit) {
        Page<Opening> page = openings.list(caller.organisationId(), archived, cursor, limit);
        return new Page<>(summaries(page.items()), page.next());
    }

    /** What is wrong with the terms of a new opening: a sentence by field. */
    Map<String, String> problems(OpeningTerms terms) {
        return terms.problems(clock.instant());
    }

    /** What is wrong with terms that are to replace those of an opening. */
    Map<String, String> problems(Opening before, OpeningTerms terms) {
        return hasBegun(before) ? terms.problemsAfterStart(before, clock.instant()) : terms.problems(clock.instant());
    }

    Opening create(Caller caller, String packVersionId, OpeningTerms terms, Optional<RequestKey> key) {
        PackOffer pack = catalogue
                .find(caller.organisationId(), packVersionId)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_FIELDS, "packVersionId names no published pack version."));
        if (!pack.version().isReady()) {
            throw new ProblemException(
                    ErrorCode.PACK_NOT_READY, "It is " + pack.version().state() + ".");
        }
        requireNone(problems(terms));
        return openings.create(caller, packVersionId, terms, key);
    }

    Opening change(Caller caller, String id, Optional<Long> revision, OpeningTerms terms) {
        requireNone(problems(get(caller, id), terms));
        return openings.change(caller, id, revision, terms).orElseThrow(ProblemException::notFound);
    }

    Opening close(Caller caller, String id, Optional<Long> revision, boolean closed) {
        return openings.close(caller, id, revision, closed).orElseThrow(ProblemException::notFound);
    }

    Opening archive(Caller caller, String id, Optional<Long> revision, boolean archived) {
        return openings.archive(caller, id, revision, archived).orElseThrow(ProblemException::notFound);
    }

    private List<OpeningSummary> summaries(List<Opening> all) {
        Map<String, List<StageTimes>> candidates =
                stages.of(all.stream().map(Opening::id).toList());
        return all.stream()
                .map(opening -> new OpeningSummary(
                        opening,
                        OpeningState.of(opening, clock.instant()),
                        OpeningFigures.of(candidates.getOrDefault(opening.id(), List.of()))))
                .toList();
    }

    private static void requireNone(Map<String, String> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELDS,
                    "Mend what is listed.",
                    problems.entrySet().stream()
                            .map(problem -> new Problem.Place(problem.getKey(), 0, 0, problem.getValue()))
                            .toList());
        }
    }
}
