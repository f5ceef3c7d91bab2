"""Metrics of rankings and recommendations: scikit-learn, trec_eval, ml_metrics."""

import math

import numpy as np
import pytrec_eval
from sklearn import metrics

from cases import Metric, Source, fixed, pick, rows, weights


def random_gains(random):
    queries, documents = rows(random, 1, 2, 5, 20), pick(random, [2, 3, 5, 10, 30, 60])
    gains = random.integers(0, pick(random, [2, 4, 6]), (queries, documents)).astype(float)
    scores = random.normal(0, 1, (queries, documents))
    tags = ["random"]
    if random.random() < 0.5:
        scores = np.round(scores, 1)
        tags = ["ties"]
    return {"y_true": gains.tolist(), "y_score": scores.tolist()} | weights(random, queries), tags


def gain_edges(random):
    scores = np.round(random.normal(0, 1, 30), 1)
    gains = random.integers(0, 4, 30).astype(float)
    scenes = [
        ([np.zeros(30)], [scores], ["ties", "all_irrelevant"]),
        ([gains], [np.zeros(30)], ["random", "constant_pred"]),
        ([[1.0, -2.0]], [[0.0, 1.0]], ["negative_gain"]),
        ([[1.0, 0.0, 2.0]], [[0.0, -0.0, 0.0]], ["ties", "negative_zero"]),
        ([[0.5, 2.25, 1e-3]], [[0.1, 0.2, 0.3]], ["random"]),
        ([[1.0, 0.0], [0.0, 1.0]], [[0.1, "NaN"], [0.5, 0.4]], ["nan_input"]),
    ]
    return [({"y_true": np.array(truth).tolist(), "y_score": [list(row) for row in guess]}, tags) for truth, guess, tags in scenes]


def cut(random, inputs):
    # Ignored ties are broken by a sort that is not stable: only where there are none has the value a meaning.
    distinct = all(len(set(row)) == len(row) for row in inputs["y_score"])
    ignored = bool(distinct and random.random() < 0.4)
    return {"k": pick(random, [None, 1, 3, 5, 10, 50]), "ignore_ties": ignored, "gain": "linear", "log_base": 2}


def gain(function):
    def value(inputs, chosen):
        return function(np.array(inputs["y_true"], float), np.array(inputs["y_score"], float), k=chosen["k"],
                        sample_weight=inputs.get("sample_weight"), ignore_ties=chosen["ignore_ties"])

    return Metric(function.__name__.removesuffix("_score"), "core", f"sklearn.metrics.{function.__name__}",
                  Source(gain_edges, random_gains), value, cut)


# Compared as bytes: in UTF-16 the last two would change places.
DOCUMENTS = [f"d{number:03}" for number in range(30)] + ["d1", "D2", "d10", "e", "é", "Ａ", "😀"]


def random_judged(random):
    judged, found = [], []
    rounded = random.random() < 0.5
    for number in range(int(random.integers(1, 7))):
        query = f"q{number}"
        relevances = random.choice([0, 0, 1, 2, 3, -1], len(DOCUMENTS), p=[0.3, 0.2, 0.25, 0.1, 0.1, 0.05])
        seen = random.random(len(DOCUMENTS))
        share = pick(random, [0.05, 0.2, 0.6])
        judged += [[query, name, int(level)] for name, level, draw in zip(DOCUMENTS, relevances, seen) if draw < share]
        scores = np.round(random.normal(0, 1, len(DOCUMENTS)), 1 if rounded else 6)
        if random.random() < 0.85:
            found += [[query, name, float(score)] for name, score in zip(DOCUMENTS, scores) if random.random() < 0.5]
    if not {row[0] for row in judged} & {row[0] for row in found}:
        return random_judged(random)
    return {"qrels": judged, "run": found}, ["ties"] if rounded else []


