package dev.assay.scoring.agreement;

import dev.assay.scoring.agreement.Estimate.Estimated;
import dev.assay.scoring.agreement.Estimate.NotEstimable;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Intraclass correlation of ratings of subjects, each by the same number of raters, with its interval. Sources: Shrout and
 * Fleiss 1979, Psychological Bulletin 86; McGraw and Wong 1996, Psychological Methods 1.
 *
 * @param value the coefficient
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record IntraclassCorrelation(double value, double low, double high) {
    /** What the raters are, and whether one rating or the mean of all is meant. */
    public enum Form {
        /** One rating, by raters of its own for each subject. */
        ONE_WAY("1", false),
        /** One rating, by raters drawn from many who rate every subject: absolute agreement. */
        RANDOM_RATERS("2", false),
        /** One rating, by just these raters: consistency. */
        FIXED_RATERS("3", false),
        /** The mean rating, by raters of its own for each subject. */
        ONE_WAY_MEAN("1k", true),
        /** The mean rating, by raters drawn from many. */
        RANDOM_RATERS_MEAN("2k", true),
        /** The mean rating, by just these raters. */
        FIXED_RATERS_MEAN("3k", true);

        private final String written;
        private final boolean mean;

        Form(String written, boolean mean) {
            this.written = written;
            this.mean = mean;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    /**
     * The coefficient with its interval.
     *
     * @param ratings a row for each subject, a column for each rater, nothing missing
     * @param confidence such as .95
     */
    public static Estimate<IntraclassCorrelation> of(double[][] ratings, Form form, double confidence) {
        if (ratings.length < 2) {
            return new NotEstimable<>("there are fewer than two subjects");
        }
        if (ratings[0].length < 2) {
            return new NotEstimable<>("there are fewer than two raters");
        }
        MeanSquares squares = MeanSquares.of(ratings);
        double tail = (1 - confidence) / 2;
        return switch (form) {
            case ONE_WAY, ONE_WAY_MEAN -> oneWay(squares, squares.within(), squares.withinFreedom(), tail, form.mean);
            case FIXED_RATERS, FIXED_RATERS_MEAN ->
                oneWay(squares, squares.error(), squares.errorFreedom(), tail, form.mean);
            case RANDOM_RATERS, RANDOM_RATERS_MEAN -> randomRaters(squares, tail, form.mean);
        };
    }

    /** The forms whose interval is that of one F ratio. */
    private static Estimate<IntraclassCorrelation> oneWay(
            MeanSquares squares, double noise, double noiseFreedom, double tail, boolean mean) {
        double subjects = squares.subjects();
        double raters = squares.raters();
        if (subjects + (mean ? 0 : (raters - 1) * noise) == 0) {
            return new NotEstimable<>("the ratings do not vary between subjects");
        }
        double freedom = squares.subjectFreedom();
        double lowNoise = noise * upperF(freedom, noiseFreedom, tail);
        double highNoise = noise / upperF(noiseFreedom, freedom, tail);
        return new Estimated<>(new IntraclassCorrelation(
                shareOfSubjects(subjects, noise, raters, mean),
                shareOfSubjects(subjects, lowNoise, raters, mean),
                shareOfSubjects(subjects, highNoise, raters, mean)));
    }

    private static double shareOfSubjects(double subjects, double noise, double raters, boolean mean) {
        return (subjects - noise) / (mean ? subjects : subjects + (raters - 1) * noise);
    }

    private static Estimate<IntraclassCorrelation> randomRaters(MeanSquares squares, double tail, boolean mean) {
        double n = squares.subjectCount();
        double k = squares.raters();
        double subjects = squares.subjects();
        double error = squares.error();
        double between = squares.betweenRaters();
        double denominator = subjects + (between - error) / n + (mean ? 0 : (k - 1) * (error + (between - error) / n));
        double single = (subjects - error) / (subjects + (k - 1) * error + k * (between - error) / n);
        if (!(denominator > 0) || !Double.isFinite(single)) {
            return new NotEstimable<>("the ratings do not vary enough between subjects");
        }
        double ofRaters = k * single * between;
        double ofError = (n * (1 + (k - 1) * single) - k * single) * error;
        double freedom = (k - 1)
                * (n - 1)
                * (ofRaters + ofError)
                * (ofRaters + ofError)
                / ((n - 1) * ofRaters * ofRaters + ofError * ofError);
        if (!(freedom > 0)) {
            return single == 1 && between == 0 && error == 0
                    ? new Estimated<>(new IntraclassCorrelation(1, 1, 1))
                    : new NotEstimable<>("its degrees of freedom do not exist");
        }
        double upper = upperF(n - 1, freedom, tail);
        double lower = upperF(freedom, n - 1, tail);
        double noise = k * between + (k * n - k - n) * error;
        double low = n * (subjects - upper * error) / (upper * noise + n * subjects);
        double high = n * (lower * subjects - error) / (noise + n * lower * subjects);
        return new Estimated<>(
                mean
                        ? new IntraclassCorrelation((subjects - error) / denominator, ofMean(low, k), ofMean(high, k))
                        : new IntraclassCorrelation(single, low, high));
    }

    /** Spearman and Brown: the reliability of a mean from that of one rating. */
    private static double ofMean(double single, double raters) {
        return raters * single / (1 + (raters - 1) * single);
    }

    private static double upperF(double numerator, double denominator, double tail) {
        return FDistribution.of(numerator, denominator).inverseSurvivalProbability(tail);
    }
}
