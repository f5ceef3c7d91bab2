"""What people use today, timed on the tasks of dev.assay.bench.scoring: a line a task, rows, milliseconds, name."""

import sys
import time
import warnings

import numpy as np
import pandas as pd
import pyarrow
import sklearn
from pyarrow import csv
from sklearn import metrics


def best(task, least=5, patience=6.0):
    times = []
    start = time.perf_counter()
    while len(times) < least or (time.perf_counter() - start < 1 and len(times) < 50):
        begin = time.perf_counter()
        task()
        times.append(time.perf_counter() - begin)
        if time.perf_counter() - start > patience:
            break
    return 1000 * min(times)


def tell(task, rows, milliseconds, name):
    print(task, rows, f"{milliseconds:.4f}", name, flush=True)


def presorted(truth, score, resamples):
    """The bootstrap that somebody who knows numpy writes: sorted once, counted with bincount."""
    order = np.argsort(score, kind="stable")
    positive = truth[order].astype(float)
    rows = len(truth)
    random = np.random.default_rng(1)
    areas = np.empty(resamples)
    for resample in range(resamples):
        counts = np.bincount(random.integers(0, rows, rows), minlength=rows)
        positives = counts * positive
        negatives = counts - positives
        below = np.cumsum(negatives) - negatives
        areas[resample] = (positives * (below + negatives / 2)).sum() / (positives.sum() * negatives.sum())
    return areas


def naive(truth, score, resamples):
    random = np.random.default_rng(1)
    rows = len(truth)
    return [
        metrics.roc_auc_score(truth[chosen], score[chosen])
        for chosen in (random.integers(0, rows, rows) for _ in range(resamples))
    ]


def joined(table, truth):
    """What the reader does besides reading: each row of the truth has one number, a probability, brought into its order."""
    ids = table["id"]
    if len(ids) != len(truth) or not ids.is_unique:
        raise ValueError("rows")
    probability = table.set_index("id")["prob"].reindex(truth).to_numpy()
    if not ((probability >= 0) & (probability <= 1)).all():
        raise ValueError("probability")
    return probability


def reading(random, rows):
    """Ids and probabilities into a table in memory; then checked and joined to the truth besides."""
    ids = np.arange(rows)
    whole = pd.Index(ids)
    text = pd.Index(ids.astype(str))
    probability = 1 / (1 + np.exp(-random.standard_normal(rows)))
    one_thread = csv.ReadOptions(use_threads=False)
    name = f"pandas {pd.__version__}"
    path = "/tmp/predictions.csv"
    read = lambda **options: pd.read_csv(path, engine="c", **options)
    # Of one version or another the default may not be the nearest double, which the reader finds.
    exact = lambda: read(float_precision="round_trip")
    for task, join, order, values in [
        ("readCsv", "joinCsv", ids, probability),
        ("readShuffledCsv", "joinShuffledCsv", random.permutation(rows), probability),
        ("readRoundedCsv", None, ids, probability.round(6)),
    ]:
        pd.DataFrame({"id": order, "prob": values}).to_csv(path, index=False)
        tell(task, rows, best(read, 10), f"{name}, C engine")
        tell(task, rows, best(exact, 10), f"{name}, C engine, round_trip")
        tell(task, rows, best(lambda: csv.read_csv(path, one_thread), 10), f"pyarrow {pyarrow.__version__}, one thread")
        if join:
            tell(join, rows, best(lambda: joined(read(), whole)), f"{name}, joined by whole numbers")
            tell(join, rows, best(lambda: joined(read(dtype={"id": str}), text)), f"{name}, joined by text, as here")


def main(sizes):
    name = f"scikit-learn {sklearn.__version__}"
    random = np.random.default_rng(1)
    for rows in sizes:
        reading(random, rows)
        truth = (random.random(rows) < 0.3).astype(np.int64)
        score = 1 / (1 + np.exp(-truth - random.standard_normal(rows)))
        predicted = (score > 0.5).astype(np.int64)
        target = random.standard_normal(rows)
        forecast = target + random.standard_normal(rows)
        tell("auc", rows, best(lambda: metrics.roc_auc_score(truth, score)), name)
        tell("averagePrecision", rows, best(lambda: metrics.average_precision_score(truth, score)), name)
        tell("logLoss", rows, best(lambda: metrics.log_loss(truth, score)), name)
        tell("f1", rows, best(lambda: metrics.f1_score(truth, predicted)), name)
        squared = lambda: np.sqrt(metrics.mean_squared_error(target, forecast))
        root = getattr(metrics, "root_mean_squared_error", None)
        tell("rmse", rows, best((lambda: root(target, forecast)) if root else squared), name)
        if rows == 100_000:
            few = 10
            thousand = 100 * best(lambda: naive(truth, score, few), 1)
            sorted_thousand = best(lambda: presorted(truth, score, 1000), 1)
            tell("bootstrapAuc", rows, thousand, f"{name}, naive")
            tell("bootstrapAuc", rows, sorted_thousand, f"numpy {np.__version__}, presorted")
            # Fifty candidates on the same resamples; what is computed of the values afterwards is not counted here.
            tell("compareFifty", rows, 50 * thousand, f"{name}, naive")
            tell("compareFifty", rows, 50 * sorted_thousand, f"numpy {np.__version__}, presorted")
        if rows == 1_000_000:
            few = 5
            tell(
                "resampleF1",
                rows,
                10_000 / few * best(lambda: [metrics.f1_score(truth, predicted) for _ in range(few)], 1),
                f"{name}, naive",
            )


# pandas says of round_trip that it will go.
warnings.simplefilter("ignore")
main([int(size) for size in sys.argv[1:]])
