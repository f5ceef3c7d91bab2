package dev.assay.scoring.csv;

/**
 * Rows of the id that is expected next and a number with a point in it, which is what nearly all predictions are, taken as
 * they lie in a buffer. Whatever else there is stays where it is, for those who read it field by field.
 */
final class ExpectedRows {
    /** Bytes that must be readable after the last one of the rows: a number, and a word from its end. */
    static final int SPARE = 32;

    private static final int MOST_FRACTION_DIGITS = 17;

    private final byte[] buffer;
    private final int limit;
    private int position;
    /** Where the row ends that is looked at. */
    private int end;

    /** The rows from a position in a buffer, up to a limit that is {@link #SPARE} bytes from the end at the latest. */
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
        while (row < values.length && Double.isNaN(values[row])) {
            int comma = ids.endIfAt(row, buffer, position, limit);
            double value = comma < 0 || buffer[comma] != ',' ? Double.NaN : number(comma + 1);
            if (!(value <= most)) {
                break;
            }
            values[row++] = value;
            position = end;
        }
        return row - first;
    }

    /** The number that ends its line there, before {@link #end}; NaN when it is not such a one. */
    private double number(int start) {
        long digits = (long) buffer[start] - '0';
        if (digits < 0 || digits > 9 || buffer[start + 1] != '.') {
            return Double.NaN;
        }
        int at = start + 2;
        long word = EightBytes.at(buffer, at);
        while (EightBytes.areDigits(word)) {
            digits = digits * DecimalNumber.EIGHT_DIGITS + EightBytes.number(word);
            at += Long.BYTES;
            if (at > start + 2 + MOST_FRACTION_DIGITS) {
                return Double.NaN;
            }
            word = EightBytes.at(buffer, at);
        }
        int rest = EightBytes.first(EightBytes.notDigits(word));
        int scale = at + rest - start - 2;
        int next = buffer[at + rest] == '\r' ? at + rest + 1 : at + rest;
        boolean exact = scale <= MOST_FRACTION_DIGITS || (scale == MOST_FRACTION_DIGITS + 1 && buffer[start] == '0');
        if (!exact || next >= limit || buffer[next] != '\n') {
            return Double.NaN;
        }
        end = next + 1;
        return DecimalNumber.quotient(DecimalNumber.append(digits, word, rest), scale);
    }
}
