package dev.assay.scoring.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The compact letter display: two candidates share a letter if and only if they are not told apart. Letters are found by
 * inserting the pairs that are told apart one by one, splitting every group that holds both, and absorbing groups within
 * others. Source: Piepho 2004, Journal of Computational and Graphical Statistics 13(2), 456-466.
 */
final class LetterGroups {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private LetterGroups() {}

    /**
     * The letters of each candidate.
     *
     * @param apart whether two candidates are told apart, symmetric
     * @param order candidates in the order in which letters are given out
     */
    static String[] of(boolean[][] apart, int[] order) {
        List<BitSet> groups = groups(apart, order);
        groups.sort((one, other) -> {
            BitSet differing = (BitSet) one.clone();
            differing.xor(other);
            return one.get(differing.nextSetBit(0)) ? -1 : 1;
        });
        String[] letters = new String[order.length];
        for (int place = 0; place < order.length; place++) {
            StringBuilder own = new StringBuilder();
            for (int group = 0; group < groups.size(); group++) {
                own.append(groups.get(group).get(place) ? letter(group) : "");
            }
            letters[order[place]] = own.toString();
        }
        return letters;
    }

    /** The largest sets of places of the order in which no two are told apart. */
    private static List<BitSet> groups(boolean[][] apart, int[] order) {
        List<BitSet> groups = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, order.length);
        groups.add(all);
        for (int first = 0; first < order.length; first++) {
            for (int second = first + 1; second < order.length; second++) {
                if (apart[order[first]][order[second]]) {
                    insert(groups, first, second);
                }
            }
        }
        return groups;
    }

    private static void insert(List<BitSet> groups, int first, int second) {
        List<BitSet> split = groups.stream()
                .filter(group -> group.get(first) && group.get(second))
                .toList();
        groups.removeAll(split);
        // A part may lie within a group that was not split, never within another part: the groups they are of do not.
        for (BitSet group : split) {
            for (int place : new int[] {first, second}) {
                BitSet part = without(group, place);
                if (groups.stream().noneMatch(other -> isWithin(part, other))) {
                    groups.add(part);
                }
            }
        }
    }

    private static BitSet without(BitSet group, int place) {
        BitSet rest = (BitSet) group.clone();
        rest.clear(place);
        return rest;
    }

    private static boolean isWithin(BitSet part, BitSet group) {
        BitSet outside = (BitSet) part.clone();
        outside.andNot(group);
        return outside.isEmpty();
    }

    /** The letters a to Z, then the same again behind a full stop each, as multcompView writes them. */
    private static String letter(int group) {
        return ".".repeat(group / LETTERS.length()) + LETTERS.charAt(group % LETTERS.length());
    }
}
