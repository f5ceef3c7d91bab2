package dev.assay.scoring.csv;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Bytes of text eight at a time, in a long whose lowest byte is the first one. */
final class EightBytes {
    private static final VarHandle AT = MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = 0x7F * EACH;
    private static final long HIGH = 0x8080808080808080L;
    private static final long ZEROS = '0' * EACH;

    private EightBytes() {}

    /** Eight bytes; there must be so many. */
    static long at(byte[] text, int start) {
        return (long) AT.get(text, start);
    }

    /** The bytes from start to end, of more than eight the first eight, of fewer with zeros above. */
    static long of(byte[] text, int start, int end) {
        int length = end - start;
        if (start <= text.length - Long.BYTES) {
            long word = at(text, start);
            return length >= Long.BYTES ? word : word & ~(-1L << (Byte.SIZE * length));
        }
        long word = 0;
        for (int index = Math.min(end, start + Long.BYTES) - 1; index >= start; index--) {
            word = word << Byte.SIZE | Byte.toUnsignedLong(text[index]);
        }
        return word;
    }

    /** The highest bit of each byte that may not stand inside a plain field: up to the comma, and all but ASCII. */
    static long notPlain(long word) {
        long low = word & LOW;
        return (~(low + (0x80 - '-') * EACH) | (low + EACH) | word) & HIGH;
    }

    /** The first byte from a start on that may not stand inside a plain field; there must be one, and a word from it. */
    static int endOfPlain(byte[] text, int start) {
        int at = start;
        long marks = notPlain(at(text, at));
        while (marks == 0) {
            at += Long.BYTES;
            marks = notPlain(at(text, at));
        }
        return at + first(marks);
    }

    /** The highest bit of each byte that is no digit, up to the first such; what is above it does not matter. */
    static long notDigits(long word) {
        long values = word ^ ZEROS;
        return ((values + (0x80 - 10) * EACH) | values) & HIGH;
    }

    static boolean areDigits(long word) {
        return notDigits(word) == 0;
    }

    /** Index of the first byte that is marked, 8 if none is. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The number that the first bytes spell in digits.
     *
     * @param digits how many, 0 to 8; what is above them does not matter
     */
    static long number(long word, int digits) {
        return ofDigits(shifted(word ^ ZEROS, digits));
    }

    /** The first bytes, 0 to 8, moved to the end, with zeros before them. */
    static long shifted(long word, int bytes) {
        return (word << 1) << (Long.SIZE - 1 - Byte.SIZE * bytes);
    }

    /** The number that eight digits spell. */
    static long number(long word) {
        return ofDigits(word ^ ZEROS);
    }

    /** Neighbours are put together, then pairs, then fours. */
    private static long ofDigits(long values) {
        long pairs = ((values * (1 + (10 << 8))) >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = ((pairs * (1 + (100 << 16))) >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * (1 + (10_000L << 32))) >>> 32;
    }
}
