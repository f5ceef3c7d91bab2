package dev.assay.scoring.metric;

/** The groups under which the catalogue lists its metrics. */
public enum Family {
    LABELS("Labels"),
    SCORES("Scores and probabilities"),
    MULTILABEL("Several labels a row"),
    REGRESSION("Numbers"),
    FORECAST("Forecasts and quantiles"),
    RANKING("Rankings and recommendations"),
    CLUSTERING("Clusterings"),
    VISION("Images"),
    TEXT("Text"),
    SURVIVAL("Survival"),
    FAIRNESS("Fairness"),
    DRIFT("Distributions"),
    TESTS("Tests and intervals"),
    AGREEMENT("Agreement of raters");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
