package dev.assay.scoring.comparison;

import dev.assay.scoring.comparison.PairedComparison.Outcome;
import dev.assay.scoring.comparison.PairedTest.Evidence;
import dev.assay.scoring.inference.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Candidates on the same rows, with every pair compared and the comparisons corrected for their number, so that the chance
 * of any false "better" among them is at most one minus the level.
 *
 * @param level such as .95
 * @param candidates one entry for each, from the best value to the worst
 * @param comparisons of each two candidates
 */
public record Standings(double level, List<Standing> candidates, List<PairedComparison> comparisons) {
    public Standings {
        candidates = List.copyOf(candidates);
        comparisons = List.copyOf(comparisons);
    }

    /** Compares candidates by how their differences vary over the resamples. */
    public static Standings of(SharedResamples values, double level) {
        return of(values, new PairedTest.OnResamples(values), level);
    }

    /**
     * Compares candidates. A pair is told apart only when the test's adjusted p-value is at most one minus the level and
     * the test and the metric agree on who is better; a comparison that is undefined tells nobody apart.
     *
     * @param values of the metric, for differences, intervals and expectations
     * @param test of the same candidates in the same order
     * @param level of the intervals of single pairs and of the family of all tests, between 0 and 1
     */
    public static Standings of(SharedResamples values, PairedTest test, double level) {
        if (test.candidates() != values.candidates()) {
            throw new IllegalArgumentException("The test is of other candidates than the values.");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level lies between 0 and 1.");
        }
        List<PairedComparison> comparisons = comparisons(values, test, level);
        return new Standings(level, standings(values, comparisons), comparisons);
    }

    private static List<PairedComparison> comparisons(SharedResamples values, PairedTest test, double level) {
        List<Evidence> evidence = new ArrayList<>();
        for (int first = 0; first < values.candidates(); first++) {
            for (int second = first + 1; second < values.candidates(); second++) {
                evidence.add(test.between(first, second));
            }
        }
        double[] adjusted = Holm.adjusted(evidence.stream()
                .mapToDouble(each -> Double.isNaN(each.pValue()) ? 1 : each.pValue())
                .toArray());
        List<PairedComparison> comparisons = new ArrayList<>();
        for (int first = 0; first < values.candidates(); first++) {
            for (int second = first + 1; second < values.candidates(); second++) {
                int pair = comparisons.size();
                boolean significant = adjusted[pair] <= 1 - level;
                double advantage = values.advantage(first, second);
                comparisons.add(new PairedComparison(
                        first,
                        second,
                        values.observed(first) - values.observed(second) + 0.0,
                        values.differenceInterval(first, second, level),
                        evidence.get(pair).pValue(),
                        adjusted[pair],
                        significant ? outcome(evidence.get(pair).advantage(), advantage) : Outcome.NOT_TOLD_APART));
            }
        }
        return comparisons;
    }

    private static Outcome outcome(double byTest, double byMetric) {
        if (byTest > 0 && byMetric > 0) {
            return Outcome.FIRST_BETTER;
        }
        return byTest < 0 && byMetric < 0 ? Outcome.SECOND_BETTER : Outcome.NOT_TOLD_APART;
    }

    private static List<Standing> standings(SharedResamples values, List<PairedComparison> comparisons) {
        int count = values.candidates();
        int[] better = new int[count];
        int[] worse = new int[count];
        boolean[][] apart = new boolean[count][count];
        for (PairedComparison pair : comparisons) {
            boolean firstBetter = pair.outcome() == Outcome.FIRST_BETTER;
            if (pair.outcome() != Outcome.NOT_TOLD_APART) {
                better[firstBetter ? pair.second() : pair.first()]++;
                worse[firstBetter ? pair.first() : pair.second()]++;
                apart[pair.first()][pair.second()] = true;
                apart[pair.second()][pair.first()] = true;
            }
        }
        int[] order = values.bestFirst();
        String[] letters = LetterGroups.of(apart, order);
        double[] first = values.probabilitiesOfFirst();
        double[] ranks = values.expectedRanks();
        return Arrays.stream(order)
                .mapToObj(candidate -> new Standing(
                        candidate,
                        values.observed(candidate),
                        new RankRange(1 + better[candidate], count - worse[candidate]),
                        letters[candidate],
                        first[candidate],
                        ranks[candidate]))
                .toList();
    }
}
