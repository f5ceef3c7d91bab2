"""Differences of two samples or two distributions: SciPy."""

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

from cases import Metric, Source, fixed, pick, rows


def samples(first, second):
    def random_samples(random):
        sizes = [rows(random, 2, 3, 5, 10, 40, 200, 500) for _ in range(2)]
        drawn = [random.normal(shift, 1, size) for shift, size in zip([0, pick(random, [0, 0.3, 2])], sizes)]
        tags = ["random"]
        if random.random() < 0.5:
            drawn, tags = [np.round(part, 1) for part in drawn], ["ties"]
        scale = pick(random, [1, 1, 1, 1e6, 1e-6])
        return {first: (drawn[0] * scale).tolist(), second: (drawn[1] * scale).tolist()}, tags

    def edges(random):
        scenes = [
            ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0], ["equal", "ties"]),
            ([1.0, 2.0, 3.0], [7.0, 8.0], ["apart"]),
            ([0.0, -0.0, 1.0], [-0.0, 0.0, 2.0], ["ties", "negative_zero"]),
            ([1.0, 1.0, 2.0, 2.0] * 5, [1.0, 2.0] * 5, ["ties"]),
            ([1.0, 2.0, "NaN"], [1.0, 2.0], ["nan_input"]),
        ]
        return [({first: one, second: other}, tags) for one, other, tags in scenes]

    return Source(edges, random_samples)


def random_shares(random):
    size = pick(random, [2, 5, 10, 50])
    concentration = np.full(size, pick(random, [0.2, 1, 5]))
    shares = [random.dirichlet(concentration) for _ in range(2)]
    if random.random() < 0.3:
        # They need not sum to one.
        shares = [random.integers(1, 20, size).astype(float) for _ in range(2)]
    if random.random() < 0.2:
        shares[0][int(random.integers(size))] = 0
    return {"p": shares[0].tolist(), "q": shares[1].tolist()}, ["random"]


def share_edges(random):
    scenes = [
        ([0.5, 0.5], [0.5, 0.5], ["equal"]),
        ([1.0, 0.0], [0.0, 1.0], ["apart"]),
        ([0.5, 0.5, 0.0], [0.25, 0.75, 0.0], ["zero_share"]),
        ([0.5, 0.5], [1.0, 0.0], ["infinite"]),
        ([1.0], [1.0], ["one_share"]),
    ]
    return [({"p": first, "q": second}, tags) for first, second, tags in scenes]


def kolmogorov_smirnov(inputs, chosen):
    found = stats.ks_2samp(inputs["x"], inputs["y"], method=chosen["method"])
    return {"statistic": found.statistic, "pvalue_asymp": found.pvalue, "location": found.statistic_location,
            "sign": found.statistic_sign}


def mann_whitney(inputs, chosen):
    found = stats.mannwhitneyu(inputs["x"], inputs["y"], use_continuity=chosen["continuity"], method=chosen["method"],
                               alternative=chosen["alternative"])
    return {"U1": found.statistic, "pvalue": found.pvalue}


def stability(inputs, chosen):
    """Siddiqi 2006: between the deciles of the reference, with a least share."""
    reference, current = np.array(inputs["reference"], float), np.array(inputs["current"], float)
    if np.ptp(reference) == 0:
        return np.nan
    inner = np.unique(np.quantile(reference, np.linspace(0, 1, 11)))[1:-1]
    shares = [np.bincount(np.searchsorted(inner, sample, side="right"), minlength=len(inner) + 1) / len(sample)
              for sample in (reference, current)]
    p, q = (np.maximum(share, chosen["floor"]) for share in shares)
    return np.sum((q - p) * np.log(q / p))


DECILES = "deciles of reference (numpy linear quantile, unique), outer edges infinite, [lo,hi) last closed"
SAMPLES = samples("x", "y")
SHARES = Source(share_edges, random_shares)

ALL = [
    Metric("ks_2samp", "core", "scipy.stats.ks_2samp", SAMPLES, kolmogorov_smirnov, fixed(method="asymp")),
    Metric("wasserstein_1d", "core", "scipy.stats.wasserstein_distance", SAMPLES,
           lambda inputs, _: stats.wasserstein_distance(inputs["x"], inputs["y"])),
    Metric("mann_whitney_u", "core", "scipy.stats.mannwhitneyu", SAMPLES, mann_whitney,
           fixed(method="asymptotic", continuity=[True, True, False], alternative=["two-sided", "two-sided", "less", "greater"])),
    Metric("psi", "core", "formula, fraction floor 1e-4", samples("reference", "current"), stability,
           fixed(bins=DECILES, floor=1e-4)),
    Metric("jensen_shannon_distance", "core", "scipy.spatial.distance.jensenshannon", SHARES,
           lambda inputs, chosen: jensenshannon(inputs["p"], inputs["q"], chosen["base"]), fixed(base=2)),
    Metric("kl_divergence", "core", "scipy.stats.entropy", SHARES, lambda inputs, _: stats.entropy(inputs["p"], inputs["q"])),
]
