package dev.assay.scoring.science;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scoring rates and impact ratios in the shape that New York City's Local Law 144 asks for: by sex, by race or ethnicity,
 * and by both. A category's scoring rate is its share of scores above the median of the full sample, its impact ratio that
 * rate over the highest one. Source: Rules of the City of New York, title 6, 5-300 to 5-302.
 *
 * @param applicants in the full sample
 * @param median of all their scores
 * @param unknownSex applicants in no category of sex
 * @param unknownRaceOrEthnicity applicants in no category of race or ethnicity
 * @param bySex categories in the order of their names
 * @param byRaceOrEthnicity likewise
 * @param byBoth categories of applicants of whom both are known
 */
public record BiasAudit(
        int applicants,
        double median,
        int unknownSex,
        int unknownRaceOrEthnicity,
        List<Category> bySex,
        List<Category> byRaceOrEthnicity,
        List<Category> byBoth) {
    public BiasAudit {
        bySex = List.copyOf(bySex);
        byRaceOrEthnicity = List.copyOf(byRaceOrEthnicity);
        byBoth = List.copyOf(byBoth);
    }

    /**
     * A category.
     *
     * @param number of applicants in it
     * @param aboveMedian of them
     * @param scoringRate share of them above the median
     * @param impactRatio over the highest rate of a category that is not left out; empty where this one is left out, or
     *     all rates are zero
     */
    public record Category(String name, int number, int aboveMedian, double scoringRate, OptionalDouble impactRatio) {}

    /**
     * Audits scores.
     *
     * @param leaveOutSmall whether categories of less than 2 % of the sample, which are reported anyway, get no impact
     *     ratio and set none
     */
    public static BiasAudit of(List<Applicant> applicants, boolean leaveOutSmall) {
        if (applicants.isEmpty()) {
            throw new IllegalArgumentException("There are no applicants.");
        }
        double median = median(applicants.stream().mapToDouble(Applicant::score).toArray());
        return new BiasAudit(
                applicants.size(),
                median,
                unknown(applicants, Applicant::sex),
                unknown(applicants, Applicant::raceOrEthnicity),
                table(applicants, median, leaveOutSmall, Applicant::sex),
                table(applicants, median, leaveOutSmall, Applicant::raceOrEthnicity),
                table(applicants, median, leaveOutSmall, BiasAudit::intersection));
    }

    private static @Nullable String intersection(Applicant applicant) {
        String sex = applicant.sex();
        String raceOrEthnicity = applicant.raceOrEthnicity();
        return sex == null || raceOrEthnicity == null ? null : sex + ", " + raceOrEthnicity;
    }

    private static int unknown(List<Applicant> applicants, Function<Applicant, @Nullable String> category) {
        return (int) applicants.stream()
                .filter(applicant -> category.apply(applicant) == null)
                .count();
    }

    private static double median(double[] scores) {
        Arrays.sort(scores);
        int middle = scores.length / 2;
        return scores.length % 2 == 1 ? scores[middle] : scores[middle - 1] / 2 + scores[middle] / 2;
    }

    private static List<Category> table(
            List<Applicant> applicants,
            double median,
            boolean leaveOutSmall,
            Function<Applicant, @Nullable String> category) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Applicant applicant : applicants) {
            String name = category.apply(applicant);
            if (name != null) {
                int[] numberAndAbove = counts.computeIfAbsent(name, _ -> new int[2]);
                numberAndAbove[0]++;
                numberAndAbove[1] += applicant.score() > median ? 1 : 0;
            }
        }
        double highest = counts.values().stream()
                .filter(count -> !(leaveOutSmall && isSmall(count[0], applicants.size())))
                .mapToDouble(count -> (double) count[1] / count[0])
                .max()
                .orElse(0);
        return counts.entrySet().stream()
                .map(entry -> {
                    int number = entry.getValue()[0];
                    double rate = (double) entry.getValue()[1] / number;
                    boolean compared = highest > 0 && !(leaveOutSmall && isSmall(number, applicants.size()));
                    return new Category(
                            entry.getKey(),
                            number,
                            entry.getValue()[1],
                            rate,
                            compared ? OptionalDouble.of(rate / highest) : OptionalDouble.empty());
                })
                .toList();
    }

    /** Less than 2 %, in whole numbers. */
    private static boolean isSmall(int number, int applicants) {
        return 50L * number < applicants;
    }
}
