package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.scoring.Truth;
import java.util.List;

/** Turns a table of labels that has been proven into the truth of the scoring engine. */
final class TruthReader {

    private final Manifest.DataSpec data;
    private final List<String> classes;

    TruthReader(Manifest manifest, List<String> classes) {
        this.data = manifest.data();
        this.classes = classes;
    }

    Truth truth(Table labels) {
        var ids = labels.column(data.idColumn());
        var values = labels.column(data.target().column());
        var truth = switch (data.target().kind()) {
            case PROBABILITY -> Truth.binary(ids, numbers(values));
            case CLASS -> Truth.classes(ids, values, classes);
            case NUMBER -> Truth.numbers(ids, numbers(values));
        };
        if (data.groupColumn().isPresent()) {
            truth = truth.withGroups(labels.column(data.groupColumn().get()));
        }
        var scale = data.target().scaleColumn();
        return scale.isPresent() ? truth.withScale(numbers(labels.column(scale.get()))) : truth;
    }

    private static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
