package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Different texts, numbered from 0 in the order in which they were met. Texts are given as bytes and kept one after the
 * other, so that a million of them cost little more than their bytes.
 */
public final class DistinctTexts {
    private static final int EMPTY = -1;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[1 << 6];
    private int[] slots = new int[1 << 8];
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
        int slot = slot(source, start, end);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        append(source, start, end);
        slots[slot] = size - 1;
        if (size > slots.length / 2) {
            spread();
        }
        return size - 1;
    }

    /** The number of a text of others among these; -1 when it is not. */
    public int find(DistinctTexts others, int number) {
        return slots[slot(others.bytes, others.start(number), others.ends[number])];
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
        slots = new int[Math.multiplyExact(slots.length, 2)];
        Arrays.fill(slots, EMPTY);
        for (int number = 0; number < size; number++) {
            slots[slot(bytes, start(number), ends[number])] = number;
        }
    }

    /** Where the text is, or where it belongs. */
    private int slot(byte[] source, int start, int end) {
        int slot = (int) hash(source, start, end) & (slots.length - 1);
        while (slots[slot] != EMPTY && !isAt(slots[slot], source, start, end)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
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
        return hash ^ (hash >>> 32);
    }
}
