package dev.assay.scoring.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigInteger;
import java.util.stream.IntStream;

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

    /** Whole numbers of so many bits are doubles. */
    private static final int WHOLE_BITS = 53;

    /** So many digits after the point mostly come with digits that are a double. */
    private static final int MOST_SCALE_OF_DOUBLES = 15;

    /** One over the power of ten, as 64 bits from its highest on, rounded down. */
    private static final long[] RECIPROCALS = IntStream.range(0, POWERS.length)
            .mapToObj(scale -> BigInteger.ONE.shiftLeft(bits(scale)).divide(BigInteger.TEN.pow(scale)))
            .mapToLong(BigInteger::longValue)
            .toArray();

    /** As a double's biased exponent: what 1 in half the product with a reciprocal stands for. */
    private static final long[] EXPONENTS = IntStream.range(0, POWERS.length)
            .mapToLong(scale -> Double.MAX_EXPONENT + Long.SIZE + 1 - bits(scale))
            .toArray();

    /** Makes room in a number for eight more digits. */
    static final long EIGHT_DIGITS = 100_000_000;

    private static final long[] SHIFTS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

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

    /** The number with up to eight more digits. */
    static long append(long number, long word, int digits) {
        return number * SHIFTS[digits] + EightBytes.number(word, digits);
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
     * The double nearest to {@code digits / 10^scale}, digits unsigned, or NaN where that takes more care.
     *
     * <p>Two doubles are divided with one rounding. Otherwise the product with the reciprocal, which is too small by less
     * than one in its last place, has 64 bits that are too small by less than two (Lemire 2021, Number parsing at a gigabyte
     * per second, with 64 bits of the power): when both ends of what half of it may be round to the same double, that is
     * the nearest. It is neither zero nor subnormal, so that moving the point changes nothing.
     */
    static double quotient(long digits, int scale) {
        if (scale < 0 || scale >= POWERS.length) {
            return Double.NaN;
        }
        if (scale <= MOST_SCALE_OF_DOUBLES && digits >>> WHOLE_BITS == 0) {
            return digits / POWERS[scale];
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long half = Math.unsignedMultiplyHigh(digits << zeros, RECIPROCALS[scale]) >>> 1;
        double low = half;
        double high = half + 2;
        double unit = Double.longBitsToDouble((EXPONENTS[scale] - zeros) << (WHOLE_BITS - 1));
        return low == high ? low * unit : Double.NaN;
    }

    /** The power of two whose quotient by the power of ten has 64 bits. */
    private static int bits(int scale) {
        return Long.SIZE
                - 1
                + BigInteger.TEN.pow(scale).subtract(BigInteger.ONE).bitLength();
    }
}
