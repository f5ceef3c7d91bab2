package dev.assay.scoring.csv;

/** The number that ends nearly all rows of predictions: a digit, a point, few more digits, and the line ends. */
final class PlainNumber {
    /** Bytes that must be readable from a comma on: the number, and the word in which it ends. */
    static final int SPARE = 32;

    /** With the digit before the point no more than fit into a long, unsigned. */
    private static final int MOST_FRACTION_DIGITS = 18;

    private static final long COMMA_AND_POINT = ',' | ('.' << (2 * Byte.SIZE));

    private PlainNumber() {}

    /**
     * Puts the number between a comma and the end of the line into its place. Nothing is put there when no comma stands
     * there, when the number is written in another way, or when it is too large.
     *
     * @param buffer with {@link #SPARE} bytes from the comma on
     * @return where the next line begins, -1 when nothing was put
     */
    static int put(byte[] buffer, int comma, double most, double[] values, int place) {
        long head = EightBytes.at(buffer, comma);
        int digit = (int) ((head >>> Byte.SIZE) & 0xFF) - '0';
        if ((head & 0xFF00FF) != COMMA_AND_POINT || digit < 0 || digit > 9) {
            return -1;
        }
        int at = comma + 3;
        long digits = digit;
        long word = EightBytes.at(buffer, at);
        // Programs write up to 17 digits or about 6: without a loop, each length is a way through that is foreseen.
        if (EightBytes.areDigits(word)) {
            digits = digits * DecimalNumber.EIGHT_DIGITS + EightBytes.number(word);
            at += Long.BYTES;
            word = EightBytes.at(buffer, at);
            if (EightBytes.areDigits(word)) {
                digits = digits * DecimalNumber.EIGHT_DIGITS + EightBytes.number(word);
                at += Long.BYTES;
                word = EightBytes.at(buffer, at);
            }
        }
        int rest = EightBytes.first(EightBytes.notDigits(word));
        int end = at + rest;
        int scale = end - comma - 3;
        int next = afterLine(buffer, end);
        if (scale > MOST_FRACTION_DIGITS || next < 0) {
            return -1;
        }
        double value = DecimalNumber.quotient(DecimalNumber.append(digits, word, rest), scale);
        if (Double.isNaN(value)) {
            value = DecimalNumber.parse(buffer, comma + 1, end);
        }
        if (!(value <= most)) {
            return -1;
        }
        values[place] = value;
        return next;
    }

    private static int afterLine(byte[] buffer, int end) {
        int feed = buffer[end] == '\r' ? end + 1 : end;
        return buffer[feed] == '\n' ? feed + 1 : -1;
    }
}
