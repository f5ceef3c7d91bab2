package dev.assay.scoring.table;

import dev.assay.scoring.metric.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column of numbers for each class. Where the columns are named like the true classes, the names decide which column
 * is which class, also of classes that do not occur; else the columns are in the order of the classes.
 */
final class ClassColumns {
    private final List<Integer> indices;
    private final List<Label> names;

    private ClassColumns(List<Integer> indices, List<Label> names) {
        this.indices = indices;
        this.names = names;
    }

    /**
     * The columns in the ascending order of the classes that they are named like; empty when the first true class is the
     * name of none of them.
     *
     * @param truth a label a row, as {@link Column} has it
     * @throws InvalidTableException when a true class is the name of no column and others are
     */
    static Optional<ClassColumns> named(
            ColumnChoice.Columns columns, ColumnChoice.Columns truthColumns, List<Label> truth) {
        List<Label> headers = columns.indices().stream()
                .map(index -> label(columns.table().header().get(index)))
                .toList();
        Set<Label> distinct = new HashSet<>(headers);
        boolean byName = distinct.size() == headers.size() && truth.stream().anyMatch(distinct::contains);
        if (!byName) {
            return Optional.empty();
        }
        for (int row = 0; row < truth.size(); row++) {
            if (!distinct.contains(truth.get(row))) {
                String column =
                        truthColumns.table().header().get(truthColumns.indices().getFirst());
                throw new InvalidTableException("%s: this class is the name of no column of %s, and others are."
                        .formatted(
                                truthColumns.table().place(row, column),
                                columns.table().name()));
            }
        }
        List<Integer> ascending =
                new ArrayList<>(IntStream.range(0, headers.size()).boxed().toList());
        ascending.sort(Comparator.comparing(headers::get));
        return Optional.of(new ClassColumns(
                ascending.stream().map(columns.indices()::get).toList(),
                ascending.stream().map(headers::get).toList()));
    }

    List<Integer> indices() {
        return indices;
    }

    /** The classes, as a parameter gives them. */
    List<Object> classes() {
        return names.stream()
                .map(name -> switch (name) {
                    case Label.OfNumber(double number) -> (Object) number;
                    case Label.OfText(String text) -> text;
                })
                .toList();
    }

    private static Label label(String header) {
        return Label.of(Column.Labels.meaning(header)).orElseThrow();
    }
}
