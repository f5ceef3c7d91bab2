package dev.assay.scoring.clustering;

import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.InvalidInputException;
import java.util.Arrays;

/** Points and the clusters they were put into. */
final class Clusters {
    /** Distances up to this are none, as in numpy's isclose. */
    private static final double NEGLIGIBLE = 1e-8;

    /** Centres that differ by less than this share of their size differ by the rounding of means only. */
    private static final double ROUNDING = 1e-12;

    private final double[][] points;
    private final int[] clusterOf;
    private final int[] sizes;

    private Clusters(double[][] points, int[] clusterOf, int[] sizes) {
        this.points = points;
        this.clusterOf = clusterOf;
        this.sizes = sizes;
    }

    static Clusters of(Inputs inputs) {
        double[][] points = inputs.matrix("X");
        int[] clusterOf = CodedRows.codes(inputs.labels("labels"));
        Inputs.sameLength(points.length, clusterOf.length, "labels");
        int[] sizes = new int[Arrays.stream(clusterOf).max().orElse(-1) + 1];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        if (sizes.length < 2 || sizes.length >= points.length) {
            throw new InvalidInputException(
                    "The input labels must hold at least two clusters and fewer than there are rows.");
        }
        if (points[0].length == 0) {
            throw new InvalidInputException("The input X has no columns.");
        }
        return new Clusters(points, clusterOf, sizes);
    }

    double silhouette() {
        double sum = 0;
        for (int row = 0; row < points.length; row++) {
            sum += silhouette(row);
        }
        return sum / points.length;
    }

    private double silhouette(int row) {
        double[] distances = new double[sizes.length];
        for (int other = 0; other < points.length; other++) {
            distances[clusterOf[other]] += distance(points[row], points[other]);
        }
        int own = clusterOf[row];
        if (sizes[own] == 1) {
            return 0;
        }
        double within = distances[own] / (sizes[own] - 1);
        double between = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            if (cluster != own) {
                between = Math.min(between, distances[cluster] / sizes[cluster]);
            }
        }
        double larger = Math.max(within, between);
        return larger == 0 ? 0 : (between - within) / larger;
    }

    double daviesBouldin() {
        double[][] centres = centres();
        double[] spreads = new double[sizes.length];
        for (int row = 0; row < points.length; row++) {
            spreads[clusterOf[row]] += distance(points[row], centres[clusterOf[row]]) / sizes[clusterOf[row]];
        }
        double sum = 0;
        double furthest = 0;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            double worst = 0;
            for (int other = 0; other < sizes.length; other++) {
                double apart = distance(centres[cluster], centres[other]);
                furthest = Math.max(furthest, apart);
                if (apart > ROUNDING * (length(centres[cluster]) + length(centres[other]))) {
                    worst = Math.max(worst, (spreads[cluster] + spreads[other]) / apart);
                }
            }
            sum += worst;
        }
        boolean points = Arrays.stream(spreads).allMatch(spread -> spread <= NEGLIGIBLE);
        return points || furthest <= NEGLIGIBLE ? 0 : sum / sizes.length;
    }

    double calinskiHarabasz() {
        double[][] centres = centres();
        double[] centre = new double[points[0].length];
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            for (int column = 0; column < centre.length; column++) {
                centre[column] += centres[cluster][column] * sizes[cluster] / points.length;
            }
        }
        double between = 0;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            between += sizes[cluster] * squaredDistance(centres[cluster], centre);
        }
        double within = 0;
        for (int row = 0; row < points.length; row++) {
            within += squaredDistance(points[row], centres[clusterOf[row]]);
        }
        return within == 0 ? 1 : between * (points.length - sizes.length) / (within * (sizes.length - 1));
    }

    /** The mean point of each cluster, taken from its first point so that equal points have exactly it for a mean. */
    private double[][] centres() {
        double[][] first = new double[sizes.length][];
        double[][] centres = new double[sizes.length][points[0].length];
        for (int row = 0; row < points.length; row++) {
            int cluster = clusterOf[row];
            first[cluster] = first[cluster] == null ? points[row] : first[cluster];
            for (int column = 0; column < points[row].length; column++) {
                centres[cluster][column] += (points[row][column] - first[cluster][column]) / sizes[cluster];
            }
        }
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            for (int column = 0; column < centres[cluster].length; column++) {
                centres[cluster][column] += first[cluster][column];
            }
        }
        return centres;
    }

    private static double length(double[] point) {
        return distance(point, new double[point.length]);
    }

    private static double distance(double[] first, double[] second) {
        return Math.sqrt(squaredDistance(first, second));
    }

    private static double squaredDistance(double[] first, double[] second) {
        double sum = 0;
        for (int column = 0; column < first.length; column++) {
            sum += (first[column] - second[column]) * (first[column] - second[column]);
        }
        return sum;
    }
}
