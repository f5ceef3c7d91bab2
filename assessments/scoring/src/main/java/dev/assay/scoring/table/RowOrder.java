package dev.assay.scoring.table;

import java.util.function.IntUnaryOperator;

/**
 * Rows of a file in the order in which they are wanted.
 *
 * @param size how many
 * @param rows the row of each position, both counted from 0
 */
record RowOrder(int size, IntUnaryOperator rows) {
    /** Every row where it stands. */
    static RowOrder asItIs(int size) {
        return new RowOrder(size, IntUnaryOperator.identity());
    }

    static RowOrder of(int[] rows) {
        return new RowOrder(rows.length, position -> rows[position]);
    }

    int row(int position) {
        return rows.applyAsInt(position);
    }
}
