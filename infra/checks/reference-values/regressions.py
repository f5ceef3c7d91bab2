"""Metrics of numbers: scikit-learn, SciPy."""

import numpy as np
from scipy import stats
from sklearn import metrics

from cases import Metric, Source, fixed, pick, rows, weights


def spread(truth, drawn):
    """Whether the truth that counts varies by more than a hundredth of its size in every column. Where it hardly does, scikit-learn
    divides by rounding errors, and what comes out is noise; truly constant truths are edge cases. So is a single row without a
    weight: the mean of a weighted one is off by a rounding."""
    if len(truth) == 1:
        return "sample_weight" not in drawn
    counted = truth[np.array(drawn["sample_weight"]) > 0] if "sample_weight" in drawn else truth
    return np.all(np.ptp(counted, axis=0) > 0.01 * np.max(np.abs(counted), axis=0))


def random_numbers(random):
    count = rows(random)
    truth = random.normal(pick(random, [0, 0, 0, 3, 1000]), 2, count)
    guess = truth * pick(random, [1, 1, 0, -1]) + random.normal(0, pick(random, [0.1, 1, 5]), count)
    if random.random() < 0.4:
        truth, guess = np.round(truth, 1), np.round(guess, 1)
    scale = pick(random, [1, 1, 1, 1e6, 1e-6])
    drawn = weights(random, count)
    if not spread(np.abs(truth), drawn):
        return random_numbers(random)
    return {"y_true": (truth * scale).tolist(), "y_pred": (guess * scale).tolist()} | drawn, ["random"]


def edges(random):
    scenes = [
        ([3.0, -0.5, 2.0, 7.0], [2.5, 0.0, 2.0, 8.0], ["doc_example"]),
        ([3.0] * 5, [3.0] * 5, ["constant_true", "perfect"]),
        ([3.0] * 5, [3.0] * 4 + [4.0], ["constant_true"]),
        ([1.0, 2.0, 3.0, 4.0], [2.5] * 4, ["constant_pred"]),
        ([0.0, 0.0, 1.0], [1.0, 0.0, 1.0], ["zero_true"]),
        ([0.0, -0.0, -0.0], [-0.0, 0.0, -0.0], ["zero_true", "negative_zero", "perfect"]),
        ([1.0], [1.0], ["one_row"]),
        ([1e300, -1e300], [0.0, 0.0], ["overflow"]),
        ([1e8, 1e8 + 1, 1e8 + 2], [1e8, 1e8 + 1.5, 1e8 + 1], ["cancellation"]),
        ([1.0, "NaN", 2.0], [1.0, 2.0, 3.0], ["nan_input"]),
        ([1.0, 2.0, 3.0], [1.0, "NaN", 3.0], ["nan_input"]),
        ([1.0, 2.0, 3.0], [1.0, "Infinity", 3.0], ["inf_input"]),
        ([1.0, 2.0, 3.0], [1.0, 2.0], ["length_mismatch"]),
        ([], [], ["empty"]),
    ]
    scenes = [({"y_true": truth, "y_pred": guess}, tags) for truth, guess, tags in scenes]
    zeros = {"y_true": [1.0, 5.0, 2.0, 3.0], "y_pred": [1.5, 0.0, 2.5, 9.0], "sample_weight": [1, 0, 2, 0]}
    return [*scenes, (zeros, ["zero_weights"])]


NUMBERS = Source(edges, random_numbers)


def without_weights(source):
    def random_rows(random):
        inputs, tags = source.random(random)
        return {name: value for name, value in inputs.items() if name != "sample_weight"}, tags

    return Source(lambda random: [scene for scene in source.edges(random) if "sample_weight" not in scene[0]], random_rows)


