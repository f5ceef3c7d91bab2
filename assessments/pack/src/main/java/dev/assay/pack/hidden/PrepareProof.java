package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.pack.TableException;
import dev.assay.pack.hidden.PrepareDefect.Invariant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proves the invariants of a split. Messages name files and lines, never a value of the data. */
final class PrepareProof {

    private final Manifest manifest;
    private final Manifest.DataSpec data;
    private final Path smoke;
    private final Path hidden;
    private final Path collected;
    private final List<PrepareDefect> defects = new ArrayList<>();
    private List<String> classes = List.of();

    /**
     * A proof of unpacked data.
     *
     * @param smoke content of public.tar
     * @param hidden content of features.tar
     * @param collected folder with labels.csv and train_labels.csv
     */
    PrepareProof(Manifest manifest, Path smoke, Path hidden, Path collected) {
        this.manifest = manifest;
        this.data = manifest.data();
        this.smoke = smoke;
        this.hidden = hidden;
        this.collected = collected;
    }

    /** The tables of a split. */
    record Tables(Table features, Table labels, Table train, Table smokeFeatures, Table smokeLabels) {}

    /** Classes that may be predicted; known after {@link #defects}. */
    List<String> classes() {
        return classes;
    }

    List<PrepareDefect> defects() throws IOException {
        var tables = tables();
        if (tables == null) {
            return defects;
        }
        classes = classes(tables.train());
        proveIds(tables);
        proveHeaders();
        provePublicTables(new HashSet<>(tables.labels().column(data.idColumn())));
        var labels = new LabelProof(manifest, classes);
        defects.addAll(labels.defects("labels.csv", tables.labels()));
        defects.addAll(labels.defects("train_labels.csv", tables.train()));
        defects.addAll(labels.defects(PreparedPack.SMOKE_LABELS, tables.smokeLabels()));
        defects.addAll(new SplitProof(data).defects(tables.labels(), tables.train()));
        return defects;
    }

    private void report(Invariant invariant, String message) {
        defects.add(new PrepareDefect(invariant, message));
    }

    private @Nullable Tables tables() throws IOException {
        Predicate<String> idOnly = column -> column.equals(data.idColumn());
        var id = List.of(data.idColumn());
        var features = table(hidden.resolve(data.features()), "features.tar/" + data.features(), idOnly, id);
        var smokeFeatures = table(smoke.resolve(data.features()), "public.tar/" + data.features(), idOnly, id);
        var group = data.groupColumn();
        var time = data.timeColumn();
        var scale = data.target().scaleColumn();
        var train = table(
                collected.resolve("train_labels.csv"),
                "train_labels.csv",
                column -> true,
                columns(List.of(group, time)));
        var smokeLabels = table(
                smoke.resolve(PreparedPack.SMOKE_LABELS),
                "public.tar/" + PreparedPack.SMOKE_LABELS,
                column -> true,
                columns(List.of(group, scale)));
        var labels = table(
                collected.resolve(PreparedPack.LABELS),
                PreparedPack.LABELS,
                column -> true,
                columns(List.of(Optional.of(PreparedPack.SPLIT), group, time, scale)));
        return features == null || labels == null || train == null || smokeFeatures == null || smokeLabels == null
                ? null
                : new Tables(features, labels, train, smokeFeatures, smokeLabels);
    }

