package dev.assay.platform.ui;

import java.util.OptionalDouble;

/**
 * The interval of one row of a table. All rows of a table share scale, baseline and bar.
 *
 * @param axis what the rows share
 * @param estimate value and interval of this row
 */
public record CiWhisker(Axis axis, Estimate estimate) {

    /**
     * What the rows of a table share.
     *
     * @param scale over the width of the drawing, 300 units
     * @param baseline value of the reference model, if there is one
     * @param bar value that the company asks for, if it asks for one
     * @param decimals of values in words
     */
    public record Axis(Scale scale, OptionalDouble baseline, OptionalDouble bar, int decimals) {

        /** Width of the drawing. */
        public static final int WIDTH = 300;

        private static final double LABEL = 28;

        /** How the label at a value is tied to it. */
        public String anchor(double value) {
            return Scale.anchor(scale.at(value), WIDTH, LABEL);
        }
    }

    /** What the drawing says, in words. */
    public String words() {
        return "95% interval " + estimate.interval(axis.decimals());
    }
}