def positive(shift_truth, shift_guess, refused):
    """The same on the positive side, with inputs beyond the metric's domain."""

    def moved(scene):
        inputs, tags = scene
        return inputs | {
            "y_true": [abs(value) + shift_truth for value in inputs["y_true"]],
            "y_pred": [abs(value) + shift_guess for value in inputs["y_pred"]],
        }, tags

    def positive_edges(random):
        kept = [moved(scene) for scene in edges(random) if not {"nan_input", "inf_input", "length_mismatch", "empty"} & set(scene[1])]
        return kept + [({"y_true": truth, "y_pred": guess}, ["domain_error"]) for truth, guess in refused]

    def random_positive(random):
        inputs, tags = moved(random_numbers(random))
        return (inputs, tags) if spread(np.array(inputs["y_true"]), inputs) else random_positive(random)

    return Source(positive_edges, random_positive)


def logarithmic():
    """Now and then a value between minus one and zero."""
    source = positive(0, 0, [([1.0, -1.0], [1.0, 2.0]), ([1.0, 2.0], [1.0, -1.5])])

    def random_rows(random):
        inputs, tags = source.random(random)
        if random.random() < 0.1:
            inputs["y_pred"][0] = -float(random.random()) * 0.999
        return inputs, tags

    return Source(source.edges, random_rows)


def sklearn(name, function, source=NUMBERS, parameters=fixed()):
    def value(inputs, chosen):
        weighted = {"sample_weight": inputs["sample_weight"]} if "sample_weight" in inputs else {}
        return function(inputs["y_true"], inputs["y_pred"], **weighted, **chosen)

    return Metric(name, "core", f"sklearn.metrics.{function.__name__}", source, value, parameters)


def tweedie_source():
    """The truth is moved off zero too: a power of two and more allows none."""
    return positive(0.001, 0.001, [([0.0, 1.0], [1.0, 0.0]), ([1.0, 2.0], [-1.0, 1.0])])


def steady(source):
    """Without the edge case of a large offset, where scikit-learn subtracts logarithms of almost the same size."""
    return Source(lambda random: [scene for scene in source.edges(random) if "cancellation" not in scene[1]], source.random)


def power_of_truth(random, inputs):
    return {"power": pick(random, [0, 1, 1.5, 2, 3])}


def random_outputs(random):
    shape = rows(random, 1, 2, 5, 20, 50), int(random.integers(1, 5))
    truth = random.normal(0, 1, shape) * random.choice([1, 1, 100], shape[1])
    guess = truth + random.normal(0, 1, shape)
    drawn = weights(random, shape[0])
    if not spread(truth, drawn):
        return random_outputs(random)
    if not drawn and random.random() < 0.3:
        truth[:, 0] = 2.0
        if random.random() < 0.5:
            guess[:, 0] = 2.0
    return {"y_true": truth.tolist(), "y_pred": guess.tolist()} | drawn, ["multioutput"]


OUTPUTS = Source(lambda random: [], random_outputs)


def random_association(random):
    count = rows(random, 2, 3, 4, 10, 30, 100, 300)
    first = random.normal(0, 1, count)
    second = first * random.uniform(-1, 1) + random.normal(0, pick(random, [0.05, 1, 5]), count)
    tags = ["random"]
    if random.random() < 0.5:
        first, second = np.round(first), np.round(second, 1)
        tags.append("ties")
    scale = pick(random, [1, 1, 1, 1e6, 1e-6])
    return {"x": (first * scale).tolist(), "y": (second + pick(random, [0, 0, 100])).tolist()}, tags


