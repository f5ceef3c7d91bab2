package dev.assay.scoring.ranking;

import java.util.Arrays;

/** The documents returned for one query, in their order, by how relevant they are. */
final class RankedQuery {
    private final int[] ranking;
    private final int[] ideal;
    private final int level;
    private final int relevant;
    private final int judgedNot;

    /**
     * A ranking.
     *
     * @param ranking relevance of each returned document, below 0 where it is not judged
     * @param judged relevance of each judged document, returned or not
     * @param level least relevance that counts as relevant
     */
    RankedQuery(int[] ranking, int[] judged, int level) {
        this.ranking = ranking;
        this.level = level;
        this.relevant = (int) Arrays.stream(judged).filter(this::isRelevant).count();
        this.judgedNot = (int) Arrays.stream(judged)
                .filter(relevance -> relevance >= 0 && !isRelevant(relevance))
                .count();
        this.ideal = Arrays.stream(judged)
                .map(relevance -> -relevance)
                .sorted()
                .map(relevance -> -relevance)
                .toArray();
    }

    private boolean isRelevant(int relevance) {
        return relevance >= level;
    }

    int relevantAmong(int cut) {
        return (int) Arrays.stream(ranking).limit(cut).filter(this::isRelevant).count();
    }

    double recall(int cut) {
        return relevant == 0 ? 0 : (double) relevantAmong(cut) / relevant;
    }

    double rPrecision() {
        return recall(relevant);
    }

    double reciprocalRank() {
        for (int rank = 0; rank < ranking.length; rank++) {
            if (isRelevant(ranking[rank])) {
                return 1.0 / (rank + 1);
            }
        }
        return 0;
    }

    double averagePrecision(int cut) {
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < Math.min(cut, ranking.length); rank++) {
            if (isRelevant(ranking[rank])) {
                found++;
                sum += (double) found / (rank + 1);
            }
        }
        return relevant == 0 ? 0 : sum / relevant;
    }

    /**
     * The share of the first irrelevant documents that come after each relevant one, judged documents only. Source:
     * Buckley and Voorhees 2004, SIGIR.
     */
    double binaryPreference() {
        double sum = 0;
        int before = 0;
        for (int relevance : ranking) {
            if (isRelevant(relevance)) {
                sum += before == 0 ? 1 : 1 - (double) Math.min(before, relevant) / Math.min(judgedNot, relevant);
            } else if (relevance >= 0) {
                before++;
            }
        }
        return relevant == 0 ? 0 : sum / relevant;
    }

    double normalisedGain(int cut) {
        double best = gain(ideal, cut);
        return best == 0 ? 0 : gain(ranking, cut) / best;
    }

    private static double gain(int[] relevances, int cut) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(cut, relevances.length); rank++) {
            sum += Math.max(relevances[rank], 0) * Math.log(2) / Math.log(rank + 2);
        }
        return sum;
    }
}
