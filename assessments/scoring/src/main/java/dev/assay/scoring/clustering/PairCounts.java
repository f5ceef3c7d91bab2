package dev.assay.scoring.clustering;

/**
 * Ordered pairs of different rows by whether they are together in each clustering.
 *
 * @param both together in both
 * @param classes together in the classes only
 * @param clusters together in the clusters only
 * @param neither together in neither
 */
record PairCounts(double both, double classes, double clusters, double neither) {
    static PairCounts of(Contingency table) {
        double total = table.total();
        double both = squares(table.cells());
        double classes = squares(table.classes());
        double clusters = squares(table.clusters());
        return new PairCounts(both - total, classes - both, clusters - both, total * total - classes - clusters + both);
    }

    private static double squares(double[] sizes) {
        double sum = 0;
        for (double size : sizes) {
            sum += size * size;
        }
        return sum;
    }

    double rand() {
        double agreeing = both + neither;
        double all = agreeing + classes + clusters;
        return all == 0 ? 1 : agreeing / all;
    }

    double adjustedRand() {
        if (classes == 0 && clusters == 0) {
            return 1;
        }
        return 2
                * (both * neither - classes * clusters)
                / ((both + classes) * (classes + neither) + (both + clusters) * (clusters + neither));
    }

    double fowlkesMallows() {
        return both == 0 ? 0 : Math.sqrt(both / (both + clusters)) * Math.sqrt(both / (both + classes));
    }
}
