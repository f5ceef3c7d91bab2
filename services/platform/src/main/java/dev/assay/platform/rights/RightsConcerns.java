package dev.assay.platform.rights;

import dev.assay.platform.opening.Concern;
import dev.assay.platform.opening.ConcernSource;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.ui.Show;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Requests of candidates that wait for an answer. */
@Singleton
final class RightsConcerns implements ConcernSource {

    private final RightsRepository rights;

    RightsConcerns(RightsRepository rights) {
        this.rights = rights;
    }

    @Override
    public List<Concern> of(Opening opening, Instant now) {
        List<FiledRequest> waiting = rights.waitingIn(opening.id());
        if (waiting.isEmpty()) {
            return List.of();
        }
        return List.of(new Concern(
                "shield",
                Show.plural(waiting.size(), "request of a candidate waits", "requests of candidates wait"),
                "The first was made "
                        + Show.relative(waiting.getFirst().request().madeAt(), now) + ".",
                "Answer",
                waiting.size() == 1 ? waiting.getFirst().path() : "/rights"));
    }
}
