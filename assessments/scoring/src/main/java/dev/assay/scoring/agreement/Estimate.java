package dev.assay.scoring.agreement;

import java.util.function.ToDoubleFunction;

/**
 * What the ratings say of a coefficient, or why they say nothing. A coefficient that is not estimable is neither 0 nor 1.
 *
 * @param <T> of the coefficient
 */
public sealed interface Estimate<T> {
    /**
     * The ratings determine it.
     *
     * @param value finite in all its parts
     */
    record Estimated<T>(T value) implements Estimate<T> {}

    /**
     * The ratings do not determine it.
     *
     * @param reason a part of a sentence without any rating
     */
    record NotEstimable<T>(String reason) implements Estimate<T> {}

    /** A number out of the estimate, NaN where there is none: for metrics, whose values say "undefined" that way. */
    default double number(ToDoubleFunction<T> part) {
        return switch (this) {
            case Estimated<T>(T value) -> part.applyAsDouble(value);
            case NotEstimable<T> none -> Double.NaN;
        };
    }
}
