package dev.assay.scoring.metric;

/**
 * A statistic of how many rows fall into each of a few cells, such as those of a confusion matrix. Its resamples can be
 * drawn cell by cell.
 */
public interface CellStatistic extends Statistic {
    /** The cell of each row, in runs of the order. */
    TiedOrder cells();

    /**
     * The statistic of counts.
     *
     * @param counts weight of each cell
     */
    double of(double[] counts);

    @Override
    default double under(double[] weights) {
        return of(cells().weights(weights));
    }

    @Override
    default double drawn(byte[] counts) {
        return of(cells().drawn(counts));
    }
}
