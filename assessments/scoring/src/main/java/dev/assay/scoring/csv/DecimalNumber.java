package dev.assay.scoring.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;

/**
 * Reads a decimal number from ASCII bytes: {@code [+-] digits [. digits] [e [+-] digits]}, at least one digit before
 * or after the point. No spaces, names, hexadecimal digits, type suffixes, underscores or separators.
 */
public final class DecimalNumber {
    /** Longest spelling accepted; the exact decimal expansion of the doubles that programs print is far shorter. */
    private static final int MOST_BYTES = 400;

    /** So many digits make a long with room to spare. */
    private static final int MOST_DIGITS = 18;

    private static final int MOST_EXPONENT_DIGITS = 4;

    /** The powers of ten that are doubles. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final double[] INVERSES =
            Arrays.stream(POWERS).map(power -> 1 / power).toArray();

    /** Makes room in a number for eight more digits. */
    static final long EIGHT_DIGITS = 100_000_000;

    private static final long[] SHIFTS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private DecimalNumber() {}

    /** The nearest double, never negative zero; NaN when the bytes are not such a number, infinite when too large. */
    public static double parse(byte[] text, int start, int end) {
        if (end - start > MOST_BYTES || start == end) {
            return Double.NaN;
        }
        boolean negative = text[start] == '-';
        int first = negative || text[start] == '+' ? start + 1 : start;
        int at = first;
        long digits = 0;
        while (at < end && isDigit(text[at])) {
            digits = digits * 10 + (text[at++] - '0');
        }
        int count = at - first;
        int fraction = at;
        if (at < end && text[at] == '.') {
            fraction = ++at;
            while (end - at >= Long.BYTES && EightBytes.areDigits(EightBytes.at(text, at))) {
                digits = digits * EIGHT_DIGITS + EightBytes.number(EightBytes.at(text, at));
                at += Long.BYTES;
            }
            long rest = EightBytes.of(text, at, end);
            int read = EightBytes.first(EightBytes.notDigits(rest));
            digits = append(digits, rest, read);
            at += read;
            count += at - fraction;
        }
        if (count == 0 || (at != end && !isExponent(text, at, end))) {
            return Double.NaN;
        }
        double size = Double.NaN;
        if (count <= MOST_DIGITS || count - zeros(text, first, end) <= MOST_DIGITS) {
            size = at == end ? quotient(digits, at - fraction) : scaled(digits, at - fraction, text, at, end);
        }
        if (Double.isNaN(size)) {
            size = JavaDoubleParser.parseDouble(text, first, end - first);
        }
        return (negative ? -size : size) + 0.0;
    }

    /** The number with some more digits, fewer than eight. */
    static long append(long number, long word, int digits) {
        return digits == 0 ? number : number * SHIFTS[digits] + EightBytes.number(word, digits);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** How many zeros come first, whether before or after the point. */
    private static int zeros(byte[] text, int start, int end) {
        int zeros = 0;
        for (int at = start; at < end && (text[at] == '0' || text[at] == '.'); at++) {
            zeros += text[at] == '0' ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isExponent(byte[] text, int start, int end) {
        int at = exponentDigits(text, start, end);
        boolean exponent = (text[start] | 0x20) == 'e' && at < end;
        while (at < end && isDigit(text[at])) {
            at++;
        }
        return exponent && at == end;
    }

    /** Where the digits of an exponent begin, if there are any. */
    private static int exponentDigits(byte[] text, int start, int end) {
        int sign = start + 1;
        return sign < end && (text[sign] == '-' || text[sign] == '+') ? sign + 1 : sign;
    }

    private static double scaled(long digits, int scale, byte[] text, int start, int end) {
        int at = exponentDigits(text, start, end);
        if (end - at > MOST_EXPONENT_DIGITS) {
            return Double.NaN;
        }
        int exponent = (int) EightBytes.number(EightBytes.of(text, at, end), end - at);
        return quotient(digits, text[start + 1] == '-' ? scale + exponent : scale - exponent);
    }

    /**
     * The double nearest to {@code digits / 10^scale}, digits below 10^18, or NaN where that takes more care.
     *
     * <p>A product is within a relative 2^-51 of the quotient. What it lacks is computed from the remainder, which
     * {@code fma} rounds only once (Markstein 1990), to a relative 2^-52 of the remainder: so the quotient is known to a
     * relative 2^-100, and mostly both ends of what it may be are rounded to the same double, which is then the nearest.
     */
    static double quotient(long digits, int scale) {
        if (scale < 0 || scale >= POWERS.length) {
            return Double.NaN;
        }
        double size = digits;
        double near = size * INVERSES[scale];
        double remainder = Math.fma(-near, POWERS[scale], size) + (digits - (long) size);
        double lacking = remainder * INVERSES[scale];
        double doubt = near * 0x1p-98;
        double low = near + (lacking - doubt);
        double high = near + (lacking + doubt);
        return low == high ? low : Double.NaN;
    }
}
