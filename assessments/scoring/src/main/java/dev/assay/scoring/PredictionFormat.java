package dev.assay.scoring;

import java.util.List;

/**
 * What a predictions file must hold.
 *
 * @param idColumn column that names the row
 * @param valueColumn column of the prediction
 * @param kind of that value
 * @param classes allowed values of the kind {@link TargetKind#CLASS}, those of the truth; else ignored
 */
public record PredictionFormat(String idColumn, String valueColumn, TargetKind kind, List<String> classes) {
    public PredictionFormat {
        classes = List.copyOf(classes);
        if (idColumn.equals(valueColumn)) {
            throw new IllegalArgumentException("The id column and the prediction column have the same name.");
        }
    }
}
