"""Metrics of forecasts. No library is the reference here: the published formulas, in NumPy."""

import numpy as np
from scipy.stats import norm

from cases import Metric, Source, fixed, pick, rows

SEASONS = [1, 7, 12]


def random_forecast(random):
    """All that some forecast metric takes; each picks its own."""
    count = rows(random, 1, 3, 12, 48, 150)
    scale = pick(random, [1, 1, 1, 1e5])
    truth = np.round(random.normal(10, 4, count), 2) * scale
    guess = np.round(truth + random.normal(0, 2, count) * scale, 2)
    width = np.round(random.uniform(0, 4, count), 3) * scale
    train = np.round(random.normal(10, 3, int(random.integers(13, 60))), 3) * scale
    members = np.round(random.normal(10, 4, (count, pick(random, [1, 2, 5, 10, 40]))), int(random.integers(0, 4))) * scale
    return facts(truth, guess, width, train, members), ["random"]


def facts(truth, guess, width, train, members):
    guess, width = np.array(guess), np.array(width)
    drawn = {"y_true": truth, "y_pred": guess, "y_train": train, "ensemble": members, "mu": guess, "sigma": width + 0.1,
             "lower": guess - width, "upper": guess + width}
    return {name: np.asarray(part, float).tolist() for name, part in drawn.items()}


def edges(random):
    train = np.round(random.normal(10, 3, 30), 3)
    constant = np.full(20, 4.0)
    truth = np.round(random.normal(10, 3, 8), 2)
    members = np.round(random.normal(10, 3, (8, 5)), 1)
    return [
        (facts(truth, truth + 1, np.ones(8), constant, members), ["constant_true"]),
        (facts([0.0], [0.0], [2.0], train, [[0.409]]), ["zero_true"]),
        (facts([0.0, -0.0, 0.0], [-0.0, 0.0, 1.0], [0.0] * 3, train, [[0.0, -0.0], [1.0, 1.0], [0.0, 2.0]]),
         ["zero_true", "negative_zero"]),
        (facts(truth, truth, np.zeros(8), train, members), ["perfect"]),
        # Both ends of a closed interval.
        (facts([1.0, 3.0, 0.999, 3.001], [2.0] * 4, [1.0] * 4, train, [[1.0], [2.0], [3.0], [4.0]]), ["boundary"]),
    ]


def formula(name, reference, names, value, parameters=fixed()):
    def only(scene):
        inputs, tags = scene
        return {key: inputs[key] for key in names.split()}, tags

    source = Source(lambda random: [only(scene) for scene in edges(random)], lambda random: only(random_forecast(random)))

    def on_arrays(inputs, chosen):
        return value(*(np.array(inputs[key], float) for key in names.split()), **chosen)

    return Metric(name, "core", reference, source, on_arrays, parameters)


def ratio(over, under):
    return over / under if under else np.nan


def scaled_absolute(truth, guess, train, seasonality):
    return ratio(np.mean(np.abs(truth - guess)), np.mean(np.abs(train[seasonality:] - train[:-seasonality])))


def scaled_squared(truth, guess, train, seasonality):
    return np.sqrt(ratio(np.mean((truth - guess) ** 2), np.mean((train[seasonality:] - train[:-seasonality]) ** 2)))


def symmetric(truth, guess, form, scale):
    size = np.abs(truth) + np.abs(guess)
    return np.mean(2 * np.abs(truth - guess) / np.where(size == 0, 1, size))


def weighted_percentage(truth, guess):
    return ratio(np.sum(np.abs(truth - guess)), np.sum(np.abs(truth)))


def ensemble_crps(truth, members, estimator):
    spread = np.abs(members[:, :, None] - members[:, None, :]).mean(axis=(1, 2))
    return np.mean(np.abs(members - truth[:, None]).mean(axis=1) - spread / 2)


def gaussian_crps(truth, mu, sigma):
    z = (truth - mu) / sigma
    return np.mean(sigma * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi)))


def interval_score(truth, lower, upper, alpha):
    return np.mean(upper - lower + 2 / alpha * np.maximum(0, np.maximum(lower - truth, truth - upper)))


def coverage(truth, lower, upper):
    return np.mean((lower <= truth) & (truth <= upper))


ALL = [
    formula("mase", "formula: Hyndman&Koehler 2006; zero scale -> NaN", "y_true y_pred y_train", scaled_absolute,
            fixed(seasonality=SEASONS)),
    formula("rmsse", "formula: M5 competition", "y_true y_pred y_train", scaled_squared, fixed(seasonality=SEASONS)),
    formula("smape", "formula (M4/Kaggle 0/0->0)", "y_true y_pred", symmetric,
            fixed(form="2|e|/(|y|+|yhat|), 0/0 -> 0", scale="0..2")),
    formula("wape", "formula sum|e|/sum|y|; zero denominator -> NaN", "y_true y_pred", weighted_percentage),
    formula("crps_ensemble", "formula E|X-y|-0.5E|X-X'| (properscoring crps_ensemble)", "y_true ensemble", ensemble_crps,
            fixed(estimator="nrg (1/M^2)")),
    formula("crps_gaussian", "formula Gneiting&Raftery 2007 eq.5 via scipy.stats.norm", "y_true mu sigma", gaussian_crps),
    formula("winkler_interval_score", "formula Gneiting&Raftery 2007 eq.43", "y_true lower upper", interval_score,
            fixed(alpha=[0.05, 0.1, 0.2])),
    formula("interval_coverage", "formula, closed interval", "y_true lower upper", coverage),
]
