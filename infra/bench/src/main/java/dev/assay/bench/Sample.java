package dev.assay.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Times of one thing, in milliseconds, ascending. */
record Sample(String name, List<Double> sorted) {
    static Sample of(String name, double[] milliseconds) {
        return new Sample(name, Arrays.stream(milliseconds).sorted().boxed().toList());
    }

    double median() {
        return sorted.get(sorted.size() / 2);
    }

    /** The smallest time that at least this share of them keep to. */
    double quantile(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-44s min %7.0f ms   median %7.0f ms   max %7.0f ms   (%d)",
                name,
                sorted.getFirst(),
                median(),
                sorted.getLast(),
                sorted.size());
    }
}
