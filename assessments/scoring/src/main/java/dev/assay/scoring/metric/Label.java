package dev.assay.scoring.metric;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class or a cluster. Numbers are equal by value and come before text; numbers are in numeric order, text
 * in the order of its code points, as a sorted array of either kind is in numpy.
 */
public sealed interface Label extends Comparable<Label> {
    /** A number; negative zero is zero. */
    record OfNumber(double value) implements Label {
        public OfNumber {
            value += 0.0;
        }
    }

    /** Text. */
    record OfText(String value) implements Label {}

    /** A label as JSON writes it: a finite number, text, or true and false, which are 1 and 0. */
    static Optional<Label> of(@Nullable Object given) {
        return switch (given) {
            case Number number
            when Double.isFinite(number.doubleValue()) -> Optional.of(new OfNumber(number.doubleValue()));
            case Boolean flag -> Optional.of(new OfNumber(flag ? 1 : 0));
            case String text -> Optional.of(new OfText(text));
            case null, default -> Optional.empty();
        };
    }

    @Override
    default int compareTo(Label other) {
        return switch (this) {
            case OfNumber(double number) ->
                other instanceof OfNumber(double otherNumber) ? Double.compare(number, otherNumber) : -1;
            case OfText(String text) ->
                other instanceof OfText(String otherText) ? compareCodePoints(text, otherText) : 1;
        };
    }

    private static int compareCodePoints(String first, String second) {
        return Arrays.compare(first.codePoints().toArray(), second.codePoints().toArray());
    }
}
