"""Tests, intervals and sample sizes: SciPy, statsmodels; DeLong and the Ladder by their publications."""

import math
from types import SimpleNamespace

import numpy as np
from scipy import stats
from statsmodels.stats import contingency_tables, multitest, power, proportion

from cases import Metric, Source, fixed, pick, rows


def of(draw, edges=lambda random: []):
    """A source of a function that draws inputs, or inputs with tags."""

    def random_inputs(random):
        drawn = draw(random)
        return drawn if isinstance(drawn, tuple) else (drawn, ["random"])

    return Source(edges, random_inputs)


def scenes(*pairs):
    return lambda random: [(inputs, [tag]) for inputs, tag in pairs]


def random_differences(random):
    count = rows(random, 5, 8, 10, 20, 60, 200)
    drawn = random.normal(pick(random, [0, 0.3, 1]), 1, count)
    if random.random() < 0.6:
        return {"d": np.round(drawn * pick(random, [1, 2, 4])).tolist()}, ["ties_or_zeros"]
    return {"d": np.round(drawn, 8).tolist()}, ["random"]


def random_exact_differences(random):
    """Without ties and zeros, for which the exact distribution is made."""
    return {"d": np.round(random.normal(pick(random, [0, 0.5]), 1, rows(random, 1, 2, 5, 10, 20, 40)), 8).tolist()}, ["random", "exact"]


def signed_rank_choice(random, inputs):
    alternative = pick(random, ["two-sided", "two-sided", "less", "greater"])
    other = {} if alternative == "two-sided" else {"alternative": alternative}
    sizes = np.abs(inputs["d"])
    if len(np.unique(sizes)) == len(sizes) <= 50 and 0 not in sizes and random.random() < 0.6:
        return {"method": "exact"} | other
    return {"zero_method": pick(random, ["wilcox", "pratt", "zsplit"]), "method": "asymptotic",
            "correction": pick(random, [False, False, True])} | other


def signed_rank(inputs, chosen):
    found = stats.wilcoxon(inputs["d"], **chosen)
    z = {"z": found.zstatistic} if chosen["method"] == "asymptotic" else {}
    return {"statistic": found.statistic, "pvalue": found.pvalue, **z}


def random_table(random):
    most = pick(random, [4, 15, 60, 400])
    return {"table": random.integers(0, most + 1, (2, 2)).tolist()}


TABLES = scenes(
    ({"table": [[5, 0], [0, 7]]}, "no_discordant"),
    ({"table": [[5, 3], [3, 7]]}, "equal"),
    ({"table": [[0, 0], [3, 7]]}, "empty_row"),
    ({"table": [[0, 4], [0, 7]]}, "empty_column"),
    ({"table": [[0, 1], [1, 0]]}, "small"),
    ({"table": [[0, 12], [0, 0]]}, "one_sided"),
    ({"table": [[900, 40], [60, 1000]]}, "large"),
)


def mcnemar(inputs, chosen):
    """In statsmodels the exact p of equal counts is above one: capped, as the catalogue says. Nor is a table without a discordant
    row evidence of anything, though statsmodels divides by zero there and calls it significant."""
    (_, b), (c, _) = inputs["table"]
    if b + c == 0 and not chosen["exact"]:
        return {"statistic": math.nan, "pvalue": math.nan}
    found = contingency_tables.mcnemar(np.array(inputs["table"]), **chosen)
    return {"statistic": found.statistic, "pvalue": min(found.pvalue, 1.0)}


def fisher(inputs, chosen):
    odds, probability = stats.fisher_exact(inputs["table"], chosen["alternative"])
    return {"odds_ratio": odds, "pvalue": probability}


def random_two_counts(random):
    trials = random.integers(1, pick(random, [10, 200, 5000]), 2)
    return {"count": [int(random.integers(0, size + 1)) for size in trials], "nobs": trials.tolist()}


TWO_COUNTS = of(random_two_counts, scenes(
    ({"count": [0, 0], "nobs": [10, 20]}, "boundary"),
    ({"count": [10, 20], "nobs": [10, 20]}, "boundary"),
    ({"count": [0, 20], "nobs": [10, 20]}, "boundary"),
    ({"count": [2, 5], "nobs": [3, 6]}, "four_fifths"),
))


def two_proportions(inputs, chosen):
    z, probability = proportion.proportions_ztest(inputs["count"], inputs["nobs"])
    return {"z": z, "pvalue": probability}


def impact_ratio(inputs, _):
    shares = np.array(inputs["count"]) / np.array(inputs["nobs"])
    return shares.min() / shares.max()


def random_count(random):
    trials = int(random.integers(1, pick(random, [10, 200, 5000])))
    edge = random.random() < 0.2
    count = int(pick(random, [0, trials]) if edge else random.integers(0, trials + 1))
    return {"count": count, "nobs": trials}, ["boundary"] if count in (0, trials) else ["random"]


