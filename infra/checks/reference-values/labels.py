"""Metrics of one label a row: scikit-learn."""

import math

import numpy as np
from sklearn import metrics

from cases import Metric, Source, fixed, pick, rows, weights

# Sorted by code point: the last two would change places in UTF-16.
TEXTS = ["cat", "dog", "Zebra", "éléphant", "10", "9", "", " dog", "Ａ", "😀"]


def classes(random, count):
    style = pick(random, ["small", "small", "sparse", "text"])
    if style == "small":
        return list(range(count))
    if style == "sparse":
        return [int(label) for label in random.choice(np.arange(-50, 1000), count, replace=False)]
    return [TEXTS[index] for index in random.choice(len(TEXTS), count, replace=False)]


def pairs(random, labels, count):
    share = random.dirichlet(np.full(len(labels), pick(random, [0.3, 1, 5])))
    truth = random.choice(len(labels), count, p=share)
    skill = random.random()
    guess = np.where(random.random(count) < skill, truth, random.integers(len(labels), size=count))
    return {"y_true": [labels[index] for index in truth], "y_pred": [labels[index] for index in guess]}


def tagged(inputs):
    return ["random"] + (["string_labels"] if isinstance(inputs["y_true"][0], str) else [])


def random_labels(random):
    count = rows(random)
    inputs = pairs(random, classes(random, int(random.integers(1, 8))), count)
    return inputs | weights(random, count), tagged(inputs)


def label_edges(random):
    alternating = [0, 1] * 6
    few = {"y_true": [0, 1, 2] * 4, "y_pred": [0, 1, 2] * 4}
    return [
        ({"y_true": [1], "y_pred": [1]}, ["one_row"]),
        ({"y_true": [1], "y_pred": [0]}, ["one_row", "all_wrong"]),
        ({"y_true": [0] * 10, "y_pred": [0] * 10}, ["single_class", "constant_pred"]),
        ({"y_true": [1] * 10, "y_pred": [0] * 10}, ["all_wrong", "disjoint_labels"]),
        ({"y_true": alternating, "y_pred": [0] * 12}, ["constant_pred"]),
        ({"y_true": [0] * 12, "y_pred": alternating}, ["single_class_true"]),
        ({"y_true": [0, 1, 2, 0, 1, 2], "y_pred": [0, 0, 0, 1, 1, 1]}, ["class_missing_in_pred"]),
        ({"y_true": [0, 1, 0, 1, 0, 1], "y_pred": [0, 2, 2, 1, 3, 1]}, ["class_missing_in_true"]),
        ({"y_true": [-5, 100, 7, 7, -5], "y_pred": [7, 100, -5, 7, -5]}, ["sparse_int_labels"]),
        ({"y_true": list(range(20)), "y_pred": list(range(20))[::-1]}, ["all_distinct"]),
        (few | weights(random, 12), ["perfect"]),
        ({"y_true": [2, 2, 0, 1], "y_pred": [1, 2, 0, 1], "sample_weight": [0, 0, 1, 2]}, ["zero_weight_class"]),
        (pairs(random, TEXTS, 40), ["string_labels"]),
    ]


def random_binary(random):
    count = rows(random)
    return pairs(random, [0, 1], count) | weights(random, count), ["random"]


def binary_edges(random):
    return [
        ({"y_true": [0] * 9, "y_pred": [0] * 9}, ["no_positive_true", "no_positive_pred"]),
        ({"y_true": [0] * 9, "y_pred": [1] * 9}, ["no_positive_true"]),
        ({"y_true": [0, 1, 1, 0], "y_pred": [0] * 4}, ["no_positive_pred"]),
        ({"y_true": [1] * 9, "y_pred": [1] * 9}, ["single_class"]),
        ({"y_true": [1], "y_pred": [1]}, ["one_row"]),
        ({"y_true": [0], "y_pred": [0]}, ["one_row", "no_positive_true", "no_positive_pred"]),
        ({"y_true": [0, 1, 0, 1], "y_pred": [1, 0, 1, 0]}, ["all_wrong"]),
        ({"y_true": [0, 1, 0, 1], "y_pred": [1, 0, 1, 1], "sample_weight": [1, 0, 2, 0]}, ["zero_weight_class"]),
    ]


LABELS = Source(label_edges, random_labels)
BINARY = Source(binary_edges, random_binary)
BOTH = Source(lambda random: binary_edges(random) + label_edges(random),
              lambda random: pick(random, [random_binary, random_labels])(random))


def averaged(**others):
    """Binary where the labels allow it, as the first of two choices."""

    def parameters(random, inputs):
        binary = set(inputs["y_true"]) | set(inputs["y_pred"]) <= {0, 1} and random.random() < 0.6
        average = "binary" if binary else pick(random, ["macro", "macro", "weighted", "micro"])
        drawn = fixed(**others)(random, inputs)
        return ({"beta": drawn.pop("beta")} if "beta" in drawn else {}) | {"average": average} | drawn

    return parameters


def by(function, **settings):
    """The value of a function of scikit-learn under the parameters of a case."""

    def value(inputs, parameters):
        parameters = {name: math.nan if value == "NaN" else value for name, value in parameters.items()}
        return function(inputs["y_true"], inputs["y_pred"], sample_weight=inputs.get("sample_weight"), **settings, **parameters)

    return value


def sklearn(name, source, function, parameters=fixed(), **settings):
    return Metric(name, "core", f"sklearn.metrics.{function.__name__}", source, by(function, **settings), parameters)


BETAS = [0.1, 0.5, 1.0, 2, 2.0, 10.0]
UNDEFINED = [0, 1, "NaN"]

ALL = [
    sklearn("accuracy", LABELS, metrics.accuracy_score),
    sklearn("balanced_accuracy", LABELS, metrics.balanced_accuracy_score, fixed(adjusted=[False, False, True])),
    sklearn("mcc", LABELS, metrics.matthews_corrcoef),
    sklearn("zero_one_loss", LABELS, metrics.zero_one_loss),
    sklearn("hamming_loss", LABELS, metrics.hamming_loss),
    sklearn("confusion_matrix", LABELS, metrics.confusion_matrix),
    sklearn("cohen_kappa", LABELS, metrics.cohen_kappa_score, fixed(weights=[None, "linear", "quadratic"])),
    sklearn("precision", BOTH, metrics.precision_score, averaged(zero_division=UNDEFINED)),
    sklearn("recall", BOTH, metrics.recall_score, averaged(zero_division=UNDEFINED)),
    sklearn("f1", BOTH, metrics.f1_score, averaged(zero_division=UNDEFINED)),
    sklearn("jaccard", BOTH, metrics.jaccard_score, averaged(zero_division=[0, 1])),
    sklearn("fbeta", BOTH, metrics.fbeta_score, averaged(beta=BETAS, zero_division=UNDEFINED)),
    sklearn("precision_recall_f1_support", LABELS, metrics.precision_recall_fscore_support, fixed(zero_division=UNDEFINED)),
    sklearn("class_likelihood_ratios", BINARY, metrics.class_likelihood_ratios, fixed(labels=[[0, 1]])),
    sklearn("specificity", BINARY, metrics.recall_score, fixed(zero_division=[0, 1, "NaN"]), pos_label=0),
]
