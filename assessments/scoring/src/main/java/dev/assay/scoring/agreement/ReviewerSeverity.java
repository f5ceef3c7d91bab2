package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import java.util.Arrays;

/**
 * Scores freed of how strict their reviewers are: each score is a candidate's effect less its reviewer's severity plus
 * noise, fitted by least squares. Severities are centred, so that an adjusted score is what the average of all reviewers
 * would have given. Immutable.
 */
public final class ReviewerSeverity {
    private final double[] adjusted;
    private final double[] severities;

    private ReviewerSeverity(double[] adjusted, double[] severities) {
        this.adjusted = adjusted;
        this.severities = severities;
    }

    /**
     * Fits both effects. Not estimable unless every two reviewers are linked by a chain of reviewers who share
     * candidates.
     *
     * @param candidates of each score, numbered from zero without gaps
     * @param reviewers of each score, numbered from zero without gaps
     * @param scores finite
     */
    public static Estimate<ReviewerSeverity> of(int[] candidates, int[] reviewers, double[] scores) {
        if (scores.length == 0) {
            return new NotEstimable<>("there are no scores");
        }
        int candidateCount = Arrays.stream(candidates).max().orElse(0) + 1;
        int reviewerCount = Arrays.stream(reviewers).max().orElse(0) + 1;
        if (!isConnected(candidates, reviewers, candidateCount, reviewerCount)) {
            return new NotEstimable<>("some reviewers are not linked by shared candidates");
        }
        double[] leniencies = new ReducedEquations(candidates, reviewers, candidateCount, reviewerCount).solve(scores);
        double centre = Arrays.stream(leniencies).sum() / reviewerCount;
        double[] adjusted = new double[candidateCount];
        double[] counts = new double[candidateCount];
        for (int row = 0; row < scores.length; row++) {
            adjusted[candidates[row]] += scores[row] - (leniencies[reviewers[row]] - centre);
            counts[candidates[row]]++;
        }
        for (int candidate = 0; candidate < candidateCount; candidate++) {
            adjusted[candidate] /= counts[candidate];
        }
        return new Estimated<>(new ReviewerSeverity(
                adjusted,
                Arrays.stream(leniencies).map(leniency -> centre - leniency).toArray()));
    }

    private static boolean isConnected(int[] candidates, int[] reviewers, int candidateCount, int reviewerCount) {
        int[] parents = new int[candidateCount + reviewerCount];
        Arrays.setAll(parents, node -> node);
        int parts = parents.length;
        for (int row = 0; row < candidates.length; row++) {
            int first = root(parents, candidates[row]);
            int second = root(parents, candidateCount + reviewers[row]);
            if (first != second) {
                parents[first] = second;
                parts--;
            }
        }
        return parts == 1;
    }

    private static int root(int[] parents, int node) {
        int root = node;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** The adjusted score of each candidate. */
    public double[] adjusted() {
        return adjusted.clone();
    }

    /** How far below the average of the reviewers each scores the same work. */
    public double[] severities() {
        return severities.clone();
    }
}
