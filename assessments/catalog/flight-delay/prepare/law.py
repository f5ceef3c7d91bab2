"""The law of late arrivals: what the real flights teach, bent by effects that only the secret knows.

A gradient boosting model is fitted to the real flights. The log-odds of the prepared world are its log-odds plus
effects drawn for this installation, each of a fixed spread. Labels are Bernoulli draws from the result, so nothing
but the joined inputs says anything about a label, for public and hidden rows alike.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

from draws import Draws
from world import DAYS

LATE_RATE = 0.25
BEST_POSSIBLE_AUC = 0.81
SPREAD_OF_REAL_LOG_ODDS = 0.75
SPREAD_WHO_AND_WHERE = 0.5
SPREAD_WHEN = 0.55
SPREAD_WEATHER = 0.7
SPREAD_AIRCRAFT = 0.25
RECENT_HOURS = (0, 1, 2, 3)
CATEGORIES = ["carrier", "origin", "dest", "engine"]
FEATURES = [
    "day", "weekday", "minute", "distance", "carrier", "origin", "dest",
    "age", "seats", "engine", "temp", "dewp", "humid", "wind_dir", "wind_speed", "wind_gust",
    "precip", "pressure", "visib", "recent_precip",
]


def joined(flights: pd.DataFrame, weather: pd.DataFrame, planes: pd.DataFrame) -> pd.DataFrame:
    """One row a flight, in order, with aircraft and weather beside it; the index counts from 0."""
    hour = (flights["minute"] // 60).rename("hour")
    keyed = flights.assign(hour=hour, weekday=(flights["day"] + 1) % 7)
    keys = ["origin", "day", "hour"]
    rows = keyed.merge(weather, on=keys, how="left").merge(planes, on="tailnum", how="left")
    rows["age"] = 2013 - rows["year"]
    rows["recent_precip"] = _recent_precip(rows, weather)
    return rows


def _recent_precip(rows: pd.DataFrame, weather: pd.DataFrame) -> np.ndarray:
    hourly = weather.assign(clock=weather["day"] * 24 + weather["hour"]).set_index(["origin", "clock"])["precip"]
    clock = rows["day"] * 24 + rows["hour"]
    lags = [
        hourly.reindex(pd.MultiIndex.from_arrays([rows["origin"], clock - lag])).fillna(0).to_numpy()
        for lag in RECENT_HOURS
    ]
    return np.sum(lags, axis=0)


def real_log_odds(real: pd.DataFrame, late: pd.Series, prepared: pd.DataFrame) -> np.ndarray:
    """Log-odds that a model of the real flights gives to the rows of the prepared world."""
    known = {name: pd.CategoricalDtype(sorted(real[name].dropna().unique())) for name in CATEGORIES}
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=24, min_samples_leaf=80, l2_regularization=5.0,
        categorical_features="from_dtype", early_stopping=False, random_state=0,
    )
    model.fit(real[FEATURES].astype(known), late)
    return model.decision_function(prepared[FEATURES].astype(known))


def secret_log_odds(rows: pd.DataFrame, draws: Draws) -> np.ndarray:
    """What makes this installation's late flights differ from those of any other."""
    return (
        _spread(_who_and_where(rows, draws.stream("who and where")), SPREAD_WHO_AND_WHERE)
        + _spread(_when(rows, draws.stream("when")), SPREAD_WHEN)
        + _spread(_weather(rows, draws.stream("weather effects")), SPREAD_WEATHER)
        + _spread(_aircraft(rows, draws.stream("aircraft")), SPREAD_AIRCRAFT)
    )


def _spread(effect: np.ndarray, deviation: float) -> np.ndarray:
    """Every installation gives an effect the same weight, so that its task is as hard as any other's."""
    return (effect - effect.mean()) / effect.std() * deviation


def _who_and_where(rows: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    return (
        _effect(rows["carrier"], 0.4, random)
        + _effect(rows["dest"], 0.3, random)
        + _effect(rows["origin"] + rows["carrier"], 0.3, random)
    )


def _when(rows: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    hour = rows["minute"].to_numpy() / 60
    season = 2 * np.pi * (rows["day"].to_numpy() / DAYS + random.uniform())
    evening = (hour - 13) / 5
    rush = np.cos(2 * np.pi * (hour - random.uniform(0, 6)) / 6)
    return (
        0.4 * np.sin(season)
        + 0.35 * _effect(rows["origin"], 1.0, random) * rush
        + _effect(rows["carrier"], 0.45, random) * evening
        + _effect(rows["weekday"].astype(str), 0.2, random)
    )


def _weather(rows: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    runway = rows["origin"].map({origin: random.uniform(0, 180) for origin in sorted(rows["origin"].unique())})
    crosswind = rows["wind_speed"] * np.abs(np.sin(np.radians(rows["wind_dir"] - runway)))
    rain = np.minimum(rows["recent_precip"] / 0.1, 3)
    murk = np.maximum(6 - rows["visib"], 0) / 6
    cold = np.maximum(36 - rows["temp"], 0) / 10
    return (
        random.uniform(0.5, 0.9) * (crosswind.fillna(0) - 7).clip(lower=0) / 6
        + random.uniform(0.4, 0.8) * rain * np.exp(_effect(rows["origin"], 0.4, random))
        + random.uniform(0.4, 1.0) * murk.fillna(0)
        + random.uniform(0.2, 0.6) * cold.fillna(0)
    ).to_numpy()


def _aircraft(rows: pd.DataFrame, random: np.random.Generator) -> np.ndarray:
    age = (rows["age"].clip(0, 30).fillna(12) - 12) / 8
    large = (rows["seats"].fillna(150) - 150) / 80
    return (random.choice([-1, 1]) * random.uniform(0.2, 0.4) * age + random.normal(0, 0.25) * large).to_numpy()


def _effect(keys: pd.Series, scale: float, random: np.random.Generator) -> np.ndarray:
    """One normal draw a level, the levels in sorted order."""
    levels, position = np.unique(keys.to_numpy(dtype=str), return_inverse=True)
    return random.normal(0, scale, len(levels))[position]


def late_probability(real: np.ndarray, secret: np.ndarray) -> np.ndarray:
    """Probability of each flight to be late: LATE_RATE on average, and as informative as BEST_POSSIBLE_AUC says."""
    score = _spread(real, SPREAD_OF_REAL_LOG_ODDS) + secret
    scale = _bisect(lambda scale: _best_auc(_at_late_rate(scale * score)) < BEST_POSSIBLE_AUC, 0.1, 10.0)
    return _at_late_rate(scale * score)


def _at_late_rate(log_odds: np.ndarray) -> np.ndarray:
    intercept = _bisect(lambda shift: _probability(log_odds + shift).mean() < LATE_RATE, -20.0, 20.0)
    return _probability(log_odds + intercept)


def _best_auc(probability: np.ndarray) -> float:
    """Expected area under the curve of the true probabilities themselves."""
    ascending = np.sort(probability)
    on_time_below = np.cumsum(1 - ascending) - (1 - ascending) / 2
    return float(ascending @ on_time_below / (ascending.sum() * (1 - ascending).sum()))


def _bisect(too_low: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if too_low(middle) else (low, middle)
    return low


def _probability(log_odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-log_odds))


def draw_labels(probability: np.ndarray, draws: Draws) -> np.ndarray:
    return (draws.stream("labels").uniform(size=len(probability)) < probability).astype(int)
