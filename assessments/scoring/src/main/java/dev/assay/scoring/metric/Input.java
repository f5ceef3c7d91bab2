package dev.assay.scoring.metric;

/**
 * One of the inputs a metric takes.
 *
 * @param name as reference cases and the command line write it
 * @param shape of the value
 * @param required whether it must be there
 * @param orNumbers whether, instead of a row of numbers each, a number a row will do
 */
public record Input(String name, Shape shape, boolean required, boolean orNumbers) {
    private Input(String name, Shape shape, boolean required) {
        this(name, shape, required, false);
    }

    /** What an input looks like. */
    public enum Shape {
        NUMBER("a number"),
        NUMBERS("a number a row"),
        LABELS("a label a row"),
        NUMBER_ROWS("a row of numbers each, all as long"),
        TEXT("a text"),
        TEXTS("a text a row"),
        TEXT_LISTS("a list of texts a row"),
        LISTS("a list a row"),
        FLAGS("true or false a row"),
        RECORDS("records");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The usual name of the weights of the rows. */
    public static final String WEIGHTS = "sample_weight";

    public static Input number(String name) {
        return new Input(name, Shape.NUMBER, true);
    }

    public static Input numbers(String name) {
        return new Input(name, Shape.NUMBERS, true);
    }

    /** A number a row, which may be missing as a whole. */
    public static Input optionalNumbers(String name) {
        return new Input(name, Shape.NUMBERS, false);
    }

    public static Input labels(String name) {
        return new Input(name, Shape.LABELS, true);
    }

    public static Input numberRows(String name) {
        return new Input(name, Shape.NUMBER_ROWS, true);
    }

    /** A row of probabilities each, one a class, or of two classes the probability of the second alone. */
    public static Input probabilities(String name) {
        return new Input(name, Shape.NUMBER_ROWS, true, true);
    }

    public static Input of(String name, Shape shape) {
        return new Input(name, shape, true);
    }

    /** The weights of the rows, finite and not negative; each row counts once when they are missing. */
    public static Input weights() {
        return new Input(WEIGHTS, Shape.NUMBERS, false);
    }
}
