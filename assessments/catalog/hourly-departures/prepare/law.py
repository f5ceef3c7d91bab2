"""The law of hourly departures: real profiles and real cancellations, mixed and bent by the secret.

    departures ~ Binomial(slots, READINESS * (1 - cancelled))
    slots      = planned / READINESS, rounded up or down at random
    planned    = profile of the series in its schedule period, by weekday and hour
                 x level of the week x effect of the day's type x shock of the day at the airport

One law holds for history and horizon; only the draws differ.
"""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

from draws import Draws
from world import DAYS, HOURS, PERIODS, Calendar

READINESS = 0.85
SOURCE_WEEKS = 6
REAL_WEEKS = 52
REAL_FIRST_WEEKDAY = 1  # January 1st 2013 was a Tuesday, Monday is 0
MEAN_DEPARTURES = 3.3
WEEKLY_DRIFT = 0.015
DAILY_SHOCK = 0.03
MID_DAY = 13


def real_weeks(raw: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Planned departures as series x week x weekday x hour; weeks start on Monday."""
    stamps = pd.to_datetime(pd.DataFrame({"year": 2013, "month": raw["month"], "day": raw["day"]}))
    day = stamps.dt.dayofyear.to_numpy() - 1 + REAL_FIRST_WEEKDAY
    planned = np.zeros((len(names), (REAL_WEEKS + 1) * 7, HOURS))
    np.add.at(planned, (pd.Categorical(raw["series"], categories=names).codes, day, raw["hour"]), raw["planned"])
    return planned.reshape(len(names), REAL_WEEKS + 1, 7, HOURS)[:, 1:REAL_WEEKS]


def profiles(weeks: np.ndarray, names: list[str], draws: Draws) -> np.ndarray:
    """Expected departures as series x period x weekday x hour, each from other real weeks and two real series."""
    random = draws.stream("profiles")
    partner = _partners(names, random)
    share = random.uniform(0.55, 0.8, len(names))
    moved = random.uniform(-1.2, 1.2, len(names))
    result = np.empty((len(names), PERIODS, 7, HOURS))
    for series in range(len(names)):
        lasting = np.exp(_bumps(0.25, random) + random.normal(0, 0.12, (7, 1)))
        for period in range(PERIODS):
            start = random.integers(0, weeks.shape[1] - SOURCE_WEEKS)
            block = weeks[:, start:start + SOURCE_WEEKS].mean(axis=1)
            mixed = share[series] * block[series] + (1 - share[series]) * block[partner[series]]
            passing = np.exp(_bumps(0.2, random) + random.normal(0, 0.08, (7, 1)) + random.normal(0, 0.08))
            result[series, period] = _moved_hours(mixed, moved[series]) * lasting * passing
    return result * (MEAN_DEPARTURES / result.mean())


def _partners(names: list[str], random: np.random.Generator) -> list[int]:
    """For each series another one of the same airport."""
    airports = [name.split("-")[0] for name in names]
    others = [[other for other, airport in enumerate(airports) if airport == airports[series] and other != series]
              for series in range(len(names))]
    return [int(random.choice(choices)) for choices in others]


def _bumps(scale: float, random: np.random.Generator) -> np.ndarray:
    """A smooth curve over the hours of a day, of the given standard deviation."""
    hour = 2 * np.pi * np.arange(HOURS) / HOURS
    waves = np.array([np.cos(k * hour + random.uniform(0, 2 * np.pi)) for k in (1, 2, 3, 4)])
    return scale * np.sqrt(0.5) * random.normal(size=4) @ waves


def _moved_hours(profile: np.ndarray, hours: float) -> np.ndarray:
    whole = int(np.floor(hours))
    part = hours - whole
    return (1 - part) * np.roll(profile, whole, axis=1) + part * np.roll(profile, whole + 1, axis=1)


def day_factors(calendar: Calendar, names: list[str], draws: Draws) -> np.ndarray:
    """Factor as series x day x hour: drift, holidays, getaway days and the shock of the day at the airport."""
    random = draws.stream("days")
    hour = (np.arange(HOURS) - MID_DAY) / 8
    airports = [name.split("-")[0] for name in names]
    shock = {airport: random.normal(0, DAILY_SHOCK, DAYS) for airport in sorted(set(airports))}
    slope = {"holiday": random.uniform(0.1, 0.4), "getaway": random.uniform(0.05, 0.25)}
    factors = np.empty((len(names), DAYS, HOURS))
    for series, airport in enumerate(airports):
        weeks = np.cumsum(random.normal(0, WEEKLY_DRIFT, DAYS // 7)) + random.normal(0, 0.08) * np.arange(DAYS // 7) / 52
        holiday = random.normal(-0.5, 0.15) + slope["holiday"] * hour
        getaway = random.normal(0.18, 0.05) + slope["getaway"] * hour
        factors[series] = np.exp(
            (np.repeat(weeks, 7) + shock[airport])[:, None]
            + calendar.holiday[:, None] * holiday
            + calendar.getaway[:, None] * getaway)
    return factors


def severity(weather: pd.DataFrame) -> np.ndarray:
    """Rain, wind and murk of a day on comparable scales."""
    return np.column_stack([
        np.sqrt(weather["precip"]),
        np.maximum(weather["wind"] - 20, 0) / 10,
        np.maximum(9 - weather["visib"], 0) / 4,
    ])


def cancelled_share(raw: pd.DataFrame, raw_weather: pd.DataFrame, weather: pd.DataFrame,
                    draws: Draws) -> dict[str, np.ndarray]:
    """Share of flights that each airport cancels on each day: the real effect of weather, and more of it."""
    random = draws.stream("cancellations")
    model = _real_cancellations(raw, raw_weather)
    shares = {}
    for airport, days in weather.groupby("airport"):
        more = severity(days) @ random.uniform(0.6, 1.8, 3)
        log_odds = model.decision_function(severity(days)) + more + random.normal(0, 0.2)
        shares[airport] = np.minimum(1 / (1 + np.exp(-log_odds)), 0.9)
    return shares


def _real_cancellations(raw: pd.DataFrame, raw_weather: pd.DataFrame) -> LogisticRegression:
    daily = raw.assign(origin=raw["series"].str[:3]).groupby(["origin", "month", "day"])[["planned", "flown"]].sum()
    days = raw_weather.merge(daily.reset_index(), on=["origin", "month", "day"])
    inputs = np.vstack([severity(days)] * 2)
    outcomes = np.repeat([1, 0], len(days))
    return LogisticRegression(C=100.0).fit(
        inputs, outcomes, sample_weight=np.concatenate([days["planned"] - days["flown"], days["flown"]]))


def expected_departures(raw: pd.DataFrame, raw_weather: pd.DataFrame, calendar: Calendar, weather: pd.DataFrame,
                        names: list[str], draws: Draws) -> tuple[np.ndarray, np.ndarray]:
    """Planned departures as series x day x hour, and the cancelled share as series x day."""
    by_period = profiles(real_weeks(raw, names), names, draws)
    planned = by_period[:, calendar.period, calendar.weekday] * day_factors(calendar, names, draws)
    shares = cancelled_share(raw, raw_weather, weather, draws)
    return planned, np.array([shares[name.split("-")[0]] for name in names])


def draw_departures(planned: np.ndarray, cancelled: np.ndarray, draws: Draws) -> np.ndarray:
    random = draws.stream("departures")
    slots = np.floor(planned / READINESS + random.uniform(size=planned.shape)).astype(int)
    return random.binomial(slots, (READINESS * (1 - cancelled))[:, :, None])
