package dev.assay.scoring.csv;

/**
 * As {@link ExpectedRows}, but with any of the ids. Of many ids, looking for one takes longer than reading its row: the
 * processor waits for memory four times, each time for a place that the time before has told. So a few hundred rows are
 * looked for together, step by step, and their waits overlap. All that the steps find out is where to look first.
 */
final class RowsInAnyOrder {
    private static final int MOST_ROWS = 256;

    private final int[] starts = new int[MOST_ROWS + 1];
    private final int[] commas = new int[MOST_ROWS];
    private final double[] numbers = new double[MOST_ROWS];
    private final long[] hashes = new long[MOST_ROWS];
    private final int[] likely = new int[MOST_ROWS];

    /** What is fetched ahead goes here: the compiler leaves out what goes nowhere. */
    private final long[] fetched = new long[MOST_ROWS];

    private int last;
    private int position;

    /** Where the first row begins that has not been taken. */
    int position() {
        return position;
    }

    /** The number of the id that was taken last. */
    int last() {
        return last;
    }

    /**
     * Takes rows as long as their ids are known, have no value yet, and get one in bounds.
     *
     * @param buffer in which the last row is followed by {@link PlainNumber#SPARE} zeros
     * @return how many
     */
    int take(DistinctTexts ids, byte[] buffer, int first, double most, double[] values) {
        int rows = read(buffer, first, most);
        fetch(ids, rows, values);
        int row = 0;
        while (row < rows) {
            int id = ids.find(buffer, starts[row], commas[row], likely[row]);
            if (id < 0 || !Double.isNaN(values[id])) {
                break;
            }
            values[id] = numbers[row++];
            last = id;
        }
        position = starts[row];
        return row;
    }

    /** Finds the next rows in the buffer; how many there are. */
    private int read(byte[] buffer, int first, double most) {
        starts[0] = first;
        int row = 0;
        while (row < MOST_ROWS) {
            int start = starts[row];
            int comma = EightBytes.endOfPlain(buffer, start);
            int next = PlainNumber.put(buffer, comma, most, numbers, row);
            if (next < 0) {
                break;
            }
            commas[row] = comma;
            hashes[row++] = DistinctTexts.hash(buffer, start, comma);
            starts[row] = next;
        }
        return row;
    }

    /** Finds out where to look first, and has all fetched that the look will touch. */
    private void fetch(DistinctTexts ids, int rows, double[] values) {
        for (int row = 0; row < rows; row++) {
            fetched[row] = ids.firstEntry(hashes[row]);
        }
        for (int row = 0; row < rows; row++) {
            likely[row] = Math.max(0, ids.likely(hashes[row]));
        }
        for (int row = 0; row < rows; row++) {
            fetched[row] = ids.start(likely[row]);
        }
        for (int row = 0; row < rows; row++) {
            fetched[row] = ids.byteAt((int) fetched[row]) + Double.doubleToRawLongBits(values[likely[row]]);
        }
    }
}
