package dev.assay.scoring.probability;

/** Bins of equal width from 0 to 1, whose edges are rounded as numpy's linspace rounds them. */
record Bins(int count) {
    double edge(int index) {
        return index == count ? 1 : index * (1.0 / count);
    }

    /** The bin [low, high) of a probability; 1 is in the last. */
    int closedBelow(double probability) {
        int near = Math.min((int) (probability * count), count - 1);
        if (near + 1 < count && probability >= edge(near + 1)) {
            return near + 1;
        }
        return probability < edge(near) ? near - 1 : near;
    }

    /** The bin (low, high] of a probability; 0 is in the first. */
    int closedAbove(double probability) {
        int bin = closedBelow(probability);
        return bin > 0 && probability == edge(bin) ? bin - 1 : bin;
    }
}
