package dev.assay.scoring.feedback;

import java.util.Arrays;
import java.util.Optional;

/**
 * A score on the rows set apart for feedback: the only kind of score that {@link Feedback} is made from. There is no way
 * from a {@link PrivateScore} to one. Immutable.
 */
public final class PublicScore {
    private final double value;
    private final Optional<double[]> rows;

    private PublicScore(double value, Optional<double[]> rows) {
        this.value = value;
        this.rows = rows;
    }

    /** The value of any metric on the feedback rows, NaN where undefined. */
    public static PublicScore of(double value) {
        return new PublicScore(value, Optional.empty());
    }

    /**
     * A metric that is a mean over rows, such as accuracy or the mean absolute error.
     *
     * @param rows what each feedback row contributes, at least one; kept, not copied
     */
    public static PublicScore ofRows(double[] rows) {
        return new PublicScore(Arrays.stream(rows).average().orElseThrow(), Optional.of(rows));
    }

    double value() {
        return value;
    }

    double[] rows() {
        return rows.orElseThrow(() ->
                new IllegalArgumentException("The ladder without a step needs a metric that is a mean over rows."));
    }
}
