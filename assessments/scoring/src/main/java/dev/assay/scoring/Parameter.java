package dev.assay.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parameter of a metric as packs may write it. */
sealed interface Parameter {
    String name();

    /** The allowed values, for people. */
    String allowed();

    /** The value to use when none is given; empty: one must be given. */
    Optional<Object> fallback();

    /** The typed form of a given value; empty when it is not allowed. */
    Optional<Object> read(@Nullable Object given);

    /** A whole number within bounds. */
    record WholeNumber(String name, int least, int most, int usual) implements Parameter {
        @Override
        public String allowed() {
            return "a whole number from %d to %d".formatted(least, most);
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(usual);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            if (given instanceof Number number) {
                double value = number.doubleValue();
                boolean fits = value == Math.rint(value) && value >= least && value <= most;
                return fits ? Optional.of((int) value) : Optional.empty();
            }
            return Optional.empty();
        }
    }

    /** One constant of an enum, written as its {@code toString}. */
    record Choice<T extends Enum<T>>(String name, List<T> constants, Optional<Object> fallback) implements Parameter {
        @Override
        public String allowed() {
            return constants.stream().map(Enum::toString).collect(Collectors.joining(", ", "one of ", ""));
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            String written = written(given);
            return constants.stream()
                    .filter(constant -> constant.toString().equals(written))
                    .findFirst()
                    .map(Object.class::cast);
        }

        private static String written(@Nullable Object given) {
            if (given instanceof Number number) {
                double value = number.doubleValue();
                return value == Math.rint(value)
                        ? Long.toString((long) value)
                        : number.toString().toLowerCase(Locale.ROOT);
            }
            return String.valueOf(given);
        }
    }

    /** True or false. */
    record Flag(String name, boolean value) implements Parameter {
        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(value);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            return given instanceof Boolean ? Optional.of(given) : Optional.empty();
        }
    }
}
