"""Metrics of scores and probabilities: scikit-learn."""

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve

from cases import Metric, Source, fixed, pick, rows, weights

EXTREME = [0.0, 1.0, 1e-300, 1e-17, 1 - 2**-53, 2**-52, 0.5]


def truth_of(random, count):
    return (random.random(count) < pick(random, [0.05, 0.3, 0.5, 0.9])).astype(int)


def probabilities(random, truth):
    kind = pick(random, ["continuous", "continuous", "tenths", "tenths", "hundredths", "extreme", "good"])
    drawn = random.random(len(truth))
    if kind in ("tenths", "hundredths"):
        drawn = np.round(drawn, 1 if kind == "tenths" else 2)
    if kind == "extreme":
        drawn = random.choice(EXTREME, len(truth))
    if kind == "good":
        drawn = np.clip(truth * 0.4 + drawn * 0.6, 0, 1)
    return drawn


def binary(name, only_probabilities):
    """Rows of a truth of 0 and 1 with a score, called by this name."""

    def random_rows(random):
        count = rows(random)
        truth = truth_of(random, count)
        drawn = probabilities(random, truth)
        if not only_probabilities and random.random() < 0.3:
            # A score need not be a probability.
            drawn = (drawn - 0.5) * pick(random, [1, 4, 1e8, 1e300, 1e-300]) + pick(random, [0, 0, 1e6])
        tags = ["random"] + (["ties"] if len(np.unique(drawn)) < count else [])
        return {"y_true": truth.tolist(), name: drawn.tolist()} | weights(random, count), tags

    def edges(random):
        steps = [0.1, 0.30000000000000004, 0.5, 0.7000000000000001, 0.9]
        scenes = [
            ([0, 1, 0, 1], [0.5] * 4, ["ties", "constant_pred"]),
            ([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9], ["perfect"]),
            ([0, 0, 1, 1], [0.9, 0.8, 0.2, 0.1], ["all_wrong"]),
            ([1] * 5, steps, ["single_class"]),
            ([0] * 5, steps, ["single_class", "no_positive_true"]),
            ([1], [0.7], ["one_row", "single_class"]),
            ([0, 1, 1, 0, 1], [0.0, 1.0, 0.0, 1.0, 1e-300], ["extreme_prob"]),
            ([0, 1, 1, 0], [0.0, -0.0, -0.0, 0.0], ["negative_zero", "ties"]),
            ([0, 1, 1, 0], [0.1, 1.5, 0.3, 0.4], ["prob_out_of_range"]),
            ([0, 1, 1, 0], [0.1, -0.5, 0.3, 0.4], ["prob_out_of_range"]),
            ([0, 1, 1, 0], [0.1, "NaN", 0.3, 0.4], ["nan_input"]),
            ([0, 1, 1, 0], [0.1, "Infinity", 0.3, 0.4], ["inf_input"]),
            ([0, 1, 1], [0.1, 0.2], ["length_mismatch"]),
        ]
        scenes = [({"y_true": truth, name: scores}, tags) for truth, scores, tags in scenes]
        zeros = {"y_true": [0, 1, 1, 0, 1], name: [0.1, 0.4, 0.4, 0.8, 0.9], "sample_weight": [1, 0, 2, 3, 0]}
        single = {"y_true": [0, 1, 0], name: [0.1, 0.4, 0.3], "sample_weight": [1, 0, 2]}
        return [*scenes, (zeros, ["zero_weights"]), (single, ["zero_weights", "single_class"])]

    return Source(edges, random_rows)


def with_texts(source):
    """In some cases the labels are texts, of which "yes" is the positive one."""

    def random_rows(random):
        inputs, tags = source.random(random)
        if random.random() < 0.15 and len(set(inputs["y_true"])) == 2:
            return inputs | {"y_true": ["yes" if label else "no" for label in inputs["y_true"]]}, [*tags, "string_labels"]
        return inputs, tags

    return Source(source.edges, random_rows)


def unweighted(source):
    """For what takes no weights, and rejects nothing that would be worth a case."""

    def edges(random):
        refused = {"prob_out_of_range", "nan_input", "inf_input", "length_mismatch", "zero_weights"}
        return [scene for scene in source.edges(random) if not refused & set(scene[1])]

    def random_rows(random):
        inputs, tags = source.random(random)
        inputs.pop("sample_weight", None)
        return inputs, tags

    return Source(edges, random_rows)


def varied(source):
    """No random weights under which all rows are of one class: the share of that class is then off one by a rounding, by which
    scikit-learn divides."""

    def random_rows(random):
        inputs, tags = source.random(random)
        counted = {label for label, weight in zip(inputs["y_true"], inputs.get("sample_weight", [])) if weight > 0}
        return (inputs, tags) if len(counted) != 1 else random_rows(random)

    return Source(source.edges, random_rows)


