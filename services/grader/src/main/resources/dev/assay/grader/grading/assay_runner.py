"""Calls the score function of a pack's scorer and leaves /out/scores.json.

Usage: python3 /app/assay_runner.py FILE SECONDS. An error of the scorer ends this program with its traceback.
"""

import time

STARTED = time.monotonic()

import importlib.util
import json
import math
import numbers
import os
import sys
from pathlib import Path

import numpy
import pandas

IN = Path("/in")
OUT = Path("/out/scores.json")
FEWEST_RESAMPLES = 100


def spent() -> float:
    """Seconds, by the clock that is ahead: that on the wall or that of the processors."""
    return max(time.monotonic() - STARTED, sum(os.times()[:4]))


def table(name: str, texts: list[str]) -> pandas.DataFrame:
    """Ids and classes stay the texts they are: a class named NA is no missing value."""
    columns = pandas.read_csv(IN / name, nrows=0).columns
    return pandas.read_csv(
        IN / name,
        dtype={column: str for column in columns if column in texts},
        keep_default_na=False,
        na_values={column: ["", "NA", "NaN", "nan"] for column in columns if column not in texts},
        float_precision="round_trip",
    )


def load(file: str):
    spec = importlib.util.spec_from_file_location("scorer", Path("/app") / file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module
    spec.loader.exec_module(module)
    return module.score


def called(score, solution: pandas.DataFrame, submission: pandas.DataFrame, task: dict) -> float:
    """Copies, because Kaggle's metrics delete the id column of what they are given."""
    value = score(solution.copy(), submission.copy(), task["row_id_column_name"], **task["params"])
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f"score returned {type(value).__name__} instead of a number")
    if not math.isfinite(value):
        raise ValueError("score returned a number that is not finite")
    return float(value)


def resampled(score, solution: pandas.DataFrame, submission: pandas.DataFrame, task: dict, seconds: float) -> list:
    """The score on resamples of the rows; none where there is no time for enough of them.

    One of two numbers of resamples, so that a little more or less speed does not change the interval.
    """
    drawn = IN / "resamples.bin"
    if not drawn.exists():
        return []
    rows = len(solution)
    draws = numpy.memmap(drawn, dtype=numpy.uint8, mode="r").reshape(-1, rows)
    values = []
    for counts in draws:
        if spent() > seconds:
            break
        chosen = numpy.repeat(numpy.arange(rows), counts)
        # A row that was drawn twice is two rows: scorers may refuse, or join on, ids that occur twice.
        ids = [f"r{row}" for row in range(len(chosen))]
        parts = [part.iloc[chosen].reset_index(drop=True) for part in (solution, submission)]
        for part in parts:
            part[task["row_id_column_name"]] = ids
        try:
            values.append(called(score, *parts, task))
        except Exception:
            values.append(None)
    if len(values) == len(draws):
        return values
    return values[:FEWEST_RESAMPLES] if len(values) >= FEWEST_RESAMPLES else []


def main() -> None:
    file, seconds = sys.argv[1], float(sys.argv[2])
    task = json.loads((IN / "params.json").read_text())
    texts = [task["row_id_column_name"]]
    if task["kind"] == "class":
        texts += [task["target"], task["prediction"]]
    solution, submission = table("solution.csv", texts), table("submission.csv", texts)
    score = load(file)
    try:
        value = called(score, solution, submission, task)
    except Exception as error:
        if any(kind.__name__ == "ParticipantVisibleError" for kind in type(error).__mro__):
            OUT.write_text(json.dumps({"rejected": str(error)[:2000]}))
            return
        raise
    answer = {"score": value, "resamples": resampled(score, solution, submission, task, seconds)}
    OUT.write_text(json.dumps(answer, allow_nan=False))


if __name__ == "__main__":
    main()