def association_edges(random):
    line = [0.0, 1.0, 2.0, 3.0, 4.0]
    scenes = [
        ([1.0] * 5, line, ["constant"]),
        (line, [1.0] * 5, ["constant"]),
        ([2.0] * 5, [2.0] * 5, ["constant"]),
        (line, [value * 2 + 1 for value in line], ["perfect"]),
        (line, line[::-1], ["perfect_negative"]),
        ([1.0, 2.0], [5.0, 3.0], ["two_rows"]),
        ([1e8, 1e8 + 1, 1e8 + 2, 1e8 + 4], [1.0, 2.0, 4.0, 3.0], ["cancellation"]),
        ([0.0, -0.0, 1.0, -0.0], [-0.0, 1.0, 0.0, 2.0], ["negative_zero", "ties"]),
        ([1e150, -1e150, 3e150], [1.0, 2.0, 5.0], ["large"]),
        ([1.0, "NaN", 3.0, 4.0], [1.0, 2.0, 3.0, 5.0], ["nan_input"]),
    ]
    return [({"x": first, "y": second}, tags) for first, second, tags in scenes]


ASSOCIATION = Source(association_edges, random_association)


def scipy(name, function, reference):
    return Metric(name, "core", reference, ASSOCIATION, lambda inputs, _: function(inputs["x"], inputs["y"]).statistic)


def concordance(inputs, _):
    """Lin 1989, with moments of the divisor n."""
    x, y = np.array(inputs["x"]), np.array(inputs["y"])
    gap = x.mean() - y.mean()
    return 2 * np.mean((x - x.mean()) * (y - y.mean())) / (x.var() + y.var() + gap**2)


def tau_c(x, y):
    return stats.kendalltau(x, y, variant="c")


ALPHAS = fixed(alpha=[0.0, 0.05, 0.1, 0.5, 0.9, 0.95, 1.0])
COUNTS = positive(0, 0.001, [([1.0, -1.0], [1.0, 2.0]), ([1.0, 2.0], [0.0, 1.0])])
POSITIVE = positive(0.001, 0.001, [([0.0, 1.0], [1.0, 2.0]), ([1.0, 2.0], [0.0, 1.0])])

ALL = [
    sklearn("mae", metrics.mean_absolute_error),
    sklearn("mse", metrics.mean_squared_error),
    sklearn("rmse", metrics.root_mean_squared_error),
    sklearn("median_ae", metrics.median_absolute_error),
    sklearn("mape", metrics.mean_absolute_percentage_error),
    sklearn("r2", metrics.r2_score),
    sklearn("explained_variance", metrics.explained_variance_score),
    sklearn("d2_absolute_error", metrics.d2_absolute_error_score),
    sklearn("max_error", metrics.max_error, without_weights(NUMBERS)),
    sklearn("pinball", metrics.mean_pinball_loss, NUMBERS, ALPHAS),
    sklearn("d2_pinball", metrics.d2_pinball_score, NUMBERS, ALPHAS),
    sklearn("msle", metrics.mean_squared_log_error, logarithmic()),
    sklearn("rmsle", metrics.root_mean_squared_log_error, logarithmic()),
    sklearn("tweedie", metrics.mean_tweedie_deviance, tweedie_source(), power_of_truth),
    sklearn("poisson_deviance", metrics.mean_poisson_deviance, COUNTS),
    sklearn("gamma_deviance", metrics.mean_gamma_deviance, POSITIVE),
    sklearn("d2_tweedie", metrics.d2_tweedie_score, steady(POSITIVE), fixed(power=[0, 1, 1, 1, 1.5, 2])),
    sklearn("r2_multioutput", metrics.r2_score, OUTPUTS,
            fixed(multioutput=["uniform_average", "raw_values", "variance_weighted"])),
    sklearn("rmse_multioutput", metrics.root_mean_squared_error, OUTPUTS, fixed(multioutput=["uniform_average", "raw_values"])),
    scipy("pearson", stats.pearsonr, "scipy.stats.pearsonr"),
    scipy("spearman", stats.spearmanr, "scipy.stats.spearmanr"),
    scipy("kendall_tau_b", stats.kendalltau, "scipy.stats.kendalltau"),
    scipy("kendall_tau_c", tau_c, "scipy.stats.kendalltau(variant=c)"),
    Metric("concordance_correlation", "core", "formula Lin 1989, biased (1/n) moments", ASSOCIATION, concordance),
]