METHODS = {"wilson": "wilson", "clopper_pearson": "beta", "agresti_coull": "agresti_coull", "jeffreys": "jeffreys", "normal": "normal"}


def proportion_interval(inputs, chosen):
    return proportion.proportion_confint(inputs["count"], inputs["nobs"], 1 - chosen["confidence"], METHODS[chosen["method"]])


def newcombe(inputs, chosen):
    (count1, count2), (size1, size2) = inputs["count"], inputs["nobs"]
    return proportion.confint_proportions_2indep(count1, size1, count2, size2, method="newcomb", compare="diff",
                                                 alpha=1 - chosen["confidence"])


def random_p_values(random):
    drawn = random.random(rows(random, 1, 2, 5, 8, 20, 50)) ** pick(random, [1, 3])
    return {"pvalues": np.round(drawn, pick(random, [2, 4, 12])).tolist()}


P_VALUES = of(random_p_values, scenes(
    ({"pvalues": [0.0, 1.0, 0.5]}, "boundary"),
    ({"pvalues": [0.01] * 6}, "ties"),
    ({"pvalues": [1.0, 1.0]}, "boundary"),
))


def adjusted(inputs, chosen):
    return multitest.multipletests(inputs["pvalues"], method=chosen["method"])[1]


def random_pairs(random):
    count = rows(random, 2, 3, 10, 50)
    first = random.normal(0, 1, count) * pick(random, [1, 1, 1e6]) + pick(random, [0, 0, 100])
    return {"a": first.tolist(), "b": (first * 0.5 + random.normal(0.2, 1, count)).tolist()}


def random_two_samples(random):
    sizes = [rows(random, 2, 3, 10, 50) for _ in range(2)]
    spreads = [pick(random, [0.1, 1, 10]) for _ in range(2)]
    return {name: random.normal(pick(random, [0, 0.5]), spread, size).tolist() for name, size, spread in zip("ab", sizes, spreads)}


SAMPLE_EDGES = scenes(
    ({"a": [1.0, 2.0, 3.0], "b": [1.0, 2.0, 3.0]}, "equal"),
    ({"a": [1.0, 2.0, 3.0], "b": [0.0, 1.0, 2.0]}, "constant_difference"),
    ({"a": [1.0, 1.0, 1.0], "b": [2.0, 2.0, 2.0]}, "constant"),
    ({"a": [1.0, 1.0, 1.0], "b": [1.0, 1.0, 1.0]}, "constant"),
    ({"a": [1.0, "NaN", 1.0], "b": [1.0, 2.0, 1.0]}, "nan_input"),
)


def t_test(function, **settings):
    def value(inputs, _):
        found = function(inputs["a"], inputs["b"], **settings)
        return {"t": found.statistic, "pvalue": found.pvalue, "df": found.df}

    return value


def sample_size(inputs, chosen):
    """The root that solve_power looks for, found to the last digits: its own search stops at 1e-6 or so."""
    found = power.NormalIndPower().solve_power(effect_size=inputs["effect_size"], ratio=1, alternative="two-sided", **chosen)
    return float(np.squeeze(found))


STATISTICS = {"mean": np.mean, "std_pop": np.std, "median": np.median}


def random_bootstrap(random):
    data = np.round(random.normal(0, 1, rows(random, 5, 8, 20, 60)) ** pick(random, [1, 1, 3]), pick(random, [1, 3, 8]))
    count = pick(random, [50, 199, 399])
    return {"data": data.tolist(), "picks": random.integers(len(data), size=(count, len(data)))}


def bootstrap_cases(random, inputs):
    """The distribution is that of the statistic: it joins the inputs once this is drawn."""
    statistic = pick(random, list(STATISTICS))
    drawn = np.array(inputs["data"])[inputs.pop("picks")]
    inputs["distribution"] = STATISTICS[statistic](drawn, axis=1).tolist()
    return {"method": pick(random, ["percentile", "basic", "BCa"]), "statistic": statistic,
            "confidence": pick(random, [0.95, 0.95, 0.9]), "quantile": "linear (type 7)"}


def bootstrap_interval(inputs, chosen):
    before = SimpleNamespace(bootstrap_distribution=np.array(inputs["distribution"]))
    found = stats.bootstrap((np.array(inputs["data"]),), STATISTICS[chosen["statistic"]], n_resamples=0, method=chosen["method"],
                            confidence_level=chosen["confidence"], bootstrap_result=before)
    return {"low": found.confidence_interval.low, "high": found.confidence_interval.high, "se": found.standard_error}


def random_areas(random):
    count = rows(random, 6, 10, 40, 150)
    truth = np.concatenate([[0, 0, 1, 1], random.integers(0, 2, count - 4)])
    scores = random.normal(0, 1, (2, count)) + truth * np.array([[pick(random, [0, 1, 2])], [pick(random, [0, 1, 2])]])
    ties = random.random() < 0.5
    scores = np.round(scores, 1 if ties else 8)
    return {"y_true": truth.tolist(), "score1": scores[0].tolist(), "score2": scores[1].tolist()}, ["ties"] if ties else ["random"]


