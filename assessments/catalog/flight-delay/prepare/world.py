"""A year that never was: real flights, weather and aircraft, moved and mixed so that no row is a copy."""

import numpy as np
import pandas as pd

from draws import Draws

DAYS = 365
JANUARY_FIRST = pd.Timestamp("2013-01-01")
EARLIEST_MINUTE = 5 * 60
LATEST_MINUTE = 23 * 60 + 55
LONG_HAUL_MILES = 1200


def day_of_year(table: pd.DataFrame) -> pd.Series:
    """Days since January 1st, from 0, of rows with a month and a day."""
    dates = pd.to_datetime(pd.DataFrame({"year": 2013, "month": table["month"], "day": table["day"]}))
    return (dates - JANUARY_FIRST).dt.days


def moved_flights(raw: pd.DataFrame, draws: Draws) -> pd.DataFrame:
    """Real flights on another week, at another minute, on another aircraft of the same carrier."""
    random = draws.stream("flights")
    day = day_of_year(raw) + 7 * random.choice([-2, -1, 1, 2], len(raw))
    day = np.where(day < 0, day + 21, np.where(day >= DAYS, day - 21, day))
    minute = raw["minute"] + 5 * random.integers(-3, 4, len(raw))
    moved = pd.DataFrame({
        "day": day,
        "minute": minute.clip(EARLIEST_MINUTE, LATEST_MINUTE),
        "carrier": raw["carrier"],
        "origin": raw["origin"],
        "dest": raw["dest"],
        "distance": raw["distance"],
        "tailnum": _swapped_aircraft(raw, random),
    })
    return moved.drop_duplicates(ignore_index=True)


def _swapped_aircraft(raw: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    swapped = raw["tailnum"].copy()
    for rows in raw.groupby(["carrier", raw["distance"] > LONG_HAUL_MILES]).indices.values():
        swapped.iloc[rows] = raw["tailnum"].to_numpy()[random.permutation(rows)]
    return swapped


def mixed_weather(raw: pd.DataFrame, draws: Draws) -> pd.DataFrame:
    """Blocks of real days in another order within the season, each day a little different from its source."""
    random = draws.stream("weather")
    source_day = pd.DataFrame({"day": np.arange(DAYS), "source": _source_days(random)})
    source = raw.assign(source=day_of_year(raw)).drop(columns=["month", "day"])
    mixed = source_day.merge(source, on="source").drop(columns="source")
    mixed = mixed.sort_values(["origin", "day", "hour"], ignore_index=True)
    return _perturbed(mixed, random)


def _source_days(random: np.random.Generator) -> np.ndarray:
    source = np.empty(DAYS, dtype=int)
    day = 0
    while day < DAYS:
        length = min(int(random.integers(3, 7)), DAYS - day)
        start = int(np.clip(day + random.integers(-12, 13), 0, DAYS - length))
        source[day:day + length] = np.arange(start, start + length)
        day += length
    return source


def _perturbed(weather: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    def daily(scale: float) -> np.ndarray:
        return random.normal(0, scale, DAYS)[weather["day"]]

    def hourly(scale: float) -> np.ndarray:
        return random.normal(0, scale, len(weather))

    changed = weather.copy()
    changed["temp"] = (weather["temp"] + daily(2) + hourly(0.5)).round(1)
    changed["dewp"] = np.minimum(weather["dewp"] + daily(2) + hourly(0.5), changed["temp"]).round(1)
    changed["humid"] = (weather["humid"] + daily(3) + hourly(1)).clip(5, 100).round(1)
    changed["wind_dir"] = ((weather["wind_dir"] + daily(10) + hourly(5)) % 360).round(-1)
    wind = np.exp(daily(0.15) + hourly(0.05))
    changed["wind_speed"] = (weather["wind_speed"] * wind).round(1)
    changed["wind_gust"] = (weather["wind_gust"] * wind).round(1)
    changed["precip"] = (weather["precip"] * np.exp(daily(0.3) + hourly(0.1))).round(3)
    changed["pressure"] = (weather["pressure"] + daily(1) + hourly(0.2)).round(1)
    return changed
