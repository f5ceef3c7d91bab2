package dev.assay.scoring.table;

import dev.assay.scoring.metric.Input;
import dev.assay.scoring.metric.MetricDefinition;
import java.util.Optional;

/** Which rows of two files belong together: those of one id, or those of one position. */
public sealed interface RowJoin {
    /** The column that is the id where both files have it. */
    String USUAL = "id";

    /**
     * By a column that both files have.
     *
     * @param guessed whether nobody said that it is an id and it is not called so
     */
    record ById(String column, boolean guessed) implements RowJoin {}

    /** By position. */
    record ByOrder() implements RowJoin {}

    /**
     * What goes without saying: the column {@code id} when both files have it, else the first of several columns of the
     * truth when the predictions have it too and the metric does not take it, else the order of the rows.
     *
     * @throws InvalidTableException when one file alone has a column {@code id}
     */
    static RowJoin usual(MetricDefinition definition, Table truth, Table predictions) {
        if (truth.find(USUAL).isPresent() && predictions.find(USUAL).isPresent()) {
            return new ById(USUAL, false);
        }
        String first = truth.header().getFirst();
        boolean input = definition.inputs().stream().map(Input::name).anyMatch(first::equals);
        boolean alone = Math.min(truth.header().size(), predictions.header().size()) == 1;
        if (!input && !alone && predictions.find(first).isPresent()) {
            return new ById(first, true);
        }
        Optional<Table> having = truth.find(USUAL).isPresent()
                ? Optional.of(truth)
                : Optional.of(predictions).filter(table -> table.find(USUAL).isPresent());
        if (having.isPresent()) {
            Table other = having.get() == truth ? predictions : truth;
            throw new InvalidTableException(
                    "%s, header: there is no column \"id\" as in %s. Name the column that both have with --id, or say --by-order."
                            .formatted(other.name(), having.get().name()));
        }
        return new ByOrder();
    }
}
