"""Agreement of raters: statsmodels, krippendorff."""

import krippendorff
import numpy as np
from statsmodels.stats import inter_rater

from cases import Metric, Source, fixed, pick, rows


def random_counts(random):
    subjects, classes, raters = rows(random, 2, 5, 10, 40), int(random.integers(2, 6)), int(random.integers(2, 12))
    concentration = np.full(classes, pick(random, [0.2, 1, 5]))
    return {"counts": [random.multinomial(raters, random.dirichlet(concentration)).tolist() for _ in range(subjects)]}, ["random"]


def random_table(random):
    classes = int(random.integers(2, 6))
    table = random.integers(0, pick(random, [4, 10, 50]), (classes, classes)) + np.diag(random.integers(0, 30, classes))
    # Something beside the diagonal: else nothing is left to estimate.
    table[0, 1] += 1
    table[1, 0] += 1
    return {"table": table.tolist()}, ["random"]


def kappa_interval(inputs, chosen):
    table = np.array(inputs["table"])
    # Quadratic weights are those of Fleiss and Cohen.
    kind = {None: None, "linear": "linear", "quadratic": "fc"}[chosen["weights"]]
    found = inter_rater.cohens_kappa(table, wt=kind)
    return {"kappa": found.kappa, "std": found.std_kappa, "std_null": found.std_kappa0, "low": found.kappa_low, "upp": found.kappa_upp}


def random_ratings(random):
    raters, units = int(random.integers(2, 7)), rows(random, 4, 8, 12, 40)
    quality = random.integers(1, 6, units)
    ratings = np.clip(quality + np.round(random.normal(0, pick(random, [0.3, 1, 3]), (raters, units))), 1, 5)
    if random.random() < 0.2:
        ratings = ratings - 1
    if random.random() < 0.1:
        ratings = ratings / 4
    missing = random.random(ratings.shape) < pick(random, [0, 0.1, 0.4])
    paired = (~missing).sum(axis=0) > 1
    if len(np.unique(ratings[:, paired][~missing[:, paired]])) < 2:
        return random_ratings(random)
    return {"ratings": [["NaN" if absent else float(value) for value, absent in zip(*row)] for row in zip(ratings, missing)]}, []


def rating_edges(random):
    gap = "NaN"
    wikipedia = [
        [gap] * 5 + [3, 4, 1, 2, 1, 1, 3, 3, gap, 3],
        [1, gap, 2, 1, 3, 3, 4, 3] + [gap] * 7,
        [gap, gap, 2, 1, 3, 4, 4, gap, 2, 1, 1, 3, 3, gap, 4],
    ]
    return [
        ({"ratings": wikipedia}, ["wikipedia_example"]),
        ({"ratings": [[1, 2, 3, 1], [1, 2, 3, 1]]}, ["perfect"]),
        ({"ratings": [[1, 2], [2, 1]]}, ["small"]),
        ({"ratings": [[1, 2, gap], [1, gap, 5], [1, 2, gap]]}, ["lone_rating"]),
        ({"ratings": [[0, 1, 0, -1], [0, 1, 1, 1]]}, ["zero_and_negative"]),
    ]


def alpha(inputs, chosen):
    return krippendorff.alpha(np.array(inputs["ratings"], float), level_of_measurement=chosen["level"])


def raters(method):
    return lambda inputs, _: inter_rater.fleiss_kappa(np.array(inputs["counts"]), method=method)


COUNTS = Source(lambda random: [({"counts": [[3, 0], [0, 3]]}, ["perfect"]), ({"counts": [[1, 1], [1, 1]]}, ["never"])], random_counts)

ALL = [
    Metric("fleiss_kappa", "core", "statsmodels fleiss_kappa", COUNTS, raters("fleiss")),
    Metric("randolph_kappa", "core", "statsmodels fleiss_kappa(randolph)", COUNTS, raters("randolph")),
    Metric("cohen_kappa_ci", "core", "statsmodels cohens_kappa", Source(lambda random: [], random_table), kappa_interval,
           fixed(weights=[None, "linear", "quadratic"])),
    Metric("krippendorff_alpha", "ext", "fast-krippendorff", Source(rating_edges, random_ratings), alpha,
           fixed(level=["nominal", "ordinal", "interval", "ratio"])),
]
