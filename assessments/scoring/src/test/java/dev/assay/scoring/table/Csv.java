package dev.assay.scoring.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Value;
import dev.assay.scoring.table.TableInputs.Named;
import dev.assay.scoring.table.TableInputs.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A metric on two files that a test writes down. Lines are separated by a space where a file is given in one line. */
final class Csv {
    private final MetricDefinition definition;
    private final Table truth;
    private final Table predictions;
    private final List<Named> named = new ArrayList<>();
    private Optional<RowJoin> join = Optional.empty();

    private Csv(String metric, Table truth, Table predictions) {
        this.definition = MetricCatalogue.named(metric);
        this.truth = truth;
        this.predictions = predictions;
    }

    /** Files whose lines are separated by spaces. */
    static Csv of(String metric, String truth, String predictions) {
        return new Csv(metric, table("truth.csv", lines(truth)), table("predictions.csv", lines(predictions)));
    }

    static String lines(String inOneLine) {
        return inOneLine.replace(' ', '\n') + "\n";
    }

    static Table table(String name, String text) {
        try {
            return Table.open(name, new ByteArrayInputStream(text.getBytes(UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Csv joined(RowJoin by) {
        join = Optional.of(by);
        return this;
    }

    Csv column(String input, String file, String column) {
        named.add(new Named(input, file.equals("truth") ? truth : predictions, column));
        return this;
    }

    Csv column(String input, Table third, String column) {
        named.add(new Named(input, third, column));
        return this;
    }

    TableInputs read() {
        try {
            return TableInputs.read(definition, new Request(truth, predictions, join, named));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Value value(Map<String, Object> parameters) {
        return definition.value(read().inputs(), definition.arguments(parameters));
    }

    double number() {
        return ((Value.Scalar) value(Map.of())).value();
    }
}
