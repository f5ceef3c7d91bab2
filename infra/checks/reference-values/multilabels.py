"""Metrics of sets of labels, as indicators or scores: scikit-learn."""

import numpy as np
from sklearn import metrics

from cases import Metric, Source, fixed, pick, rows, weights


def scored(random, shape):
    scores = random.random(shape)
    return np.round(scores, int(random.integers(1, 3))) if random.random() < 0.5 else scores


def random_sets(random):
    shape = rows(random, 1, 2, 5, 10, 40), int(random.integers(2, 9))
    truth = random.random(shape) < pick(random, [0.1, 0.5, 0.9])
    guess = random.random(shape) < pick(random, [0.1, 0.5, 0.9])
    scores = scored(random, shape)
    ties = len(np.unique(scores)) < scores.size
    inputs = {"y_true": truth.astype(int).tolist(), "y_pred": guess.astype(int).tolist(), "y_score": scores.tolist()}
    return inputs | weights(random, shape[0]), ["random"] + (["ties"] if ties else [])


def edges(random):
    def scene(truth, tags, scores=None):
        guess = (random.random(np.shape(truth)) < 0.5).astype(int)
        scores = random.random(np.shape(truth)) if scores is None else np.array(scores)
        return {"y_true": truth, "y_pred": guess.tolist(), "y_score": scores.tolist()}, tags

    return [
        scene([[0, 0, 0]] * 4, ["empty_labels"]),
        scene([[1, 1, 1]] * 4, ["full_labels"]),
        scene([[1, 0, 0], [0, 0, 0], [1, 1, 1]], ["ties", "constant_pred"], np.full((3, 3), 0.5)),
        scene([[1, 0, 0], [0, 1, 0], [0, 0, 0]], ["empty_column"]),
        scene([[1, 0], [0, 1]], ["negative_zero", "ties"], [[-0.0, 0.0], [0.0, -0.0]]),
    ]


def source(name):
    """Truth with either the indicators or the scores."""
    other = {"y_pred": "y_score", "y_score": "y_pred"}[name]

    def only(scene):
        inputs, tags = scene
        return {key: value for key, value in inputs.items() if key != other}, tags

    return Source(lambda random: [only(scene) for scene in edges(random)], lambda random: only(random_sets(random)))


INDICATORS = source("y_pred")
SCORES = source("y_score")
AVERAGES = ["micro", "macro", "weighted", "samples"]


def sklearn(name, given, function, parameters=fixed()):
    second = "y_pred" if given is INDICATORS else "y_score"

    def value(inputs, chosen):
        return function(np.array(inputs["y_true"]), np.array(inputs[second]), sample_weight=inputs.get("sample_weight"), **chosen)

    return Metric(name, "core", f"sklearn.metrics.{function.__name__}", given, value, parameters)


ALL = [
    sklearn("f1_multilabel", INDICATORS, metrics.f1_score, fixed(average=AVERAGES, zero_division=0)),
    sklearn("jaccard_multilabel", INDICATORS, metrics.jaccard_score, fixed(average="samples", zero_division=0)),
    sklearn("subset_accuracy", INDICATORS, metrics.accuracy_score),
    sklearn("hamming_loss_multilabel", INDICATORS, metrics.hamming_loss),
    sklearn("lrap", SCORES, metrics.label_ranking_average_precision_score),
    sklearn("coverage_error", SCORES, metrics.coverage_error),
    sklearn("label_ranking_loss", SCORES, metrics.label_ranking_loss),
    sklearn("average_precision_multilabel", SCORES, metrics.average_precision_score, fixed(average=AVERAGES)),
    sklearn("roc_auc_multilabel", SCORES, metrics.roc_auc_score, fixed(average=AVERAGES)),
]
