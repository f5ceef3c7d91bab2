package dev.assay.pack.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Columns of text as numbers. */
final class Numbers {

    private Numbers() {}

    /** The numbers of a column, NaN where empty; nothing when a value is neither, or all are empty. */
    static Optional<double[]> of(List<String> column) {
        double[] numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            var text = column.get(row);
            if (missing(text)) {
                numbers[row] = Double.NaN;
            } else {
                try {
                    numbers[row] = Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    return Optional.empty();
                }
            }
        }
        return Arrays.stream(numbers).allMatch(Double::isNaN) ? Optional.empty() : Optional.of(numbers);
    }

    private static boolean missing(String text) {
        return text.isBlank() || text.equalsIgnoreCase("na") || text.equalsIgnoreCase("nan");
    }
}
