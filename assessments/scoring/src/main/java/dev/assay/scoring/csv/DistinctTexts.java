package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Different texts, numbered from 0 in the order in which they were met. Texts are given as bytes and kept one after the
 * other: a text costs its bytes and 12 to 30 more. Looking one up makes no object.
 */
public final class DistinctTexts {
    /** Most bytes of a text; more than {@link CsvRecords} has in a field. */
    public static final int MOST_BYTES = 1 << 16;

    /** No entry: its lower half is -1. */
    private static final long EMPTY = -1;

    private static final long HIGH = 0xFFFFFFFF00000000L;

    /** Nobody can prepare texts that collide without knowing this. */
    private static final long SECRET = new SplittableRandom().nextLong() | 1;

    private static final int BLOCK_BITS = 18;
    private static final int BLOCK = 1 << BLOCK_BITS;
    /** Where texts of a block end at the latest: eight bytes can be read wherever a text begins. */
    private static final int BLOCK_END = BLOCK - Long.BYTES;

    /** All but the first are full size; grown by blocks, nothing is copied and nothing in vain but the last. */
    private byte[][] blocks = {new byte[1 << 10]};

    private int lastBlock;
    /** Where each text ends: block and offset in one, unsigned. It begins where the one before ended, or its block. */
    private int[] ends = new int[1 << 6];
    /** Half of the hash, and the number; numbers beside their hash spare most looks at the texts themselves. */
    private long[] slots = new long[1 << 7];

    private int size;

    public DistinctTexts() {
        Arrays.fill(slots, EMPTY);
    }

    /**
     * These texts, numbered in their order.
     *
     * @throws IllegalArgumentException when one occurs twice or is longer than {@link #MOST_BYTES}
     */
    public static DistinctTexts of(Stream<String> texts) {
        DistinctTexts distinct = new DistinctTexts();
        texts.forEachOrdered(text -> {
            byte[] bytes = text.getBytes(UTF_8);
            int before = distinct.size;
            if (distinct.add(bytes, 0, bytes.length) != before) {
                throw new IllegalArgumentException("A text occurs more than once.");
            }
        });
        return distinct;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /**
     * The number of a text, which is {@link #size()} as it was before if the text is new.
     *
     * @throws IllegalArgumentException when it is longer than {@link #MOST_BYTES}
     */
    public int add(byte[] source, int start, int end) {
        if (end - start > MOST_BYTES) {
            throw new IllegalArgumentException("A text is longer than %d bytes.".formatted(MOST_BYTES));
        }
        long hash = hash(source, start, end);
        int slot = slot(hash, source, start, end);
        if (slots[slot] != EMPTY) {
            return (int) slots[slot];
        }
        append(source, start, end);
        slots[slot] = (hash & HIGH) | (size - 1);
        if (size > slots.length / 8 * 5) {
            spread();
        }
        return size - 1;
    }

    /** The number of a text; -1 when it is none of these. */
    public int find(byte[] source, int start, int end) {
        return (int) slots[slot(hash(source, start, end), source, start, end)];
    }

    /**
     * The number of a text; -1 when it is none of these.
     *
     * @param guess the number that is tried first: texts mostly come in their order
     */
    public int find(byte[] source, int start, int end, int guess) {
        return guess < size && isAt(guess, source, start, end) ? guess : find(source, start, end);
    }

    /**
     * Where a text ends that is expected in a buffer, before a limit; -1 when another one stands there. A word must be
     * readable wherever there is a byte of the buffer before the limit.
     */
    int endIfAt(int number, byte[] buffer, int start, int limit) {
        int from = start(number);
        int length = ends[number] - from;
        if (length >= limit - start) {
            return -1;
        }
        byte[] block = block(from);
        int there = offset(from) - start;
        int end = start + length;
        int at = start;
        for (; at < end - Long.BYTES; at += Long.BYTES) {
            if (EightBytes.at(buffer, at) != EightBytes.at(block, there + at)) {
                return -1;
            }
        }
        long others = EightBytes.at(buffer, at) ^ EightBytes.at(block, there + at);
        return EightBytes.shifted(others, end - at) == 0 ? end : -1;
    }

    /** What {@link #likely} looks at first. */
    long firstEntry(long hash) {
        return slots[first(hash)];
    }

    /** The number of the text that most likely is the one with this hash; -1 when there is none. */
    int likely(long hash) {
        int slot = first(hash);
        while (slots[slot] != EMPTY && (slots[slot] & HIGH) != (hash & HIGH)) {
            slot = next(slot);
        }
        return (int) slots[slot];
    }

    /** Where a text is kept. */
    int start(int number) {
        int end = ends[number];
        int before = number == 0 ? 0 : ends[number - 1];
        return before >>> BLOCK_BITS == end >>> BLOCK_BITS ? before : end & -BLOCK;
    }

    /** A byte of what is kept there. */
    byte byteAt(int position) {
        return block(position)[offset(position)];
    }

    /** A text by its number. */
    public String text(int number) {
        int start = start(number);
        return new String(block(start), offset(start), ends[number] - start, UTF_8);
    }

    /** The texts by their numbers; strings are made when they are asked for. */
    public List<String> texts() {
        return new Texts(this);
    }

    private static final class Texts extends AbstractList<String> implements RandomAccess {
        private final DistinctTexts distinct;

        Texts(DistinctTexts distinct) {
            this.distinct = distinct;
        }

        @Override
        public String get(int number) {
            return distinct.text(number);
        }

        @Override
        public int size() {
            return distinct.size;
        }
    }

    private byte[] block(int position) {
        return blocks[position >>> BLOCK_BITS];
    }

    private static int offset(int position) {
        return position & (BLOCK - 1);
    }

    private void append(byte[] source, int start, int end) {
        int length = end - start;
        int from = size == 0 ? 0 : ends[size - 1];
        if (offset(from) + length > BLOCK_END) {
            from = addBlock();
        }
        int offset = offset(from);
        byte[] block = block(from);
        if (offset + length > block.length - Long.BYTES) {
            block = Arrays.copyOf(block, Math.min(BLOCK, 2 * (offset + length) + Long.BYTES));
            blocks[lastBlock] = block;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + size / 4);
        }
        System.arraycopy(source, start, block, offset, length);
        ends[size++] = from + length;
    }

    private int addBlock() {
        lastBlock++;
        if (lastBlock == 1 << (Integer.SIZE - BLOCK_BITS)) {
            throw new OutOfMemoryError("There are more than four gigabytes of texts.");
        }
        if (lastBlock == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * lastBlock);
        }
        blocks[lastBlock] = new byte[BLOCK];
        return lastBlock << BLOCK_BITS;
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
        int from = start(number);
        int length = end - start;
        if (ends[number] - from != length) {
            return false;
        }
        byte[] block = block(from);
        int there = offset(from);
        for (int at = 0; at < length; at += Long.BYTES) {
            if (EightBytes.of(block, there + at, there + length) != EightBytes.of(source, start + at, end)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #likely} wants it; not the same in two processes. */
    static long hash(byte[] source, int start, int end) {
        long hash = mixed(SECRET + end - start);
        for (int at = start; at < end; at += Long.BYTES) {
            hash = mixed(hash ^ EightBytes.of(source, at, end));
        }
        return hash;
    }

    /** Both halves of a product: each bit depends on all. */
    private static long mixed(long word) {
        return (word * SECRET) ^ Math.multiplyHigh(word, SECRET);
    }
}