def accepted(source):
    """Without the inputs that would be rejected."""
    return Source(lambda random: [scene for scene in source.edges(random)
                                  if not {"nan_input", "inf_input", "length_mismatch"} & set(scene[1])], source.random)


def rows_of_probabilities(random, count, classes):
    kind = pick(random, ["smooth", "smooth", "peaked", "tenths", "exact"])
    if kind == "tenths":
        return random.multinomial(10, np.full(classes, 1 / classes), count) / 10
    if kind == "exact":
        return np.eye(classes)[random.integers(classes, size=count)]
    return random.dirichlet(np.full(classes, 0.05 if kind == "peaked" else 1), count)


def multiclass(name):
    def random_rows(random):
        count = rows(random)
        classes = pick(random, [3, 3, 4, 5, 7])
        truth = random.choice(classes, count, p=random.dirichlet(np.full(classes, 2)))
        drawn = rows_of_probabilities(random, count, classes)
        tags = ["random"]
        if random.random() < 0.05:
            # At and beyond the tolerance within which a row sums to one.
            drawn = drawn * (1 + pick(random, [9e-6, -9e-6, 1.2e-5, -1.2e-5]))
            tags.append("rows_not_sum_to_one")
        return {"y_true": truth.tolist(), name: np.clip(drawn, 0, 1).tolist()} | weights(random, count), tags

    def edges(random):
        even = [[1 / 3] * 3] * 4
        scenes = [
            ([0, 1, 2], np.eye(3).tolist(), ["perfect", "extreme_prob"]),
            ([0, 1, 2], np.eye(3)[[1, 2, 0]].tolist(), ["all_wrong", "extreme_prob"]),
            ([0, 1, 2, 1], even, ["constant_pred", "ties"]),
            ([0, 1, 0, 1], random.dirichlet([1, 1, 1], 4).tolist(), ["empty_class"]),
            ([2], random.dirichlet([1, 1, 1], 1).tolist(), ["one_row", "empty_class"]),
            ([1] * 5, random.dirichlet([1, 1, 1], 5).tolist(), ["single_class", "empty_class"]),
            ([0, 1, 2], [[0.5, 0.2, 0.2], [0.1, 0.1, 0.1], [0.4, 0.4, 0.4]], ["rows_not_sum_to_one"]),
            ([0, 1, 2], [[0.5, 0.2, 0.3], [-0.1, 0.2, 0.9], [0.4, 0.2, 0.4]], ["prob_out_of_range"]),
            ([0, 1, 2], [[0.5, 0.2, 0.3], [0.1, "NaN", 0.9], [0.4, 0.2, 0.4]], ["nan_input"]),
        ]
        return [({"y_true": truth, name: scores}, tags) for truth, scores, tags in scenes]

    return Source(edges, random_rows)


def either(first, second):
    return Source(lambda random: first.edges(random) + second.edges(random),
                  lambda random: pick(random, [first, second]).random(random))


def all_labels(inputs, name):
    scores = inputs[name]
    return list(range(len(scores[0]))) if isinstance(scores[0], list) else [0, 1]


def sklearn(name, source, second, function, parameters=fixed(), reference=None, change=lambda scores: scores):
    def value(inputs, chosen):
        chosen = {key: part for key, part in chosen.items() if key not in ("decision", "ignore_sample_weight")}
        weighted = {"sample_weight": inputs["sample_weight"]} if "sample_weight" in inputs else {}
        return function(np.array(inputs["y_true"]), change(np.array(inputs[second], float)), **weighted, **chosen)

    return Metric(name, "core", reference or f"sklearn.metrics.{function.__name__}", source, value, parameters)


def positive(random, inputs):
    return {"pos_label": "yes" if isinstance(inputs["y_true"][0], str) else 1}


def positive_text(random, inputs):
    return {"pos_label": "yes"} if isinstance(inputs["y_true"][0], str) else {}


def labels_of(name, **others):
    return lambda random, inputs: fixed(**others)(random, inputs) | {"labels": all_labels(inputs, name)}


def multiclass_area(random, inputs):
    kind, average = pick(random, [("ovr", "macro"), ("ovr", "weighted"), ("ovr", "micro"), ("ovo", "macro"), ("ovo", "weighted")])
    chosen = {"multi_class": kind, "average": average, "labels": all_labels(inputs, "y_proba")}
    # One against one takes no weights.
    ignored = kind == "ovo" or average == "micro"
    return chosen | ({"ignore_sample_weight": True} if ignored else {})


