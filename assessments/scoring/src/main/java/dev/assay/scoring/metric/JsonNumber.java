package dev.assay.scoring.metric;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers in JSON values, where those that are not finite are texts. */
public final class JsonNumber {
    private JsonNumber() {}

    /** The number that a value stands for; true and false are 1 and 0. Empty for what is no number. */
    public static Optional<Double> of(@Nullable Object value) {
        return switch (value) {
            case Number number -> Optional.of(number.doubleValue());
            case Boolean flag -> Optional.of(flag ? 1.0 : 0.0);
            case String text -> ofText(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Double> ofText(String text) {
        return switch (text) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }
}
