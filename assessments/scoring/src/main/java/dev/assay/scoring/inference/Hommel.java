package dev.assay.scoring.inference;

import java.util.Arrays;

/**
 * Hommel's adjusted p-values in n log n. Source: Hommel 1988, Biometrika 75, in the form of Wright 1992, Biometrics 48:
 * over the sizes m of sets of the largest p-values, the largest of min(m p, Simes(m)), where Simes(m) = m slope(m) and
 * slope(m) is the least p₍ₙ₋ₘ₊ⱼ₎ / j. That is the slope of the tangent from the point (n − m, 0) to the lower hull of the
 * points (k, p₍ₖ₎) to its right. It never grows with m, so that for each p the sizes up to some m count m p and the
 * larger ones count Simes(m).
 */
final class Hommel {
    private final double[] sorted;
    private final int[] hull;
    private int hullSize;

    private Hommel(double[] sorted) {
        this.sorted = sorted;
        this.hull = new int[sorted.length];
    }

    /** Adjusted p-values of ascending ones. */
    static double[] adjusted(double[] sorted) {
        return new Hommel(sorted).adjusted();
    }

    private double[] adjusted() {
        int count = sorted.length;
        double[] slopes = new double[count + 1];
        for (int size = 1; size <= count; size++) {
            add(count - size);
            slopes[size] = leastSlope(count - size);
        }
        double[] largestSimes = new double[count + 2];
        for (int size = count; size > 0; size--) {
            largestSimes[size] = Math.max(largestSimes[size + 1], size * slopes[size]);
        }
        double[] adjusted = new double[count];
        int size = count;
        for (int place = 0; place < count; place++) {
            while (size > 0 && slopes[size] < sorted[place]) {
                size--;
            }
            adjusted[place] = Math.max(sorted[place], Math.max(size * sorted[place], largestSimes[size + 1]));
        }
        return adjusted;
    }

    /** Adds a point left of all others and drops those that are no corner of the lower hull any more. */
    private void add(int point) {
        while (hullSize > 1 && slope(point, hull[hullSize - 1]) >= slope(hull[hullSize - 1], hull[hullSize - 2])) {
            hullSize--;
        }
        hull[hullSize++] = point;
    }

    private double slope(int left, int right) {
        return (sorted[right] - sorted[left]) / (right - left);
    }

    /** The least slope from a point on the axis, one left of the last added, to the hull: falls and then rises. */
    private double leastSlope(int origin) {
        int low = 0;
        int high = hullSize - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slopeFrom(origin, hull[middle]) < slopeFrom(origin, hull[middle + 1])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Arrays.stream(hull, Math.max(0, low - 1), Math.min(hullSize, low + 2))
                .mapToDouble(point -> slopeFrom(origin, point))
                .min()
                .orElseThrow();
    }

    private double slopeFrom(int origin, int point) {
        return sorted[point] / (point + 1 - origin);
    }
}
