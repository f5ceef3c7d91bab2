package dev.assay.platform.ui;

/**
 * A value that was measured, with the interval it is known to.
 *
 * @param low lower end of the 95% interval
 * @param value the estimate
 * @param high upper end of the 95% interval
 */
public record Estimate(double low, double value, double high) {

    /** Such as {@code 0.7812, 95% interval 0.7690 to 0.7930}. */
    public String words(int decimals) {
        return Show.number(value, decimals) + ", 95% interval " + interval(decimals);
    }

    /** Such as {@code 0.7690 to 0.7930}. */
    public String interval(int decimals) {
        return Show.number(low, decimals) + " to " + Show.number(high, decimals);
    }
}
