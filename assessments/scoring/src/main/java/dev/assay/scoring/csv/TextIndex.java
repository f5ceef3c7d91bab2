package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the position of a text, given as bytes, in a list of distinct texts without making an object a look-up. Open
 * addressing; only the list fills the table, so that what is looked up cannot degrade it.
 */
public final class TextIndex {
    private static final int EMPTY = -1;

    private final byte[][] texts;
    private final int[] slots;

    /** The index of a list. */
    public TextIndex(List<String> distinct) {
        texts = distinct.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
        slots = new int[Integer.highestOneBit(Math.max(texts.length, 1)) * 4];
        Arrays.fill(slots, EMPTY);
        for (int index = 0; index < texts.length; index++) {
            int slot = slot(texts[index], 0, texts[index].length);
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = index;
        }
    }

    /**
     * The position in the list, or -1.
     *
     * @param guess where it is looked for first: lists are mostly walked in their order
     */
    public int find(byte[] source, int start, int end, int guess) {
        if (guess < texts.length && Arrays.equals(texts[guess], 0, texts[guess].length, source, start, end)) {
            return guess;
        }
        return find(source, start, end);
    }

    /** The position in the list, or -1. */
    public int find(byte[] source, int start, int end) {
        int slot = slot(source, start, end);
        while (slots[slot] != EMPTY) {
            byte[] text = texts[slots[slot]];
            if (Arrays.equals(text, 0, text.length, source, start, end)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return EMPTY;
    }

    private int slot(byte[] source, int start, int end) {
        int hash = 1;
        for (int index = start; index < end; index++) {
            hash = 31 * hash + source[index];
        }
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
    }
}
