package dev.assay.scoring.drift;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The area between two empirical distribution functions. */
final class Wasserstein {
    private Wasserstein() {}

    static double distance(double[] x, double[] y) {
        double[] sortedX = x.clone();
        double[] sortedY = y.clone();
        double[] all =
                DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray();
        Arrays.sort(sortedX);
        Arrays.sort(sortedY);
        Arrays.sort(all);
        int countX = 0;
        int countY = 0;
        double area = 0;
        for (int index = 0; index + 1 < all.length; index++) {
            while (countX < x.length && sortedX[countX] <= all[index]) {
                countX++;
            }
            while (countY < y.length && sortedY[countY] <= all[index]) {
                countY++;
            }
            double difference = (double) countX / x.length - (double) countY / y.length;
            area += Math.abs(difference) * (all[index + 1] - all[index]);
        }
        return area;
    }
}
