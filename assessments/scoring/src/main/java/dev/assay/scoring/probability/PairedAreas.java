package dev.assay.scoring.probability;

import dev.assay.scoring.metric.Statistic;
import dev.assay.scoring.metric.TiedOrder;
import java.util.stream.IntStream;

/**
 * The mean over all pairs of classes that have any weight of the area for telling the two apart, itself the mean over
 * the columns of the two. Source: Hand and Till 2001, Machine Learning 45(2). Each column is sorted once and swept once
 * for all rivals of its class.
 */
final class PairedAreas implements Statistic {
    private final ClassRows rows;
    private final boolean byPrevalence;
    private final TiedOrder[] columns;

    PairedAreas(ClassRows rows, boolean byPrevalence) {
        this.rows = rows;
        this.byPrevalence = byPrevalence;
        this.columns = IntStream.range(0, rows.classes())
                .mapToObj(label -> TiedOrder.of(rows.column(label)))
                .toArray(TiedOrder[]::new);
    }

    @Override
    public double under(double[] weights) {
        double[] sizes = rows.weightsOfClasses(weights);
        double[][] concordant = new double[sizes.length][];
        for (int label = 0; label < sizes.length; label++) {
            concordant[label] = concordant(label, weights);
        }
        double sum = 0;
        double total = 0;
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                if (sizes[first] > 0 && sizes[second] > 0) {
                    double area = (concordant[first][second] + concordant[second][first])
                            / (2 * sizes[first] * sizes[second]);
                    double weight = byPrevalence ? sizes[first] + sizes[second] : 1;
                    sum += weight * area;
                    total += weight;
                }
            }
        }
        return sum / total;
    }

    /** For each rival the weight of the pairs that the column of a class puts in the right order, ties counting half. */
    private double[] concordant(int label, double[] weights) {
        TiedOrder order = columns[label];
        double[] below = new double[rows.classes()];
        double[] sums = new double[rows.classes()];
        int start = 0;
        for (int run = 0; run < order.runs(); run++) {
            double here = 0;
            for (int position = start; position < order.end(run); position++) {
                int row = order.row(position);
                if (rows.truth(row) == label) {
                    here += weights[row];
                }
            }
            if (here > 0) {
                for (int rival = 0; rival < sums.length; rival++) {
                    sums[rival] += here * below[rival];
                }
            }
            for (int position = start; position < order.end(run); position++) {
                int row = order.row(position);
                below[rows.truth(row)] += weights[row];
                sums[rows.truth(row)] += here * weights[row] / 2;
            }
            start = order.end(run);
        }
        return sums;
    }
}
