"""Differences between groups: fairlearn."""

import numpy as np
from fairlearn import metrics
from sklearn.metrics import accuracy_score

from cases import Metric, Source, fixed, pick, rows, weights


def weights_of(random, group):
    """Some in every group: fairlearn refuses one without, which the engine leaves out."""
    drawn = weights(random, len(group))
    positive = {name for name, weight in zip(group, drawn.get("sample_weight", [])) if weight > 0}
    return drawn if positive == set(group) else {}


def random_groups(random):
    count = rows(random, 4, 10, 30, 120)
    names = pick(random, [["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D", "E"], ["old", "Young"]])
    group = [names[index] for index in random.integers(len(names), size=count)]
    truth = random.random(count) < pick(random, [0.1, 0.5, 0.9])
    guess = np.where(random.random(count) < 0.6, truth, random.random(count) < pick(random, [0.1, 0.5, 0.9]))
    return {"y_true": truth.astype(int).tolist(), "y_pred": guess.astype(int).tolist(), "group": group} | weights_of(random, group), []


def edges(random):
    scenes = [
        ([0, 1, 0, 1], [0, 1, 1, 0], ["A"] * 4),
        ([0, 1, 0, 1], [0, 0, 0, 0], ["A", "A", "B", "B"]),
        ([0, 1, 0, 1], [1, 1, 1, 1], ["A", "A", "B", "B"]),
        ([1, 1, 0, 0], [1, 0, 1, 0], ["A", "A", "B", "B"]),
        ([0, 0, 0, 0], [1, 0, 1, 0], ["A", "A", "B", "B"]),
        ([0, 1, 0, 1], [0, 1, 0, 1], ["A", "B", "C", "D"]),
    ]
    return [({"y_true": truth, "y_pred": guess, "group": group}, []) for truth, guess, group in scenes]


GROUPS = Source(edges, random_groups)


def fairlearn(function, **parameters):
    def value(inputs, chosen):
        return function(np.array(inputs["y_true"]), np.array(inputs["y_pred"]), sensitive_features=inputs["group"],
                        sample_weight=inputs.get("sample_weight"), **chosen)

    return Metric(function.__name__, "ext", f"fairlearn.metrics.{function.__name__}", GROUPS, value,
                  fixed(method="between_groups", **parameters))


def worst_group(inputs, _):
    frame = metrics.MetricFrame(metrics=accuracy_score, y_true=inputs["y_true"], y_pred=inputs["y_pred"], sensitive_features=inputs["group"])
    return frame.group_min()


ALL = [
    fairlearn(metrics.demographic_parity_difference),
    fairlearn(metrics.demographic_parity_ratio),
    fairlearn(metrics.equalized_odds_difference, agg="worst_case"),
    fairlearn(metrics.equalized_odds_ratio, agg="worst_case"),
    fairlearn(metrics.equal_opportunity_difference),
    fairlearn(metrics.equal_opportunity_ratio),
    Metric("worst_group_accuracy", "ext", "fairlearn MetricFrame.group_min", GROUPS, worst_group, fixed(ignore_sample_weight=True)),
]
