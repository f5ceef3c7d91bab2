"""Metrics of clusterings: scikit-learn."""

import numpy as np
from sklearn import metrics

from cases import Metric, Source, pick, rows


def random_clusterings(random):
    count = rows(random, 2, 3, 6, 20, 100, 300)
    kinds = int(random.integers(1, 8))
    truth = random.integers(kinds, size=count)
    guess = np.where(random.random(count) < random.random(), truth + 1, random.integers(int(random.integers(1, 10)), size=count))
    if random.random() < 0.1:
        return {"labels_true": [f"c{label}" for label in truth], "labels_pred": [f"k{label}" for label in guess]}, ["random", "string_labels"]
    return {"labels_true": truth.tolist(), "labels_pred": guess.tolist()}, ["random"]


def clustering_edges(random):
    one, all_apart = [0] * 6, list(range(6))
    scenes = [
        (one, one, ["single_cluster"]),
        (all_apart, all_apart, ["singletons"]),
        (one, all_apart, ["degenerate"]),
        (all_apart, one, ["degenerate"]),
        ([0, 0, 1, 1], [0, 1, 0, 1], ["independent"]),
        ([0, 0, 1, 1], [1, 1, 0, 0], ["renamed"]),
        ([3], [4], ["one_row"]),
    ]
    return [({"labels_true": truth, "labels_pred": guess}, tags) for truth, guess, tags in scenes]


def compared(name, function):
    return Metric(name, "core", f"sklearn.metrics.{function.__name__}", Source(clustering_edges, random_clusterings),
                  lambda inputs, _: function(inputs["labels_true"], inputs["labels_pred"]))


def random_points(random):
    count, dimensions = pick(random, [4, 6, 20, 60]), int(random.integers(1, 6))
    kinds = int(random.integers(1, min(count, 8) + 1))
    labels = random.integers(kinds, size=count)
    if random.random() < 0.2:
        labels = np.arange(count)
    points = random.normal(0, 1, (count, dimensions)) + labels[:, None] * pick(random, [0, 1, 3])
    # scikit-learn takes a distance from differences of squares, which leaves some 1e-8 between equal points unless these squares
    # are exact: coordinates are multiples of 1/1024, or whole.
    grain = pick(random, [1024, 1024, 1])
    points = np.round(points * grain) / grain
    return {"X": points.tolist(), "labels": labels.tolist()}, ["random"]


def point_edges(random):
    line = [[0.0], [1.0], [5.0], [6.0], [9.0]]
    return [
        ({"X": line, "labels": [0, 0, 1, 1, 2]}, ["singleton"]),
        ({"X": line, "labels": [0, 0, 0, 0, 0]}, ["single_cluster"]),
        ({"X": line, "labels": [0, 1, 2, 3, 4]}, ["singletons"]),
        ({"X": [[1.0, 2.0]] * 4, "labels": [0, 0, 1, 1]}, ["all_equal"]),
        ({"X": [[0.0], [0.0], [3.0], [3.0]], "labels": [0, 0, 1, 1]}, ["no_spread"]),
        ({"X": [[1.0], [-1.0], [1.0], [-1.0]], "labels": [0, 0, 1, 1]}, ["equal_centres"]),
        ({"X": line, "labels": ["b", "a", "b", "a", "a"]}, ["string_labels"]),
        ({"X": [[0.0], ["NaN"], [5.0], [6.0]], "labels": [0, 0, 1, 1]}, ["nan_input"]),
    ]


def separated(name, function):
    return Metric(name, "core", f"sklearn.metrics.{function.__name__}", Source(point_edges, random_points),
                  lambda inputs, _: function(np.array(inputs["X"], float), inputs["labels"]))


ALL = [
    compared("adjusted_rand", metrics.adjusted_rand_score),
    compared("rand", metrics.rand_score),
    compared("adjusted_mutual_info", metrics.adjusted_mutual_info_score),
    compared("normalized_mutual_info", metrics.normalized_mutual_info_score),
    compared("mutual_info", metrics.mutual_info_score),
    compared("homogeneity", metrics.homogeneity_score),
    compared("completeness", metrics.completeness_score),
    compared("v_measure", metrics.v_measure_score),
    compared("fowlkes_mallows", metrics.fowlkes_mallows_score),
    separated("silhouette", metrics.silhouette_score),
    separated("davies_bouldin", metrics.davies_bouldin_score),
    separated("calinski_harabasz", metrics.calinski_harabasz_score),
]
