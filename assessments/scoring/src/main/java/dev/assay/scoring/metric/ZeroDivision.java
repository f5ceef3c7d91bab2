package dev.assay.scoring.metric;

import java.util.List;
import java.util.Optional;

/** What stands for 0/0 in a ratio of counts. */
public enum ZeroDivision {
    ZERO("0", 0),
    ONE("1", 1),
    /** The ratio is left out of a mean. */
    NAN("nan", Double.NaN);

    private final String written;
    private final double value;

    ZeroDivision(String written, double value) {
        this.written = written;
        this.value = value;
    }

    /** The parameter that chooses one; 0 where none is given. */
    public static Parameter parameter() {
        return Parameter.choice("zero_division", ZeroDivision.class);
    }

    /** The parameter where a ratio cannot be left out. */
    public static Parameter numberParameter() {
        return new Parameter.Choice<>("zero_division", List.of(ZERO, ONE), Optional.of(ZERO));
    }

    public static ZeroDivision of(Arguments arguments) {
        return arguments.choice("zero_division", ZeroDivision.class);
    }

    /** A quotient, or what stands for it. */
    public double quotient(double numerator, double denominator) {
        return denominator == 0 ? value : numerator / denominator;
    }

    @Override
    public String toString() {
        return written;
    }
}
