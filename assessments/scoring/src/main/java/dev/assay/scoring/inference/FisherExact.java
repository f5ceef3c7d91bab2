package dev.assay.scoring.inference;

/**
 * Fisher's exact test of independence in a table of two by two, in time that grows with the square root of the counts.
 * Probabilities are built by their ratios from the most likely table outwards, which needs no factorials, until they
 * vanish. Source: Fisher 1935, The Logic of Inductive Inference.
 */
public final class FisherExact {
    /** Tables as likely as the one observed count as extreme; rounding must not part them. */
    private static final double TIE = 1e-11;

    /** What is less likely than this, compared to the most likely table, has vanished; below, rounding would stop the decline. */
    private static final double VANISHED = Double.MIN_NORMAL;

    private final long first;
    private final double firstRow;
    private final double secondRow;
    private final double firstColumn;

    private FisherExact(int[][] table) {
        first = table[0][0];
        firstRow = (double) table[0][0] + table[0][1];
        secondRow = (double) table[1][0] + table[1][1];
        firstColumn = (double) table[0][0] + table[1][0];
    }

    /** The sample odds ratio, infinite where a count below it is zero, and the p-value. */
    public static Significance of(int[][] table, Alternative alternative) {
        FisherExact test = new FisherExact(table);
        double secondColumn = test.firstRow + test.secondRow - test.firstColumn;
        if (test.firstRow == 0 || test.secondRow == 0 || test.firstColumn == 0 || secondColumn == 0) {
            return new Significance(Double.NaN, 1);
        }
        double below = (double) table[0][1] * table[1][0];
        double oddsRatio = below == 0 ? Double.POSITIVE_INFINITY : (double) table[0][0] * table[1][1] / below;
        return new Significance(oddsRatio, Math.min(1, test.pValue(alternative)));
    }

    private double pValue(Alternative alternative) {
        long mode = (long) Math.floor((firstRow + 1) * (firstColumn + 1) / (firstRow + secondRow + 2));
        double observed = 1;
        for (long count = mode; count < first && observed > VANISHED; count++) {
            observed *= up(count);
        }
        for (long count = mode; count > first && observed > VANISHED; count--) {
            observed /= up(count - 1);
        }
        double total = 0;
        double extreme = 0;
        double weight = 1;
        for (long count = mode; weight > VANISHED; count++) {
            total += weight;
            extreme += isExtreme(alternative, count, weight, observed) ? weight : 0;
            weight *= up(count);
        }
        weight = 1 / up(mode - 1);
        for (long count = mode - 1; weight > VANISHED; count--) {
            total += weight;
            extreme += isExtreme(alternative, count, weight, observed) ? weight : 0;
            weight /= up(count - 1);
        }
        return extreme / total;
    }

    private boolean isExtreme(Alternative alternative, long count, double weight, double observed) {
        return switch (alternative) {
            case LESS -> count <= first;
            case GREATER -> count >= first;
            case TWO_SIDED -> weight <= observed * (1 + TIE);
        };
    }

    /** How many times as likely a table with one more in its first cell is. */
    private double up(long count) {
        return (firstRow - count) * (firstColumn - count) / ((count + 1) * (secondRow - firstColumn + count + 1));
    }
}
