package dev.assay.scoring.table;

import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Inputs;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Parameter;
import dev.assay.scoring.table.ColumnChoice.Columns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Columns that were read, put together into the values of inputs. */
final class InputValues {
    private final MetricDefinition definition;
    private final SequencedMap<String, Columns> columns;
    private final Map<Table, RowOrder> orders;
    private final SequencedMap<String, Object> values = new LinkedHashMap<>();
    private Optional<List<Object>> classes = Optional.empty();

    /**
     * Puts inputs together.
     *
     * @param columns of each input; those of a matrix are brought into the order of the matrix
     * @param orders the rows of each table that are wanted
     */
    InputValues(MetricDefinition definition, SequencedMap<String, Columns> columns, Map<Table, RowOrder> orders) {
        this.definition = definition;
        this.columns = columns;
        this.orders = orders;
        for (Input input : definition.inputs()) {
            if (columns.containsKey(input.name())) {
                values.put(input.name(), value(input));
            }
        }
    }

    Inputs inputs() {
        return Inputs.of(values);
    }

    /** The classes that the columns of a matrix are named like, ascending. */
    Optional<List<Object>> classes() {
        return classes;
    }

    private Object value(Input input) {
        return switch (input.shape()) {
            case NUMBER, TEXT -> single(input);
            case NUMBER_ROWS -> matrix(input);
            case TEXT_LISTS -> textLists(input);
            default -> cells(input).getFirst();
        };
    }

    private Columns found(Input input) {
        Columns found = columns.get(input.name());
        if (found == null) {
            throw new IllegalStateException("An input has no column.");
        }
        return found;
    }

    /** The cells of each column. */
    private List<Object> cells(Input input) {
        Columns found = found(input);
        RowOrder order = orders.getOrDefault(found.table(), RowOrder.asItIs(0));
        return found.indices().stream()
                .map(index -> found.table().column(index, input.shape()).inOrder(order))
                .toList();
    }

    private Object single(Input input) {
        Columns found = found(input);
        if (found.table().rows() != 1) {
            throw new InvalidTableException("%s has %d rows; the input %s is %s, in the one row of a file."
                    .formatted(found.table().name(), found.table().rows(), input.name(), input.shape()));
        }
        Object only = cells(input).getFirst();
        return only instanceof double[] numbers ? (Object) numbers[0] : ((List<?>) only).getFirst();
    }

    private Object matrix(Input input) {
        order(input);
        List<Object> cells = cells(input);
        if (cells.size() == 1 && input.name().equals("y_proba")) {
            return cells.getFirst(); // the probabilities of the second of two classes
        }
        double[][] rows = new double[((double[]) cells.getFirst()).length][cells.size()];
        for (int column = 0; column < cells.size(); column++) {
            double[] numbers = (double[]) cells.get(column);
            for (int row = 0; row < rows.length; row++) {
                rows[row][column] = numbers[row];
            }
        }
        return rows;
    }

    /** Columns by the names of classes, or like those of the truth, or as they stand. */
    private void order(Input input) {
        Columns found = found(input);
        Columns truth = columns.get("y_true");
        if (truth == null || input.name().equals("y_true") || found.indices().size() == 1) {
            return;
        }
        if (truth.indices().size() == 1 && takesClasses()) {
            Optional<ClassColumns> named = ClassColumns.named(found, truth, inputs().labels("y_true"));
            classes = named.map(ClassColumns::classes);
            named.ifPresent(ascending -> columns.put(input.name(), new Columns(found.table(), ascending.indices())));
        } else if (isPermutation(truth.headers(), found.headers())) {
            List<Integer> same = truth.headers().stream()
                    .map(name -> found.indices().get(found.headers().indexOf(name)))
                    .toList();
            columns.put(input.name(), new Columns(found.table(), same));
        }
    }

    private boolean takesClasses() {
        return definition.parameters().stream().anyMatch(Parameter.Classes.class::isInstance);
    }

    private static boolean isPermutation(List<String> first, List<String> second) {
        return first.size() == second.size()
                && new HashSet<>(first).size() == first.size()
                && new HashSet<>(first).equals(new HashSet<>(second));
    }

    /** An empty cell beside others is a text that is not there. */
    private List<List<String>> textLists(Input input) {
        List<Object> cells = cells(input);
        List<List<String>> lists = new ArrayList<>();
        for (int row = 0; row < ((List<?>) cells.getFirst()).size(); row++) {
            List<String> texts = new ArrayList<>();
            for (Object column : cells) {
                String text = (String) ((List<?>) column).get(row);
                if (!text.isEmpty() || cells.size() == 1) {
                    texts.add(text);
                }
            }
            lists.add(List.copyOf(texts));
        }
        return lists;
    }
}
