"""The year that this installation plans: its dates, schedule periods, holidays and weather."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from draws import Draws

FIRST_MONDAY = np.datetime64("2030-01-07")
HISTORY_WEEKS = 46
HORIZON_WEEKS = 6
HISTORY_DAYS = 7 * HISTORY_WEEKS
DAYS = 7 * (HISTORY_WEEKS + HORIZON_WEEKS)
HOURS = 24
PERIODS = 5
HOLIDAYS_IN_HISTORY = 12
HOLIDAYS_IN_HORIZON = 3
STORMY_SHARE = 0.15
STORMS_IN_HORIZON = range(5, 8)
STORMS_IN_LAST_WEEK = range(1, 2)


@dataclass(frozen=True)
class Calendar:
    """What is known of each day in advance; arrays over days."""

    period: np.ndarray
    holiday: np.ndarray
    getaway: np.ndarray

    @property
    def weekday(self) -> np.ndarray:
        return np.arange(DAYS) % 7

    def table(self) -> pd.DataFrame:
        day_type = np.where(self.holiday, "holiday", np.where(self.getaway, "getaway", "normal"))
        return pd.DataFrame({
            "date": dates(np.arange(DAYS)),
            "weekday": self.weekday,
            "schedule_period": self.period + 1,
            "day_type": day_type,
        })


def dates(day: np.ndarray) -> np.ndarray:
    return np.datetime_as_string(FIRST_MONDAY + day.astype("timedelta64[D]"), unit="D")


def calendar(draws: Draws) -> Calendar:
    """The horizon lies in the last schedule period, which began some weeks before it."""
    random = draws.stream("calendar")
    last_start = HISTORY_WEEKS - random.integers(6, 9)
    starts = np.linspace(0, last_start, PERIODS).round().astype(int)
    starts[1:-1] += random.integers(-1, 2, PERIODS - 2)
    period = np.searchsorted(7 * starts, np.arange(DAYS), side="right") - 1
    holiday = np.zeros(DAYS, dtype=bool)
    holiday[_apart(1, HISTORY_DAYS - 7, HOLIDAYS_IN_HISTORY, random)] = True
    holiday[_apart(HISTORY_DAYS + 1, DAYS, HOLIDAYS_IN_HORIZON, random)] = True
    return Calendar(period, holiday, np.append(holiday[1:], False) & ~holiday)


def _apart(first: int, end: int, count: int, random: np.random.Generator) -> np.ndarray:
    """One day in each of `count` equal stretches."""
    edges = np.linspace(first, end, count + 1)
    return np.floor(random.uniform(edges[:-1], edges[1:] - 3)).astype(int)


def weather(raw: pd.DataFrame, draws: Draws) -> pd.DataFrame:
    """Blocks of 3 to 6 real days, the same days at every airport, in random order and with noise."""
    random = draws.stream("weather")
    known = raw.pivot(index=["month", "day"], columns="origin", values=["precip", "wind", "visib"]).dropna()
    source = _source_days(_stormy(known), random)
    airports = sorted(raw["origin"].unique())
    return pd.concat([_perturbed(known.xs(airport, axis=1, level=1).iloc[source], airport, random)
                      for airport in airports], ignore_index=True)


def _stormy(known: pd.DataFrame) -> np.ndarray:
    rain = known["precip"].mean(axis=1).to_numpy()
    return rain >= np.quantile(rain, 1 - STORMY_SHARE)


def _source_days(stormy: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Draws until horizon and last known week are no kinder and no harsher than usual: tasks are to be equally hard."""
    while True:
        source: list[int] = []
        while len(source) < DAYS:
            start = random.integers(0, len(stormy) - 6)
            source.extend(range(start, start + random.integers(3, 7)))
        storms = stormy[source[:DAYS]]
        last_week, horizon = storms[HISTORY_DAYS - 7:HISTORY_DAYS], storms[HISTORY_DAYS:]
        if horizon.sum() in STORMS_IN_HORIZON and last_week.sum() in STORMS_IN_LAST_WEEK:
            return np.array(source[:DAYS])


def _perturbed(days: pd.DataFrame, airport: str, random: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame({
        "airport": airport,
        "date": dates(np.arange(DAYS)),
        "precip": (days["precip"].to_numpy() * np.exp(random.normal(0, 0.2, DAYS))).round(2),
        "wind": (days["wind"].to_numpy() * np.exp(random.normal(0, 0.08, DAYS))).round(1),
        "visib": (days["visib"].to_numpy() + random.normal(0, 0.2, DAYS)).clip(0, 10).round(1),
    })
