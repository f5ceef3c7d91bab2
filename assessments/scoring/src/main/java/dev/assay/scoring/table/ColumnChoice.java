package dev.assay.scoring.table;

import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Input.Shape;
import dev.assay.scoring.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which columns of which file are which input. An input has the column of its name, looked for in the file it is likely
 * in and then in the other. The one input that is left without, in each file, has the columns that are left.
 */
final class ColumnChoice {
    /** Inputs that are known before anybody predicts. */
    private static final Set<String> OF_TRUTH = Set.of(
            "y_true",
            "labels_true",
            "y_train",
            "scale",
            "group",
            Input.WEIGHTS,
            "event",
            "time",
            "actual",
            "target",
            "references",
            "answers",
            "reference",
            "true",
            "x",
            "a",
            "p");

    private static final int MOST_SHOWN = 5;

    private static final Set<Shape> OF_SEVERAL_COLUMNS = Set.of(Shape.NUMBER_ROWS, Shape.TEXT_LISTS);

    private final MetricDefinition definition;
    private final Table truth;
    private final Table predictions;
    private final SequencedMap<String, Columns> chosen = new LinkedHashMap<>();

    /**
     * Where an input is.
     *
     * @param indices of the columns, at least one
     */
    record Columns(Table table, List<Integer> indices) {
        /** These and more of the same table. */
        Columns and(Columns more) {
            return new Columns(
                    table,
                    Stream.concat(indices.stream(), more.indices.stream()).toList());
        }

        /** Whether they are in the file of a table, which may be opened twice. */
        boolean isOf(Table other) {
            return table.name().equals(other.name());
        }

        List<String> headers() {
            return indices.stream().map(table.header()::get).toList();
        }

        String names() {
            String first =
                    headers().stream().limit(MOST_SHOWN).map(Table::quoted).collect(Collectors.joining(", "));
            return indices.size() > MOST_SHOWN ? "%s and %d more".formatted(first, indices.size() - MOST_SHOWN) : first;
        }
    }

    ColumnChoice(MetricDefinition definition, Table truth, Table predictions) {
        this.definition = definition;
        this.truth = truth;
        this.predictions = predictions;
    }

    /**
     * Chooses, in the order of the metric's inputs.
     *
     * @param given inputs whose columns somebody has named
     * @param id the column of both files that tells rows apart, empty when they go by order
     * @throws InvalidTableException when an input has no column, or it is not clear which
     */
    SequencedMap<String, Columns> with(Map<String, Columns> given, String id) {
        chosen.putAll(given);
        for (Input input : definition.inputs()) {
            if (!chosen.containsKey(input.name())) {
                boolean ofTruth = OF_TRUTH.contains(input.name());
                byName(input, ofTruth ? truth : predictions, ofTruth ? predictions : truth, id);
            }
        }
        rest(truth, true, id);
        rest(predictions, false, id);
        SequencedMap<String, Columns> inOrder = new LinkedHashMap<>();
        for (Input input : definition.inputs()) {
            Columns columns = chosen.get(input.name());
            if (columns != null) {
                inOrder.put(input.name(), columns);
            }
        }
        return inOrder;
    }

    private void byName(Input input, Table likely, Table other, String id) {
        if (input.name().equals(id)) {
            return;
        }
        OptionalInt found = likely.find(input.name());
        Table table = found.isPresent() ? likely : other;
        if (found.isEmpty()) {
            found = other.find(input.name());
        }
        if (found.isPresent()) {
            chosen.put(input.name(), new Columns(table, List.of(found.getAsInt())));
        }
    }

    private void rest(Table table, boolean ofTruth, String id) {
        List<Input> without = definition.inputs().stream()
                .filter(input -> input.required() && !chosen.containsKey(input.name()))
                .filter(input -> OF_TRUTH.contains(input.name()) == ofTruth)
                .toList();
        if (without.isEmpty()) {
            return;
        }
        List<Integer> left = left(table, id);
        Input input = without.getFirst();
        if (without.size() > 1 || left.isEmpty() || (left.size() > 1 && !mayBeSeveral(input))) {
            throw unclear(table, without, left);
        }
        chosen.put(input.name(), new Columns(table, left));
    }

    /** Columns that are neither the id nor named like an input of the metric. */
    private List<Integer> left(Table table, String id) {
        List<Integer> left = new ArrayList<>();
        IntStream.range(0, table.header().size())
                .filter(index -> !isSpokenFor(table, index, id))
                .forEach(left::add);
        return left;
    }

    private boolean isSpokenFor(Table table, int index, String id) {
        String name = table.header().get(index);
        return name.equals(id)
                || name.equals(RowJoin.USUAL)
                || definition.inputs().stream().anyMatch(input -> input.name().equals(name))
                || chosen.values().stream()
                        .anyMatch(columns ->
                                columns.isOf(table) && columns.indices().contains(index));
    }

    /** Whether an input is a matrix, of a column or more. */
    static boolean mayBeSeveral(Input input) {
        return OF_SEVERAL_COLUMNS.contains(input.shape());
    }

    private static InvalidTableException unclear(Table table, List<Input> without, List<Integer> left) {
        String wanted = without.stream().map(Input::name).collect(Collectors.joining(", "));
        String there =
                left.isEmpty() ? "no column is left for it" : "it may be any of " + new Columns(table, left).names();
        return new InvalidTableException(
                "%s, header: which column is %s? %s. Name the column so, or say it with --column %s=FILE:COLUMN."
                        .formatted(
                                table.name(),
                                wanted,
                                capital(there),
                                without.getFirst().name()));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
