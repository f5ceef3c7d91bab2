package dev.assay.grading;

import java.util.List;
import java.util.Optional;

/**
 * A comparison that this worker is to make.
 *
 * @param comparisonId names it
 * @param attemptToken fences it, as in {@link GradingClaim}
 * @param pack whose private rows it is made on
 * @param members every grading that is to be compared, by id
 * @param tries how often it was claimed, this time included
 */
public record ComparisonClaim(
        String comparisonId, long attemptToken, PackReference pack, List<Member> members, int tries) {

    public ComparisonClaim {
        members = List.copyOf(members);
    }

    /**
     * A grading among those to be compared.
     *
     * @param verdict of the grading; empty while it has none
     * @param predictionsSha256 artefact: what it predicted for the hidden rows; present when it was scored
     * @param score of the primary metric on the private rows, as the grading stored it
     */
    public record Member(
            String gradingId,
            Optional<Verdict> verdict,
            Optional<String> predictionsSha256,
            Optional<SplitScore> score) {}
}
