package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Different texts, numbered from 0 in the order in which they were met. Texts are given as bytes and kept one after the
 * other, so that a million of them cost little more than their bytes.
 */
public final class DistinctTexts {
    /** No entry: its lower half is -1. */
    private static final long EMPTY = -1;

    private static final long HIGH = 0xFFFFFFFF00000000L;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[1 << 6];
    /** Half of the hash, and the number; numbers beside their hash spare most looks at the texts themselves. */
    private long[] slots = new long[1 << 8];

    private int size;

    public DistinctTexts() {
        Arrays.fill(slots, EMPTY);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of a text, which is {@link #size()} as it was before if the text is new. */
    public int add(byte[] source, int start, int end) {
        long hash = hash(source, start, end);
        int slot = slot(hash, source, start, end);
        if (slots[slot] != EMPTY) {
            return (int) slots[slot];
        }
        append(source, start, end);
        slots[slot] = (hash & HIGH) | (size - 1);
        if (size > slots.length / 2) {
            spread();
        }
        return size - 1;
    }

    /** The number of a text; -1 when it is none of these. */
    public int find(byte[] source, int start, int end) {
        return (int) slots[slot(hash(source, start, end), source, start, end)];
    }

    /** A text by its number. */
    public String text(int number) {
        return new String(bytes, start(number), ends[number] - start(number), UTF_8);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void append(byte[] source, int start, int end) {
        int from = start(size);
        int length = end - start;
        if (length > bytes.length - from) {
            bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, Math.max(bytes.length / 2, length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.addExact(size, size / 2));
        }
        System.arraycopy(source, start, bytes, from, length);
        ends[size++] = from + length;
    }

    private void spread() {
        long[] before = slots;
        slots = new long[Math.multiplyExact(before.length, 2)];
        Arrays.fill(slots, EMPTY);
        for (long entry : before) {
            if (entry != EMPTY) {
                int slot = first(entry);
                while (slots[slot] != EMPTY) {
                    slot = next(slot);
                }
                slots[slot] = entry;
            }
        }
    }

    /** Where the text is, or where it belongs. */
    private int slot(long hash, byte[] source, int start, int end) {
        int slot = first(hash);
        while (slots[slot] != EMPTY
                && !((slots[slot] & HIGH) == (hash & HIGH) && isAt((int) slots[slot], source, start, end))) {
            slot = next(slot);
        }
        return slot;
    }

    private int first(long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private boolean isAt(int number, byte[] source, int start, int end) {
        return Arrays.equals(bytes, start(number), ends[number], source, start, end);
    }

    /** Mixed at every byte: a file cannot be made to collide by chance or by a pattern such as counting. */
    private static long hash(byte[] source, int start, int end) {
        long hash = (long) end - start;
        for (int index = start; index < end; index++) {
            hash = (hash ^ source[index]) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash * MULTIPLIER;
    }
}
