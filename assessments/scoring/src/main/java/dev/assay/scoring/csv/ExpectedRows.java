package dev.assay.scoring.csv;

/**
 * Rows of the id that is expected next and a {@link PlainNumber}, which is what nearly all predictions are, taken as they
 * lie in a buffer. Whatever else there is stays where it is, for those who read it field by field.
 */
final class ExpectedRows {
    private final byte[] buffer;
    private final int limit;
    private int position;

    /** The rows from a position in a buffer, up to a limit from which on there are {@link PlainNumber#SPARE} zeros. */
    ExpectedRows(byte[] buffer, int position, int limit) {
        this.buffer = buffer;
        this.position = position;
        this.limit = limit;
    }

    /** Where the first row begins that has not been taken. */
    int position() {
        return position;
    }

    /**
     * Takes rows as long as their ids come in order, have no value yet, and get one in bounds.
     *
     * @return how many
     */
    int take(DistinctTexts ids, int first, double most, double[] values) {
        int row = first;
        int start = position;
        while (row < values.length && Double.isNaN(values[row])) {
            int comma = ids.endIfAt(row, buffer, start, limit);
            int next = comma < 0 ? -1 : PlainNumber.put(buffer, comma, most, values, row);
            if (next < 0) {
                break;
            }
            start = next;
            row++;
        }
        position = start;
        return row - first;
    }
}
