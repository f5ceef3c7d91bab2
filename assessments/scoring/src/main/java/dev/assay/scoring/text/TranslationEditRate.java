package dev.assay.scoring.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Translation edit rate: insertions, deletions, substitutions and shifts of runs of words, over the words of the
 * reference. The best shifts cannot be found in reasonable time; these are the ones that Tercom finds, in the form that
 * sacreBLEU gives them. Source: Snover et al. 2006.
 */
final class TranslationEditRate {
    private static final int LONGEST_SHIFT = 10;
    private static final int FARTHEST_SHIFT = 50;
    private static final int MOST_CANDIDATES = 1000;

    private final int[] reference;
    private final BeamEditDistance distance;
    private int[] words;
    private int candidates;

    private TranslationEditRate(int[] words, int[] reference) {
        this.words = words;
        this.reference = reference;
        this.distance = new BeamEditDistance(reference, words.length);
    }

    /** One segment's sums: the fewest edits to any reference, and the mean length of the references. */
    static double[] ofSegment(String hypothesis, List<String> references) {
        Map<String, Integer> codes = new HashMap<>();
        int[] words = words(hypothesis, codes);
        int fewest = Integer.MAX_VALUE;
        double length = 0;
        for (String text : references) {
            int[] reference = words(text, codes);
            length += reference.length;
            fewest = Math.min(
                    fewest, reference.length == 0 ? words.length : new TranslationEditRate(words, reference).edits());
        }
        return new double[] {fewest, length / references.size()};
    }

    private static int[] words(String text, Map<String, Integer> codes) {
        return Words.of(text.toLowerCase(Locale.ROOT)).stream()
                .mapToInt(word -> codes.computeIfAbsent(word, unknown -> codes.size()))
                .toArray();
    }

    /** The rate in percent from the sums of all segments. */
    static double rate(double[] sums) {
        if (sums[1] > 0) {
            return 100 * (sums[0] / sums[1]);
        }
        return sums[0] > 0 ? 100 : 0;
    }

    private int edits() {
        int shifts = 0;
        Shift best = bestShift();
        while (candidates < MOST_CANDIDATES && best.gain() > 0) {
            shifts++;
            words = best.shifted(words);
            best = bestShift();
        }
        return shifts + distance.of(words);
    }

    private Shift bestShift() {
        int before = distance.of(words);
        Alignment alignment = distance.alignment(words);
        Shift best = Shift.NONE;
        for (Shift run : commonRuns(alignment)) {
            for (int target : targets(run, alignment)) {
                Shift shift = new Shift(0, run.length(), run.start(), target);
                shift = shift.gaining(before - distance.of(shift.shifted(words)));
                candidates++;
                if (shift.isBetter(best)) {
                    best = shift;
                }
            }
            if (candidates >= MOST_CANDIDATES) {
                break;
            }
        }
        return best;
    }

    /** Runs that occur in both texts, wrong in both where they stand; the target is where the reference has them. */
    private Iterable<Shift> commonRuns(Alignment alignment) {
        return () -> Stream.iterate(0, start -> start < words.length, start -> start + 1)
                .flatMap(start -> runsFrom(start, alignment))
                .iterator();
    }

    private Stream<Shift> runsFrom(int start, Alignment alignment) {
        List<Shift> runs = new ArrayList<>();
        int end = Math.min(reference.length, start + FARTHEST_SHIFT + 1);
        for (int target = Math.max(0, start - FARTHEST_SHIFT); target < end; target++) {
            int longest = Math.min(LONGEST_SHIFT, Math.min(words.length - start, reference.length - target));
            for (int length = 1;
                    length <= longest && words[start + length - 1] == reference[target + length - 1];
                    length++) {
                int aligned = alignment.wordOf(target);
                if (alignment.isWordWrong(start, length)
                        && alignment.isReferenceWrong(target, length)
                        && (aligned < start || aligned >= start + length)) {
                    runs.add(new Shift(0, length, start, target));
                }
            }
        }
        return runs.stream();
    }

    /** The places before which the run may be put: beside the words aligned with its surroundings in the reference. */
    private List<Integer> targets(Shift run, Alignment alignment) {
        List<Integer> targets = new ArrayList<>();
        int previous = -1;
        for (int offset = -1; offset < run.length(); offset++) {
            int place = run.target() + offset;
            int target = place < 0 ? 0 : alignment.wordOf(place) + 1;
            if (target != previous) {
                targets.add(target);
                previous = target;
            }
        }
        return targets;
    }

    /**
     * A run of words moved.
     *
     * @param gain edits saved
     * @param length of the run
     * @param start of the run
     * @param target before which word it is put
     */
    private record Shift(int gain, int length, int start, int target) {
        static final Shift NONE = new Shift(Integer.MIN_VALUE, 0, 0, 0);

        Shift gaining(int edits) {
            return new Shift(edits, length, start, target);
        }

        /** Tercom's ranking: more gain, then the longer, then the earlier run, then the earlier target. */
        boolean isBetter(Shift other) {
            if (gain != other.gain) {
                return gain > other.gain;
            }
            if (length != other.length) {
                return length > other.length;
            }
            return start != other.start ? start < other.start : target < other.target;
        }

        int[] shifted(int[] words) {
            int[] shifted = new int[words.length];
            // Where the run begins afterwards: a target inside it counts from its beginning.
            int begin = target > start + length ? target - length : Math.min(target, words.length - length);
            int next = 0;
            for (int place = 0; place < words.length; place++) {
                if (place >= begin && place < begin + length) {
                    shifted[place] = words[start + place - begin];
                } else {
                    next = next == start ? start + length : next;
                    shifted[place] = words[next++];
                }
            }
            return shifted;
        }
    }
}
