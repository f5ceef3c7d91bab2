package dev.assay.scoring.clustering;

/** What classes and clusters tell of one another, as shares of what there is to tell. */
final class Information {
    /** The least size of a denominator, and of a numerator, so that rounding cannot blow up 0/0. */
    private static final double SPACING = Math.ulp(1.0);

    private Information() {}

    static double entropy(double[] sizes, double total) {
        double entropy = 0;
        for (double size : sizes) {
            entropy -= size / total * (Math.log(size) - Math.log(total));
        }
        return sizes.length == 1 ? 0 : entropy;
    }

    static double homogeneity(Contingency table) {
        return share(table, table.classes());
    }

    static double completeness(Contingency table) {
        return share(table, table.clusters());
    }

    private static double share(Contingency table, double[] sizes) {
        double entropy = entropy(sizes, table.total());
        return entropy == 0 ? 1 : table.mutualInformation() / entropy;
    }

    static double vMeasure(Contingency table, double beta) {
        double homogeneity = homogeneity(table);
        double completeness = completeness(table);
        return homogeneity + completeness == 0
                ? 0
                : (1 + beta) * homogeneity * completeness / (beta * homogeneity + completeness);
    }

    static double normalized(Contingency table, Average average) {
        if (table.classes().length == 1 && table.clusters().length == 1) {
            return 1;
        }
        double information = table.mutualInformation();
        return information == 0 ? 0 : information / average(table, average);
    }

    static double adjusted(Contingency table, Average average) {
        if (table.isOneToOne()) {
            return 1;
        }
        if (table.classes().length == 1 || table.clusters().length == 1) {
            return 0;
        }
        double expected = ExpectedInformation.of(table);
        return awayFromZero(table.mutualInformation() - expected) / awayFromZero(average(table, average) - expected);
    }

    private static double average(Contingency table, Average average) {
        return average.of(entropy(table.classes(), table.total()), entropy(table.clusters(), table.total()));
    }

    private static double awayFromZero(double value) {
        return value < 0 ? Math.min(value, -SPACING) : Math.max(value, SPACING);
    }
}