    private List<String> columns(List<Optional<String>> more) {
        return Stream.concat(
                        Stream.of(data.idColumn(), data.target().column()),
                        more.stream().flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private @Nullable Table table(Path file, String name, Predicate<String> wanted, List<String> needed)
            throws IOException {
        try {
            var table = Table.read(file, wanted);
            for (var column : needed) {
                if (!table.has(column)) {
                    report(Invariant.TABLES, name + " has no column '" + column + "'; write it");
                }
            }
            if (table.rows() == 0) {
                report(Invariant.TABLES, name + " has no row; write some");
            }
            return needed.stream().allMatch(table::has) && table.rows() > 0 ? table : null;
        } catch (TableException e) {
            report(Invariant.TABLES, name + " " + e.getMessage());
            return null;
        }
    }

    private List<String> classes(Table train) {
        if (data.target().kind() != Manifest.Target.Kind.CLASS) {
            return List.of();
        }
        return data.target().classes().isEmpty()
                ? List.copyOf(new TreeSet<>(train.column(data.target().column())))
                : data.target().classes();
    }

    private void proveIds(Tables tables) {
        var hiddenIds = unique("labels.csv", tables.labels());
        var featureIds = unique("features.tar/" + data.features(), tables.features());
        var trainIds = unique("train_labels.csv", tables.train());
        if (!hiddenIds.equals(featureIds)) {
            report(
                    Invariant.IDS,
                    "labels.csv and features.tar/" + data.features() + " have different ids; write the"
                            + " same rows to both");
        }
        if (hiddenIds.stream().anyMatch(trainIds::contains)) {
            report(
                    Invariant.IDS_DISJOINT,
                    "an id of labels.csv is in train_labels.csv too; a row is either hidden or public");
        }
        var smokeIds = unique("public.tar/" + data.features(), tables.smokeFeatures());
        if (!smokeIds.equals(unique(PreparedPack.SMOKE_LABELS, tables.smokeLabels()))) {
            report(Invariant.IDS, "smoke_labels.csv and the smoke features have different ids; write the same rows");
        }
        if (!trainIds.containsAll(smokeIds)) {
            report(
                    Invariant.IDS_DISJOINT,
                    "the smoke features hold a row that train_labels.csv does not; take public" + " rows only");
        }
        proveSmokeLabels(tables);
    }

    private Set<String> unique(String file, Table table) {
        var ids = new HashSet<String>();
        var column = table.column(data.idColumn());
        for (int row = 0; row < column.size(); row++) {
            if (column.get(row).isBlank() || !ids.add(column.get(row))) {
                report(Invariant.IDS, file + ": the id of row " + (row + 1) + " is empty or occurred before");
                break;
            }
        }
        return ids;
    }

    private void proveSmokeLabels(Tables tables) {
        Map<String, String> known = new HashMap<>();
        var target = data.target().column();
        for (int row = 0; row < tables.train().rows(); row++) {
            known.put(
                    tables.train().column(data.idColumn()).get(row),
                    tables.train().column(target).get(row));
        }
        for (int row = 0; row < tables.smokeLabels().rows(); row++) {
            var label = known.get(tables.smokeLabels().column(data.idColumn()).get(row));
            if (label != null
                    && !label.equals(tables.smokeLabels().column(target).get(row))) {
                report(Invariant.LABELS, "smoke_labels.csv: row " + (row + 1) + " differs from train_labels.csv");
                return;
            }
        }
    }

    private void proveHeaders() throws IOException {
        var forbidden = Set.of(data.target().column(), PreparedPack.SPLIT);
        try {
            var header = Table.headerOf(hidden.resolve(data.features()));
            if (header.stream().anyMatch(forbidden::contains)) {
                report(
                        Invariant.NO_TARGET_IN_FEATURES,
                        "the features have a column '" + data.target().column() + "' or 'split'; leave it out");
            }
            if (!header.equals(Table.headerOf(smoke.resolve(data.features())))) {
                report(
                        Invariant.TABLES,
                        "the features of smoke runs and of hidden runs differ in their columns; write the same header");
            }
        } catch (TableException e) {
            report(Invariant.TABLES, data.features() + " " + e.getMessage());
        }
    }

    /** A public table with ids and labels must not hold a hidden row. */
    private void provePublicTables(Set<String> hiddenIds) throws IOException {
        for (var file : data.publicFiles()) {
            if (!file.file().endsWith(".csv")) {
                continue;
            }
            try {
                var names = Set.of(data.idColumn(), data.target().column());
                var table = Table.read(smoke.resolve(file.file()), names::contains);
                if (table.header().size() == 2
                        && table.column(data.idColumn()).stream().anyMatch(hiddenIds::contains)) {
                    report(
                            Invariant.IDS_DISJOINT,
                            "public.tar/" + file.file() + " has a labelled row with a hidden id; leave it out");
                }
            } catch (TableException e) {
                report(Invariant.TABLES, "public.tar/" + file.file() + " " + e.getMessage());
            }
        }
    }
}