def multiclass_area_value(inputs, chosen):
    chosen = dict(chosen)
    ignored = chosen.pop("ignore_sample_weight", False)
    weights_given = None if ignored else inputs.get("sample_weight")
    return metrics.roc_auc_score(inputs["y_true"], np.array(inputs["y_proba"], float), sample_weight=weights_given, **chosen)


def top_k(random, inputs):
    classes = len(inputs["y_proba"][0])
    return {"k": int(random.integers(1, classes + 1)), "labels": list(range(classes))}


def curve(function, *names):
    def value(*arguments, **settings):
        return dict(zip(names, function(*arguments, **settings), strict=True))

    value.__name__ = function.__name__
    return value


def calibration_error(inputs, chosen):
    """Guo et al. 2017 on bins of equal width, each with its lower end, the last with both."""
    truth, scores = np.array(inputs["y_true"]), np.array(inputs["y_proba"], float)
    count = chosen["n_bins"]
    bins = np.minimum(np.searchsorted(np.linspace(0, 1, count + 1), scores, side="right") - 1, count - 1)
    gaps = {bin: abs(truth[bins == bin].mean() - scores[bins == bin].mean()) for bin in np.unique(bins)}
    shares = {bin: np.mean(bins == bin) for bin in gaps}
    match chosen["norm"]:
        case "l1":
            return sum(shares[bin] * gaps[bin] for bin in gaps)
        case "l2":
            return np.sqrt(sum(shares[bin] * gaps[bin] ** 2 for bin in gaps))
        case "max":
            return max(gaps.values())


def calibration_points(inputs, chosen):
    return calibration_curve(inputs["y_true"], np.array(inputs["y_proba"], float), **chosen)


def area_beyond_chance(*arguments, **settings):
    return 2 * metrics.roc_auc_score(*arguments, **settings) - 1


SCORE = binary("y_score", only_probabilities=False)
PROBABILITY = binary("y_proba", only_probabilities=True)
CLASSES = multiclass("y_proba")
BINS = "[lo,hi), 1.0 in last; binary: conf=P(y=1), acc=mean(y)"

ALL = [
    sklearn("roc_auc", SCORE, "y_score", metrics.roc_auc_score),
    sklearn("average_precision", with_texts(SCORE), "y_score", metrics.average_precision_score, positive_text),
    sklearn("partial_roc_auc", varied(SCORE), "y_score", metrics.roc_auc_score, fixed(max_fpr=[0.01, 0.1, 0.3, 0.5, 1.0]),
            "sklearn.metrics.roc_auc_score(max_fpr)"),
    sklearn("gini_normalized", SCORE, "y_score", area_beyond_chance, reference="2*roc_auc-1"),
    sklearn("roc_curve", accepted(SCORE), "y_score", curve(metrics.roc_curve, "fpr", "tpr", "thresholds"),
            fixed(drop_intermediate=[False, False, True])),
    sklearn("pr_curve", accepted(SCORE), "y_score", curve(metrics.precision_recall_curve, "precision", "recall", "thresholds")),
    sklearn("hinge", accepted(SCORE), "y_score", metrics.hinge_loss, fixed(labels=[[0, 1]], decision="4*y_score-2"),
            change=lambda scores: 4 * scores - 2),
    sklearn("log_loss", either(PROBABILITY, CLASSES), "y_proba", metrics.log_loss, labels_of("y_proba")),
    sklearn("d2_log_loss", varied(either(PROBABILITY, CLASSES)), "y_proba", metrics.d2_log_loss_score, labels_of("y_proba")),
    sklearn("brier", with_texts(PROBABILITY), "y_proba", metrics.brier_score_loss, positive),
    sklearn("d2_brier", varied(PROBABILITY), "y_proba", metrics.d2_brier_score, positive),
    sklearn("brier_multiclass", CLASSES, "y_proba", metrics.brier_score_loss, labels_of("y_proba")),
    sklearn("hinge_multiclass", multiclass("y_score"), "y_score", metrics.hinge_loss, labels_of("y_score")),
    sklearn("top_k_accuracy", CLASSES, "y_proba", metrics.top_k_accuracy_score, top_k),
    Metric("roc_auc_multiclass", "core", "sklearn.metrics.roc_auc_score", CLASSES, multiclass_area_value, multiclass_area),
    Metric("calibration_error", "core", "derived (sklearn calibration_curve bins)", unweighted(PROBABILITY), calibration_error,
           fixed(n_bins=[5, 10, 15], norm=["l1", "l2", "max"], bins=BINS)),
    Metric("calibration_curve", "core", "sklearn.calibration.calibration_curve", unweighted(PROBABILITY), calibration_points,
           fixed(n_bins=[5, 10, 15], strategy=["uniform", "uniform", "quantile"])),
]
