package dev.assay.platform.assessment;

import dev.assay.pack.Manifest;
import dev.assay.platform.ui.Show;
import dev.assay.scoring.catalogue.MetricCatalogue;

/** Metrics by the names that people know them by. */
public final class MetricNames {

    /** The parameter without which a name says too little: F1 is another number for each way of averaging. */
    private static final String AVERAGE = "average";

    private MetricNames() {}

    /** Such as {@code ROC AUC} or {@code F1 (macro)}; that of a pack's own scorer is its id in words. */
    public static String of(Manifest.MetricSpec metric) {
        if (metric.scorer().isPresent()) {
            return Show.sentence(Show.words(metric.id()));
        }
        String name = MetricCatalogue.named(metric.id()).name();
        return metric.params().get(AVERAGE) instanceof String average ? name + " (" + average + ")" : name;
    }
}
