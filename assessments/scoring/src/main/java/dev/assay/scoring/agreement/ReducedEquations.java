package dev.assay.scoring.agreement;

/**
 * The normal equations of candidate and reviewer effects after the candidates are eliminated: one for each reviewer, the
 * first of whom is fixed at zero. On a connected design the rest is positive definite and needs no pivoting.
 */
final class ReducedEquations {
    private final int[] candidates;
    private final int[] reviewers;
    private final double[][] shares;
    private final double[] candidateCounts;
    private final double[] reviewerCounts;

    ReducedEquations(int[] candidates, int[] reviewers, int candidateCount, int reviewerCount) {
        this.candidates = candidates;
        this.reviewers = reviewers;
        shares = new double[candidateCount][reviewerCount];
        candidateCounts = new double[candidateCount];
        reviewerCounts = new double[reviewerCount];
        for (int row = 0; row < candidates.length; row++) {
            shares[candidates[row]][reviewers[row]]++;
            candidateCounts[candidates[row]]++;
            reviewerCounts[reviewers[row]]++;
        }
    }

    /** The effect of each reviewer relative to the first. */
    double[] solve(double[] scores) {
        double[] means = new double[candidateCounts.length];
        for (int row = 0; row < scores.length; row++) {
            means[candidates[row]] += scores[row] / candidateCounts[candidates[row]];
        }
        double[] right = new double[reviewerCounts.length];
        for (int row = 0; row < scores.length; row++) {
            right[reviewers[row]] += scores[row] - means[candidates[row]];
        }
        return eliminated(matrix(), right);
    }

    private double[][] matrix() {
        int size = reviewerCounts.length;
        double[][] matrix = new double[size][size];
        for (int reviewer = 0; reviewer < size; reviewer++) {
            matrix[reviewer][reviewer] = reviewerCounts[reviewer];
        }
        for (int candidate = 0; candidate < shares.length; candidate++) {
            double[] counts = shares[candidate];
            for (int row = 0; row < size; row++) {
                for (int column = 0; counts[row] > 0 && column < size; column++) {
                    matrix[row][column] -= counts[row] * counts[column] / candidateCounts[candidate];
                }
            }
        }
        return matrix;
    }

    private static double[] eliminated(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 1; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                right[row] -= factor * right[pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row > 0; row--) {
            double sum = right[row];
            for (int column = row + 1; column < size; column++) {
                sum -= matrix[row][column] * solution[column];
            }
            solution[row] = sum / matrix[row][row];
        }
        return solution;
    }
}
