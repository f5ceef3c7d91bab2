package dev.assay.scoring.inference;

/**
 * The outcome of a test.
 *
 * @param statistic what the test is based on
 * @param pValue probability, where the hypothesis of no difference holds, of a statistic at least as extreme; NaN when
 *     the test has none
 */
public record Significance(double statistic, double pValue) {
    static Significance ofNormal(double z, Alternative alternative) {
        return new Significance(z, alternative.ofNormal(z));
    }
}
