package dev.assay.scoring.clustering;

import java.util.Arrays;

/** The counts of rows by class and cluster, those above zero only. */
final class Contingency {
    /** Terms of an information below this are rounding. */
    private static final double SPACING = Math.ulp(1.0);

    private final double[] cells;
    private final int[] classOfCell;
    private final int[] clusterOfCell;
    private final double[] classes;
    private final double[] clusters;
    private final double total;

    private Contingency(double[] cells, int[] classOfCell, int[] clusterOfCell, double[] classes, double[] clusters) {
        this.cells = cells;
        this.classOfCell = classOfCell;
        this.clusterOfCell = clusterOfCell;
        this.classes = classes;
        this.clusters = clusters;
        this.total = Arrays.stream(classes).sum();
    }

    static Contingency of(double[] cells, int[] classOfCell, int[] clusterOfCell) {
        return new Contingency(cells, classOfCell, clusterOfCell, sums(cells, classOfCell), sums(cells, clusterOfCell));
    }

    private static double[] sums(double[] cells, int[] side) {
        double[] sums = new double[Arrays.stream(side).max().orElse(-1) + 1];
        for (int cell = 0; cell < cells.length; cell++) {
            sums[side[cell]] += cells[cell];
        }
        return sums;
    }

    double total() {
        return total;
    }

    /** Sizes of the classes that occur. */
    double[] classes() {
        return above(classes);
    }

    /** Sizes of the clusters that occur. */
    double[] clusters() {
        return above(clusters);
    }

    private static double[] above(double[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).toArray();
    }

    /** Sizes of the cells that occur. */
    double[] cells() {
        return above(cells);
    }

    /** Whether every class is one cluster and every cluster one class. */
    boolean isOneToOne() {
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0
                    && (cells[cell] != classes[classOfCell[cell]] || cells[cell] != clusters[clusterOfCell[cell]])) {
                return false;
            }
        }
        return true;
    }

    /** The information that class and cluster share, natural; terms are rounded as the reference does. */
    double mutualInformation() {
        if (classes().length == 1 || clusters().length == 1) {
            return 0;
        }
        double information = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                double share = cells[cell] / total;
                double product = classes[classOfCell[cell]] * clusters[clusterOfCell[cell]];
                double term = share * (Math.log(cells[cell]) - Math.log(total))
                        + share * (-Math.log(product) + Math.log(total) + Math.log(total));
                information += Math.abs(term) < SPACING ? 0 : term;
            }
        }
        return Math.max(information, 0);
    }
}
