package dev.assay.scoring.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parameter of a metric as packs and reference cases write it. */
public sealed interface Parameter {
    String name();

    /** The allowed values, for people. */
    String allowed();

    /** The value to use when none is given; empty: one must be given. */
    Optional<Object> fallback();

    /** The typed form of a given value; empty when it is not allowed. A JSON null is given as null. */
    Optional<Object> read(@Nullable Object given);

    static Parameter wholeNumber(String name, int least, int most, int fallback) {
        return new WholeNumber(name, least, most, Optional.of(fallback));
    }

    static Parameter wholeNumber(String name, int least, int most) {
        return new WholeNumber(name, least, most, Optional.empty());
    }

    /** A whole number, or null for no limit, which reads as {@link Integer#MAX_VALUE}. */
    static Parameter limit(String name, int least) {
        return new Limit(name, least);
    }

    /** A finite number, both bounds allowed. */
    static Parameter number(String name, double least, double most, double fallback) {
        return new RealNumber(name, least, most, Optional.of(fallback));
    }

    /** A finite number, both bounds allowed, that must be given. */
    static Parameter number(String name, double least, double most) {
        return new RealNumber(name, least, most, Optional.empty());
    }

    static Parameter flag(String name, boolean fallback) {
        return new Flag(name, fallback);
    }

    /** One constant of an enum, the first being the fallback. */
    static <T extends Enum<T>> Parameter choice(String name, Class<T> constants) {
        List<T> all = Arrays.asList(constants.getEnumConstants());
        return new Choice<>(name, all, Optional.of(all.getFirst()));
    }

    /** One constant of an enum that must be given. */
    static <T extends Enum<T>> Parameter requiredChoice(String name, Class<T> constants) {
        return new Choice<>(name, Arrays.asList(constants.getEnumConstants()), Optional.empty());
    }

    /** What is fixed by this version of the metric; it may be named, to be sure, and not be changed. */
    static Parameter convention(String name, Object fixed) {
        return new Convention(name, fixed);
    }

    /** One class. */
    static Parameter label(String name, Object fallback) {
        return new OneLabel(name, Label.of(fallback).orElseThrow());
    }

    /** Every class in its order; empty when not given: those that occur. */
    static Parameter classes(String name) {
        return new Classes(name);
    }

    /** A whole number within bounds. */
    record WholeNumber(String name, int least, int most, Optional<Object> fallback) implements Parameter {
        @Override
        public String allowed() {
            return "a whole number from %d to %d".formatted(least, most);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            return whole(given).filter(value -> value >= least && value <= most).map(Double::intValue);
        }
    }

    /** A whole number, or none. */
    record Limit(String name, int least) implements Parameter {
        @Override
        public String allowed() {
            return "a whole number from %d, or null for no limit".formatted(least);
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(Integer.MAX_VALUE);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            if (given == null) {
                return fallback();
            }
            return whole(given)
                    .filter(value -> value >= least && value <= Integer.MAX_VALUE)
                    .map(Double::intValue);
        }
    }

    /** A finite number within bounds. */
    record RealNumber(String name, double least, double most, Optional<Object> fallback) implements Parameter {
        @Override
        public String allowed() {
            return "a number from %s to %s".formatted(least, most);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            return number(given)
                    .filter(value -> value >= least && value <= most)
                    .map(value -> value);
        }
    }

    /** One constant of an enum, written as its {@code toString}; null is written "none". */
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
            if (given == null) {
                return "none";
            }
            return given.equals("NaN") ? "nan" : canonical(given);
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

    /** Something that only looks like a parameter. */
    record Convention(String name, Object fixed) implements Parameter {
        @Override
        public String allowed() {
            return "\"%s\", which this version of the metric fixes".formatted(canonical(fixed));
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(fixed);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            return given != null && canonical(given).equals(canonical(fixed)) ? fallback() : Optional.empty();
        }
    }

    /** A {@link Label}. */
    record OneLabel(String name, Label label) implements Parameter {
        @Override
        public String allowed() {
            return "a class";
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(label);
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            return Label.of(given).map(Object.class::cast);
        }
    }

    /** A list of {@link Label}. */
    record Classes(String name) implements Parameter {
        @Override
        public String allowed() {
            return "a list of different classes";
        }

        @Override
        public Optional<Object> fallback() {
            return Optional.of(List.of());
        }

        @Override
        public Optional<Object> read(@Nullable Object given) {
            if (!(given instanceof List<?> list) || list.isEmpty()) {
                return Optional.empty();
            }
            List<Label> classes = new ArrayList<>();
            for (Object element : list) {
                Optional<Label> label = Label.of(element);
                if (label.isEmpty() || classes.contains(label.get())) {
                    return Optional.empty();
                }
                classes.add(label.get());
            }
            return Optional.of(List.copyOf(classes));
        }
    }

    private static Optional<Double> number(@Nullable Object given) {
        return given instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private static Optional<Double> whole(@Nullable Object given) {
        return number(given).filter(value -> value == Math.rint(value));
    }

    private static String canonical(Object given) {
        if (given instanceof Number number) {
            double value = number.doubleValue();
            return value == Math.rint(value)
                    ? Long.toString((long) value)
                    : number.toString().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(given);
    }
}
