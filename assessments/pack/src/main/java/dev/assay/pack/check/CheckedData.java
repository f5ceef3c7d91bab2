package dev.assay.pack.check;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.scoring.Truth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hidden rows that are checked. Immutable. */
public final class CheckedData {

    private final Manifest manifest;
    private final Truth truth;
    private final int[] deciding;
    private final Table features;
    private final Optional<Table> labelled;

    /**
     * Data of a prepared pack.
     *
     * @param truth of all hidden rows
     * @param deciding rows of the truth whose score decides
     * @param features the hidden features, one row for each row of the truth, in any order
     * @param publicTables what candidates get; the first with ids and target stands for what they know of labels
     */
    public CheckedData(Manifest manifest, Truth truth, int[] deciding, Table features, List<Table> publicTables) {
        this.manifest = manifest;
        this.truth = truth;
        this.deciding = deciding.clone();
        this.features = features;
        this.labelled = publicTables.stream()
                .filter(table -> table.has(manifest.data().target().column()) && table.rows() > 0)
                .filter(table -> !sharedColumns(table).isEmpty())
                .findFirst();
    }

    Manifest manifest() {
        return manifest;
    }

    /** All hidden rows, in the order of the truth. */
    Truth truth() {
        return truth;
    }

    int[] deciding() {
        return deciding.clone();
    }

    /** The features in the order of their file. */
    Table features() {
        return features;
    }

    /** The public rows with their labels, when one table has both. */
    Optional<Table> labelled() {
        return labelled;
    }

    /** For each row of the truth, its row in the features. */
    int[] featureRows() {
        Map<String, Integer> byId = new HashMap<>();
        var ids = features.column(manifest.data().idColumn());
        for (int row = 0; row < ids.size(); row++) {
            byId.put(ids.get(row), row);
        }
        return truth.ids().stream()
                .mapToInt(id -> {
                    Integer row = byId.get(id);
                    if (row == null) {
                        throw new IllegalArgumentException("features and truth have different ids");
                    }
                    return row;
                })
                .toArray();
    }

    /** A feature in the order of the truth. */
    List<String> feature(String column) {
        var values = features.column(column);
        return Arrays.stream(featureRows()).mapToObj(values::get).toList();
    }

    /** Features that another table has too, without the id. */
    List<String> sharedColumns(Table other) {
        return features.header().stream()
                .filter(column -> !column.equals(manifest.data().idColumn()) && other.has(column))
                .toList();
    }
}
