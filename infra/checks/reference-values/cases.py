"""What a metric's cases are made of, and how one becomes a line of JSON."""

import json
import math
import warnings
import zlib
from typing import Callable, Iterator, NamedTuple

import numpy as np

Inputs = dict
Scene = tuple[Inputs, list[str]]


class Source(NamedTuple):
    """Where inputs come from: edge cases, each of them once, and as many random ones as are wanted."""

    edges: Callable[[np.random.Generator], list[Scene]]
    random: Callable[[np.random.Generator], Scene]


class Metric(NamedTuple):
    """A metric of the catalogue with the implementation that its values must agree with."""

    id: str
    suite: str
    reference: str
    source: Source
    value: Callable[[Inputs, dict], object]
    parameters: Callable[[np.random.Generator, Inputs], dict] = lambda random, inputs: {}


def fixed(**parameters) -> Callable[[np.random.Generator, Inputs], dict]:
    """Parameters that are the same in every case, or drawn where a list of choices is given."""
    return lambda random, inputs: {
        name: pick(random, value) if isinstance(value, list) else value for name, value in parameters.items()
    }


def pick(random: np.random.Generator, choices):
    """One of the choices, as it is: numpy would make texts of a mixed list."""
    return choices[int(random.integers(len(choices)))]


def cases(metric: Metric, seed: int, count: int) -> Iterator[str]:
    """As many cases, as lines of JSON. Those of one metric do not depend on which others are wanted."""
    random = np.random.default_rng([seed, zlib.crc32(metric.id.encode())])
    edges = metric.source.edges(random)
    random.shuffle(edges)
    for number in range(1, count + 1):
        # Edge cases and random ones take turns, so that a small count has both.
        inputs, tags = edges.pop() if edges and number % 2 == 0 else metric.source.random(random)
        parameters = metric.parameters(random, inputs)
        head = {"id": f"{metric.id}/{number:03}", "suite": metric.suite, "metric": metric.id, "ref": metric.reference}
        head |= {"params": parameters, "inputs": inputs, **outcome(metric, inputs, parameters), "tags": tags}
        yield json.dumps(plain(head), ensure_ascii=False, allow_nan=False)


def outcome(metric: Metric, inputs: Inputs, parameters: dict) -> dict:
    """What the reference says; a fault of this script is none of the errors caught."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return {"expected": metric.value(numeric(inputs), parameters)}
    except (ValueError, ZeroDivisionError) as refused:
        return {"error": type(refused).__name__, "error_message": str(refused)[:100]}


def numeric(value):
    """Texts that stand for numbers as these numbers."""
    if isinstance(value, dict):
        return {key: numeric(part) for key, part in value.items()}
    if isinstance(value, list):
        return [numeric(part) for part in value]
    return {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}.get(value, value) if isinstance(value, str) else value


def plain(value):
    """As JSON can hold it."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(part) for part in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def weights(random: np.random.Generator, rows: int) -> dict:
    """No weights in half of the cases; among the others whole numbers, large ones and zeros, but never zeros alone."""
    kind = pick(random, ["none", "none", "none", "none", "uniform", "uniform", "zeros", "whole"])
    if kind == "none":
        return {}
    drawn = random.uniform(0.1, 5, rows) * pick(random, [1, 1, 1, 1e6, 1e-6])
    if kind == "whole":
        drawn = random.integers(1, 6, rows).astype(float)
    if kind == "zeros" and rows > 1:
        drawn[random.random(rows) < 0.3] = 0
        drawn[random.integers(rows)] = 1.5
    return {"sample_weight": [float(f"{weight:.5g}") for weight in drawn]}


def rows(random: np.random.Generator, *choices: int) -> int:
    return pick(random, list(choices or (1, 2, 3, 5, 10, 30, 60, 200)))
