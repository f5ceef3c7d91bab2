"""Everything known before departure about a flight, in one row."""

import numpy as np
import pandas as pd

LAGS = (1, 2, 3)
LAGGED = ["precip", "visib", "wind_speed"]
HOURS_OF_YEAR = 365 * 24


def _hour_of_year(table: pd.DataFrame, hour: pd.Series) -> pd.Series:
    dates = pd.to_datetime(pd.DataFrame({"year": 2013, "month": table["month"], "day": table["day"]}))
    return (dates.dt.dayofyear - 1) * 24 + hour


def hourly_weather(weather: pd.DataFrame) -> pd.DataFrame:
    """A gapless hourly grid an airport, with the hours before; a gap takes the last hour known, for at most 3 hours."""
    keyed = weather.assign(clock=_hour_of_year(weather, weather["hour"]))
    grid = pd.MultiIndex.from_product([sorted(weather["origin"].unique()), range(HOURS_OF_YEAR)],
                                      names=["origin", "clock"])
    hourly = keyed.drop(columns=["month", "day", "hour"]).set_index(["origin", "clock"]).reindex(grid)
    airport = hourly.groupby(level="origin")
    hourly = airport.ffill(limit=3)
    airport = hourly.groupby(level="origin")
    for lag in LAGS:
        hourly[[f"{name}_{lag}h_ago" for name in LAGGED]] = airport[LAGGED].shift(lag)
    hourly["pressure_change"] = airport["pressure"].diff(3)
    hourly["recent_precip"] = hourly["precip"] + hourly[[f"precip_{lag}h_ago" for lag in LAGS]].sum(axis=1)
    radians = np.radians(hourly["wind_dir"])
    hourly["wind_east"] = hourly["wind_speed"] * np.sin(radians)
    hourly["wind_north"] = hourly["wind_speed"] * np.cos(radians)
    for axis in range(0, 180, 30):
        hourly[f"crosswind_{axis}"] = hourly["wind_speed"] * np.abs(np.sin(radians - np.radians(axis)))
    return hourly


def build(flights: pd.DataFrame, weather: pd.DataFrame, planes: pd.DataFrame) -> pd.DataFrame:
    """Features in the order of `flights`. Left joins: a flight without aircraft or weather keeps its row."""
    clock = flights["scheduled_departure"].str.split(":", expand=True).astype(int)
    rows = flights.drop(columns=["scheduled_departure", "late"], errors="ignore").assign(
        hour=clock[0] + clock[1] / 60,
        clock=_hour_of_year(flights, clock[0]),
    )
    rows["day_of_year"] = rows["clock"] // 24
    rows["weekday"] = ((rows["day_of_year"] + 1) % 7).astype(str)
    aircraft = planes[["tailnum", "year", "seats", "engine", "manufacturer"]]
    rows = rows.merge(hourly_weather(weather).reset_index(), on=["origin", "clock"], how="left", validate="m:1")
    rows = rows.merge(aircraft, on="tailnum", how="left", validate="m:1")
    rows["age"] = 2013 - rows["year"]
    rows["origin_carrier"] = rows["origin"] + rows["carrier"]
    return rows.drop(columns=["id", "tailnum", "clock", "month", "day", "year"])
