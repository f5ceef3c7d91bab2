package dev.assay.scoring.agreement;

import java.util.Arrays;

/**
 * The analysis of variance of a full table of ratings.
 *
 * @param subjectCount number of subjects
 * @param raters number of raters
 * @param subjects mean square between subjects
 * @param betweenRaters mean square between raters
 * @param error mean square of what neither explains
 */
record MeanSquares(double subjectCount, double raters, double subjects, double betweenRaters, double error) {
    /** Mean squares this small beside the squared ratings are rounding errors, and a ratio of them says nothing. */
    private static final double ROUNDING = 1e-28;

    static MeanSquares of(double[][] ratings) {
        int subjects = ratings.length;
        int raters = ratings[0].length;
        double[] ofSubject = Arrays.stream(ratings)
                .mapToDouble(row -> Arrays.stream(row).sum() / raters)
                .toArray();
        double mean = Arrays.stream(ofSubject).sum() / subjects;
        double[] ofRater = new double[raters];
        for (double[] row : ratings) {
            for (int rater = 0; rater < raters; rater++) {
                ofRater[rater] += row[rater] / subjects;
            }
        }
        double residuals = 0;
        for (int subject = 0; subject < subjects; subject++) {
            for (int rater = 0; rater < raters; rater++) {
                double residual = ratings[subject][rater] - ofSubject[subject] - ofRater[rater] + mean;
                residuals += residual * residual;
            }
        }
        double largest = Arrays.stream(ratings)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        double rounding = ROUNDING * largest * largest * subjects * raters;
        return new MeanSquares(
                subjects,
                raters,
                orZero(raters * squares(ofSubject, mean) / (subjects - 1), rounding),
                orZero(subjects * squares(ofRater, mean) / (raters - 1), rounding),
                orZero(residuals / ((subjects - 1.0) * (raters - 1)), rounding));
    }

    private static double orZero(double square, double rounding) {
        return square < rounding ? 0 : square;
    }

    private static double squares(double[] means, double mean) {
        return Arrays.stream(means)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    double subjectFreedom() {
        return subjectCount - 1;
    }

    double errorFreedom() {
        return (subjectCount - 1) * (raters - 1);
    }

    double withinFreedom() {
        return subjectCount * (raters - 1);
    }

    /** Mean square within subjects. */
    double within() {
        return (betweenRaters * (raters - 1) + error * errorFreedom()) / withinFreedom();
    }
}
