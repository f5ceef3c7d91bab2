package dev.assay.scoring.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Reads a decimal number from ASCII bytes: {@code [+-] digits [. digits] [e [+-] digits]}, at least one digit before
 * or after the point. No spaces, names, hexadecimal digits, type suffixes, underscores or separators.
 */
public final class DecimalNumber {
    /** Longest spelling accepted; the exact decimal expansion of the doubles that programs print is far shorter. */
    private static final int MOST_BYTES = 400;

    private static final long EXACT_MANTISSA = 1L << 53;
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private final byte[] text;
    private final int start;
    private final int end;
    private int position;
    private long mantissa;
    private int digits;

    private DecimalNumber(byte[] text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.position = start;
    }

    /** The nearest double, never negative zero; NaN when the bytes are not such a number, infinite when too large. */
    public static double parse(byte[] text, int start, int end) {
        return end - start > MOST_BYTES ? Double.NaN : new DecimalNumber(text, start, end).parse();
    }

    private double parse() {
        boolean negative = at('-');
        if (negative || at('+')) {
            position++;
        }
        int whole = readDigits();
        int fraction = 0;
        if (at('.')) {
            position++;
            fraction = readDigits();
        }
        boolean hasExponent = at('e') || at('E');
        if (whole + fraction == 0 || (hasExponent && !skipExponent()) || position != end) {
            return Double.NaN;
        }
        // Clinger 1990: an integer below 2^53 and a power up to 10^22 are exact, so one division rounds correctly.
        if (!hasExponent && digits < EXACT_POWERS.length && mantissa < EXACT_MANTISSA) {
            double size = mantissa / EXACT_POWERS[fraction];
            return (negative ? -size : size) + 0.0;
        }
        return JavaDoubleParser.parseDouble(text, start, end - start) + 0.0;
    }

    private boolean at(char expected) {
        return position < end && text[position] == expected;
    }

    private int readDigits() {
        int first = position;
        for (; position < end && text[position] >= '0' && text[position] <= '9'; position++) {
            mantissa = mantissa * 10 + (text[position] - '0');
            digits++;
        }
        return position - first;
    }

    private boolean skipExponent() {
        position++;
        if (at('-') || at('+')) {
            position++;
        }
        return readDigits() > 0;
    }
}
