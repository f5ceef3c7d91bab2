package dev.assay.scoring.vision;

import dev.assay.scoring.vision.Detections.Found;
import dev.assay.scoring.vision.Detections.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was found of one category in one image against what is there: findings choose in the order of their scores, each
 * the object it overlaps most that no other has taken. Crowds and objects of another size are chosen only where no object
 * that counts will do, and what chooses them counts neither way.
 */
final class ImageMatches {
    /** A threshold of exactly one could not be met after rounding. */
    private static final double MOST_OVERLAP = 1 - 1e-10;

    /** What a finding counts as. */
    enum Outcome {
        RIGHT,
        WRONG,
        IGNORED
    }

    /**
     * A finding and what it counts as.
     *
     * @param score of the finding
     */
    record Match(double score, Outcome outcome) {}

    private final List<Truth> objects;
    private final List<Found> found;
    private final CocoEvaluation.Size size;
    private final int expected;
    private final double[][] overlaps;

    ImageMatches(List<Truth> given, List<Found> found, CocoEvaluation.Size size) {
        this.size = size;
        this.found = found;
        objects = given.stream().sorted(Comparator.comparing(this::isIgnored)).toList();
        expected = (int) objects.stream().filter(object -> !isIgnored(object)).count();
        overlaps = new double[found.size()][objects.size()];
        for (int finding = 0; finding < overlaps.length; finding++) {
            for (int object = 0; object < objects.size(); object++) {
                Truth truth = objects.get(object);
                overlaps[finding][object] = found.get(finding).box().overlap(truth.box(), truth.crowd());
            }
        }
    }

    private boolean isIgnored(Truth object) {
        return object.crowd() || !size.covers(object.area());
    }

    /** How many objects count. */
    int expected() {
        return expected;
    }

    /** Every finding at a threshold of overlap, best scores first. */
    List<Match> at(double threshold) {
        boolean[] taken = new boolean[objects.size()];
        List<Match> matches = new ArrayList<>(found.size());
        for (int finding = 0; finding < found.size(); finding++) {
            int chosen = chosen(overlaps[finding], taken, Math.min(threshold, MOST_OVERLAP));
            if (chosen >= 0) {
                taken[chosen] = true;
            }
            matches.add(new Match(found.get(finding).score(), outcome(finding, chosen)));
        }
        return matches;
    }

    private Outcome outcome(int finding, int chosen) {
        if (chosen >= 0) {
            return chosen < expected ? Outcome.RIGHT : Outcome.IGNORED;
        }
        return size.covers(found.get(finding).box().area()) ? Outcome.WRONG : Outcome.IGNORED;
    }

    /** The object with the most overlap, of equal ones the last; -1: none reaches the threshold. */
    private int chosen(double[] overlap, boolean[] taken, double threshold) {
        int chosen = -1;
        double best = threshold;
        for (int object = 0; object < taken.length; object++) {
            if (chosen >= 0 && chosen < expected && object >= expected) {
                break;
            }
            boolean free = !taken[object] || objects.get(object).crowd();
            if (free && overlap[object] >= best) {
                best = overlap[object];
                chosen = object;
            }
        }
        return chosen;
    }
}