def judged_edges(random):
    # Scores that are one only in single precision are two.
    close = [["q0", "a", 1.0], ["q0", "b", 1.0 + 1e-12], ["q0", "c", 1.0]]
    return [
        ({"qrels": [["q0", "a", 1], ["q0", "b", 0], ["q0", "c", 2]], "run": close}, ["ties"]),
        ({"qrels": [["q0", "a", 0], ["q0", "b", 0]], "run": close}, ["no_relevant"]),
        ({"qrels": [["q0", "x", 1], ["q0", "y", 1]], "run": close}, ["none_found"]),
        ({"qrels": [["q0", "a", 1], ["q1", "a", 1], ["q2", "b", 0]], "run": close}, ["missing_query"]),
        ({"qrels": [["q0", "a", 1]], "run": [*close, ["q9", "a", 1.0]]}, ["unjudged_query"]),
        ({"qrels": [["q0", "a", 1], ["q0", "b", 1], ["q0", "c", 1]], "run": [["q0", "a", 0.0], ["q0", "b", -0.0]]}, ["ties", "negative_zero"]),
    ]


MEASURES = {"map", "map_cut.5", "Rprec", "bpref", "recip_rank", "P.1,5,10", "recall.5,10", "ndcg", "ndcg_cut.3,5,10", "success.1,5"}
MEANS = ["map", "map_cut_5", "Rprec", "bpref", "recip_rank", "P_1", "P_5", "P_10", "recall_5", "recall_10",
         "ndcg", "ndcg_cut_3", "ndcg_cut_5", "ndcg_cut_10", "success_1", "success_5"]


def trec_eval(inputs, chosen):
    """The C program through pytrec_eval, which has version 9 and its scores of single precision: places stand for the scores."""
    judged, found = {}, {}
    for query, document, level in inputs["qrels"]:
        judged.setdefault(query, {})[document] = level
    places = {score: float(place) for place, score in enumerate(sorted({row[2] for row in inputs["run"]}))}
    for query, document, score in inputs["run"]:
        found.setdefault(query, {})[document] = places[score]
    evaluator = pytrec_eval.RelevanceEvaluator(judged, MEASURES, relevance_level=chosen["relevance_level"])
    queries = evaluator.evaluate(found)
    count = len(judged) if chosen["complete"] else len(queries)
    mean = {name: sum(query[name] for query in queries.values()) / count for name in MEANS}
    # m_gm_map.c: no average precision counts less than this, that of a missing query neither.
    floor = math.log(1e-5)
    logarithms = [max(floor, math.log(query["map"])) if query["map"] else floor for query in queries.values()]
    geometric = math.exp((sum(logarithms) + (count - len(queries)) * floor) / count)
    return {"num_q": float(count), "gm_map": geometric, **mean}


def random_lists(random):
    count = rows(random, 1, 5, 20)
    actual = [random.choice(20, int(random.integers(0, 5)), replace=False).tolist() for _ in range(count)]
    predicted = [random.integers(0, 20, int(random.integers(0, 15))).tolist() for _ in range(count)]
    if random.random() < 0.2:
        actual, predicted = ([[f"item{item}" for item in row] for row in lists] for lists in (actual, predicted))
    return {"actual": actual, "predicted": predicted}, ["duplicates_ignored"]


def list_edges(random):
    return [
        ({"actual": [[]], "predicted": [[1, 2]]}, ["empty_list"]),
        ({"actual": [[1]], "predicted": [[]]}, ["empty_list"]),
        ({"actual": [[]], "predicted": [[]]}, ["empty_list"]),
        ({"actual": [[1, 2, 3]], "predicted": [[1, 1, 1, 2, 2, 3]]}, ["duplicates_ignored"]),
        ({"actual": [list(range(15))], "predicted": [list(range(15))]}, ["perfect"]),
    ]


def map_at_k(inputs, chosen):
    """ml_metrics average_precision.py as MLE-bench has it: only the first places of an item within the first k count."""

    def average(actual, predicted):
        hits, total = 0, 0.0
        for place, item in enumerate(predicted[: chosen["k"]]):
            if item in actual and item not in predicted[:place]:
                hits += 1
                total += hits / (place + 1)
        return total / min(len(actual), chosen["k"]) if actual else 0.0

    return np.mean([average(*pair) for pair in zip(inputs["actual"], inputs["predicted"], strict=True)])


ALL = [
    gain(metrics.dcg_score),
    gain(metrics.ndcg_score),
    Metric("trec_eval", "ext", "trec_eval 10.0-rc3", Source(judged_edges, random_judged), trec_eval,
           fixed(complete=[False, True], relevance_level=[1, 1, 2], ties="score desc, then docid descending (strcmp)")),
    Metric("map_at_k", "ext", "MLE-bench mlebench/metrics.py", Source(list_edges, random_lists), map_at_k, fixed(k=[1, 3, 5, 12])),
]