def delong(inputs, _):
    """DeLong et al. 1988 by placements, each row of a class against each of the other."""
    truth = np.array(inputs["y_true"])
    scores = np.array([inputs["score1"], inputs["score2"]])
    over = scores[:, truth == 1, None] - scores[:, None, truth == 0]
    wins = (over > 0) + (over == 0) / 2
    covariance = np.cov(wins.mean(axis=2)) / wins.shape[1] + np.cov(wins.mean(axis=1)) / wins.shape[2]
    areas = wins.mean(axis=(1, 2))
    spread = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    z = (areas[0] - areas[1]) / np.sqrt(spread)
    return {"auc": areas, "cov": covariance, "z": z, "log10_p": (math.log(2) + stats.norm.logsf(abs(z))) / math.log(10)}


def random_submissions(random):
    count = rows(random, 5, 20, 100, 400)
    truth = random.integers(0, 2, count)
    skills = np.clip(np.linspace(0.5, pick(random, [0.5, 0.8, 1]), 8) + random.normal(0, 0.05, 8), 0, 1)
    return {"y_true": truth.tolist(), "submissions": [np.where(random.random(count) < skill, truth, 1 - truth).tolist() for skill in skills]}


def ladder(inputs, _):
    """Blum and Hardt 2015, algorithm 2."""
    truth = np.array(inputs["y_true"])
    best, best_losses, released = math.inf, np.zeros(len(truth)), []
    for submission in inputs["submissions"]:
        losses = (np.array(submission) != truth).astype(float)
        if losses.mean() < best - np.std(losses - best_losses, ddof=1) / math.sqrt(len(truth)):
            best, best_losses = round(losses.mean() * len(truth)) / len(truth), losses
        released.append(best)
    return released


def metric(name, reference, source, value, parameters=fixed(), suite="core"):
    return Metric(name, suite, reference, source, value, parameters)


INTERVALS = fixed(confidence=[0.95, 0.95, 0.9, 0.99])

ALL = [
    metric("wilcoxon_signed_rank", "scipy.stats.wilcoxon",
           of(lambda random: pick(random, [random_differences, random_exact_differences])(random),
              scenes(({"d": [1.0, -1.0, 2.0, -2.0, 0.0]}, "ties_or_zeros"), ({"d": [-0.0, 1.0, 3.0]}, "ties_or_zeros"))),
           signed_rank, signed_rank_choice),
    metric("mcnemar", "statsmodels mcnemar", of(random_table, TABLES), mcnemar,
           lambda random, inputs: pick(random, [{"exact": True}, {"exact": False, "correction": True}, {"exact": False, "correction": False}])),
    metric("fisher_exact", "scipy.stats.fisher_exact", of(random_table, TABLES), fisher,
           fixed(alternative=["two-sided", "two-sided", "less", "greater"])),
    metric("two_proportion_z", "statsmodels proportions_ztest", TWO_COUNTS, two_proportions, fixed(pooled=True)),
    metric("impact_ratio", "4/5ths rule: min selection rate / max", TWO_COUNTS, impact_ratio),
    metric("proportion_ci", "statsmodels proportion_confint", of(random_count), proportion_interval,
           lambda random, inputs: {"method": pick(random, list(METHODS)), **INTERVALS(random, inputs)}),
    metric("newcombe_diff_ci", "statsmodels confint_proportions_2indep(newcomb)", TWO_COUNTS, newcombe, INTERVALS),
    metric("p_adjust", "statsmodels multipletests", P_VALUES, adjusted, fixed(method=["holm", "bonferroni", "fdr_bh", "hommel"])),
    metric("paired_t", "scipy.stats.ttest_rel", of(random_pairs, SAMPLE_EDGES), t_test(stats.ttest_rel)),
    metric("welch_t", "scipy.stats.ttest_ind(equal_var=False)", of(random_two_samples, SAMPLE_EDGES),
           t_test(stats.ttest_ind, equal_var=False)),
    metric("power_n_two_sample_z", "statsmodels NormalIndPower.solve_power",
           of(lambda random: {"effect_size": pick(random, [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0, round(float(random.uniform(0.05, 1)), 3)])}),
           sample_size, fixed(alpha=[0.05, 0.05, 0.01], power=[0.8, 0.9])),
    metric("bootstrap_ci", "scipy.stats.bootstrap(bootstrap_result=, n_resamples=0)", of(random_bootstrap), bootstrap_interval,
           bootstrap_cases),
    metric("delong", "DeLong et al. 1988", of(random_areas), delong, suite="ext"),
    metric("ladder_parameter_free", "Blum&Hardt 2015 Algorithm 2", of(random_submissions), ladder,
           fixed(loss="0/1", round="1/n", std="ddof=1", first="l0=0,R0=inf"), suite="ext"),
]
