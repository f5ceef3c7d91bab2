"""Survival times: scikit-survival."""

import numpy as np
from sksurv.exceptions import NoComparablePairException
from sksurv.metrics import concordance_index_censored

from cases import Metric, Source, fixed, pick, rows


def random_survivals(random):
    count = rows(random, 2, 3, 10, 40, 100, 300)
    time = random.exponential(10, count)
    risk = -time * pick(random, [0, 0.5, 1]) + random.normal(0, 5, count)
    event = random.random(count) < pick(random, [0.1, 0.5, 0.9, 1])
    ties = random.random() < 0.5
    time, risk = np.round(time, 0 if ties else 3), np.round(risk, 0 if ties else 5)
    if random.random() < 0.1:
        # Within and beyond the tolerance of a tie.
        risk = np.round(risk) + random.choice([0, 5e-9, 2e-8], count)
    return {"event": event.tolist(), "time": time.tolist(), "risk": risk.tolist()}, ["ties"] if ties else []


def edges(random):
    scenes = [
        ([True, True, True], [1.0, 2.0, 3.0], [3.0, 2.0, 1.0], "perfect"),
        ([True, True, True], [1.0, 2.0, 3.0], [1.0, 1.0, 1.0], "ties"),
        ([False, False], [1.0, 2.0], [1.0, 2.0], "no_event"),
        ([True, False], [2.0, 1.0], [1.0, 2.0], "no_pair"),
        ([True, False], [2.0, 2.0], [1.0, 2.0], "tied_time"),
        ([True, True], [2.0, 2.0], [1.0, 2.0], "tied_time"),
        ([True, True, False], [2.0, 2.0, 1.0], [1.0, 2.0, 5.0], "tied_time"),
        ([True, True, True], [1.0, 2.0, 3.0], [0.0, -0.0, 0.0], "negative_zero"),
        ([True, True, True], [1.0, 2.0, 3.0], [0.0, "NaN", 0.0], "nan_input"),
    ]
    return [({"event": event, "time": time, "risk": risk}, [tag]) for event, time, risk, tag in scenes]


def concordance(inputs, chosen):
    try:
        index, concordant, discordant, tied, _ = concordance_index_censored(
            np.array(inputs["event"]), inputs["time"], inputs["risk"], tied_tol=chosen["tied_tol"])
    except NoComparablePairException as none:
        raise ValueError(str(none)) from none
    return {"cindex": index, "concordant": concordant, "discordant": discordant, "tied_risk": tied}


ALL = [
    Metric("c_index_censored", "ext", "scikit-survival concordance_index_censored", Source(edges, random_survivals), concordance,
           fixed(tied_tol=1e-8)),
]
