package dev.assay.scoring.text;

import dev.assay.scoring.text.Alignment.Edit;
import java.util.Arrays;

/**
 * Edit distance to a reference within a band around the diagonal that joins the corners, as wide as sacreBLEU's. Rows that
 * a text shares with the one before are not computed again: shifts tried in turn have most of their beginning in common.
 */
final class BeamEditDistance {
    private static final int WIDTH = 25;
    private static final int FAR = Integer.MAX_VALUE / 2;

    private final int[] reference;
    private final int[][] costs;
    private final double slope;
    private final int width;
    private int[] words = {};

    BeamEditDistance(int[] reference, int wordCount) {
        this.reference = reference;
        costs = new int[wordCount + 1][reference.length + 1];
        slope = wordCount == 0 ? 1 : (double) reference.length / wordCount;
        width = WIDTH < slope / 2 ? (int) Math.ceil(slope / 2 + WIDTH) : WIDTH;
        Arrays.setAll(costs[0], column -> column);
    }

    /** The distance of a text of the given length. */
    int of(int[] text) {
        int common = Arrays.mismatch(words, text);
        for (int row = (common < 0 ? text.length : common) + 1; row <= text.length; row++) {
            fill(row, text);
        }
        words = text;
        return costs[text.length][reference.length];
    }

    private void fill(int row, int[] text) {
        int[] above = costs[row - 1];
        int[] here = costs[row];
        Arrays.fill(here, FAR);
        int diagonal = (int) Math.floor(row * slope);
        int end = row == text.length ? reference.length + 1 : Math.min(reference.length + 1, diagonal + width);
        for (int column = Math.max(0, diagonal - width); column < end; column++) {
            int cost = above[column] + 1;
            if (column > 0) {
                int substitution = above[column - 1] + (text[row - 1] == reference[column - 1] ? 0 : 1);
                cost = Math.min(Math.min(cost, substitution), here[column - 1] + 1);
            }
            here[column] = Math.min(cost, FAR);
        }
    }

    /** The edits behind the distance; of equally short ways one that keeps or substitutes, then deletes, from the end. */
    Alignment alignment(int[] text) {
        of(text);
        Edit[] edits = new Edit[text.length + reference.length];
        int first = edits.length;
        int row = text.length;
        int column = reference.length;
        while (row > 0 || column > 0) {
            Edit edit = last(row, column, text);
            edits[--first] = edit;
            row -= edit == Edit.INSERT ? 0 : 1;
            column -= edit == Edit.DELETE ? 0 : 1;
        }
        Alignment alignment = new Alignment(text.length, reference.length);
        for (Edit edit : Arrays.asList(edits).subList(first, edits.length)) {
            alignment.add(edit);
        }
        return alignment;
    }

    private Edit last(int row, int column, int[] text) {
        int cost = costs[row][column];
        if (row > 0 && column > 0) {
            boolean same = text[row - 1] == reference[column - 1];
            if (cost == costs[row - 1][column - 1] + (same ? 0 : 1)) {
                return same ? Edit.KEEP : Edit.SUBSTITUTE;
            }
        }
        return row > 0 && cost == costs[row - 1][column] + 1 ? Edit.DELETE : Edit.INSERT;
    }
}
