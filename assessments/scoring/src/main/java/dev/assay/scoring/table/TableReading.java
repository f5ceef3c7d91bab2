package dev.assay.scoring.table;

import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.Input.Shape;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.table.ColumnChoice.Columns;
import dev.assay.scoring.table.TableInputs.Named;
import dev.assay.scoring.table.TableInputs.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from opened files to columns in memory whose rows belong together. */
final class TableReading {
    private final MetricDefinition definition;
    private final Request request;
    private final RowJoin join;
    private final SequencedMap<String, Columns> columns;

    /** Finds the columns in the headers. */
    TableReading(MetricDefinition definition, Request request) {
        this.definition = definition;
        this.request = request;
        refuseRecords();
        this.join = request.join().orElseGet(() -> RowJoin.usual(definition, request.truth(), request.predictions()));
        String id = join instanceof RowJoin.ById byId ? byId.column() : "";
        this.columns = new ColumnChoice(definition, request.truth(), request.predictions()).with(named(), id);
    }

    RowJoin join() {
        return join;
    }

    /** The columns of each input; may be changed. */
    SequencedMap<String, Columns> columns() {
        return columns;
    }

    /** Reads the rows. */
    void readTables() throws IOException {
        for (Input input : definition.inputs()) {
            Columns found = columns.get(input.name());
            if (found != null) {
                found.indices().forEach(index -> found.table().keep(index, input.shape()));
            }
        }
        if (join instanceof RowJoin.ById(String id, boolean guessed)) {
            String note = guessed ? "; if the first column of the truth is no id, say --by-order" : "";
            request.truth().identifyBy(column(request.truth(), id), note);
            request.predictions().matchBy(column(request.predictions(), id), note, request.truth());
        }
        for (Table table : tables()) {
            table.read();
            if (table.rows() == 0) {
                throw new InvalidTableException(table.name() + " has no rows.");
            }
        }
    }

    /** The rows of each table in the order of the truth. */
    Map<Table, RowOrder> orders() {
        Table truth = request.truth();
        Table predictions = request.predictions();
        Map<Table, RowOrder> orders = new LinkedHashMap<>();
        tables().forEach(table -> orders.put(table, RowOrder.asItIs(table.rows())));
        if (join instanceof RowJoin.ById) {
            orders.put(predictions, RowOrder.of(predictions.matched(truth)));
        } else if (definition.isOverRows() && truth.rows() != predictions.rows()) {
            throw new InvalidTableException("%s has %d rows and %s has %d; rows that go by order must be as many."
                    .formatted(truth.name(), truth.rows(), predictions.name(), predictions.rows()));
        }
        return orders;
    }

    private void refuseRecords() {
        for (Input input : definition.inputs()) {
            if (input.shape() == Shape.RECORDS) {
                throw new InvalidTableException(
                        "The metric %s takes %s, which are no table; 'assay metrics check' computes it on a case."
                                .formatted(definition.id(), input.name()));
            }
        }
    }

    private Set<Table> tables() {
        Set<Table> tables = new LinkedHashSet<>(List.of(request.truth(), request.predictions()));
        columns.values().forEach(found -> tables.add(found.table()));
        return tables;
    }

    private SequencedMap<String, Columns> named() {
        SequencedMap<String, Columns> named = new LinkedHashMap<>();
        for (Named one : request.named()) {
            Input input = input(one.input());
            Columns found = new Columns(one.table(), List.of(column(one.table(), one.column())));
            Columns before = named.get(input.name());
            if (before != null && (!ColumnChoice.mayBeSeveral(input) || before.table() != one.table())) {
                throw new InvalidTableException(
                        "The input %s is one column, and two are named for it.".formatted(input.name()));
            }
            named.put(input.name(), before == null ? found : before.and(found));
        }
        return named;
    }

    private Input input(String name) {
        return definition.inputs().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidTableException("The metric %s takes no input %s; it takes %s."
                        .formatted(
                                definition.id(),
                                Table.quoted(name),
                                definition.inputs().stream().map(Input::name).collect(Collectors.joining(", ")))));
    }

    private static int column(Table table, String name) {
        return table.find(name)
                .orElseThrow(() -> new InvalidTableException(
                        "%s, header: there is no column %s.".formatted(table.name(), Table.quoted(name))));
    }
}
