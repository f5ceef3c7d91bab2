"""Draws this installation's series, split and scales from the raw data and the secret.

Reads /in (raw data and `secret`), writes /out: public.tar, features.tar, labels.csv, train_labels.csv.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

import law
import world
from draws import Draws
from output import write_csv, write_tar

SEASON_HOURS = 168
SMOKE_DAYS = 7
PUBLIC_SHARE = 0.3
FEATURE_COLUMNS = ["id", "series", "date", "hour"]


def long_table(departures: np.ndarray, names: list[str], draws: Draws) -> pd.DataFrame:
    """One row a series, day and hour, ordered by opaque id, so by chance."""
    series, day, hour = (axis.ravel() for axis in np.indices(departures.shape))
    date = world.dates(np.arange(world.DAYS))[day]
    rows = pd.DataFrame({
        "id": draws.opaque_ids("row", departures.size, "h"),
        "series": np.array(names)[series],
        "date": date,
        "hour": hour,
        "departures": departures.ravel(),
        "time": pd.Series(date) + "T" + pd.Series(hour).map("{:02d}:00:00".format),
        "day": day,
    })
    return rows.sort_values("id", ignore_index=True)


def naive_errors(departures: np.ndarray, names: list[str]) -> dict[str, float]:
    """Mean absolute error of last week's same hour, over the public history of each series."""
    history = departures[:, :world.HISTORY_DAYS].reshape(len(names), -1)
    errors = np.abs(history[:, SEASON_HOURS:] - history[:, :-SEASON_HOURS]).mean(axis=1)
    return dict(zip(names, errors.round(9), strict=True))


def split_of_dates(draws: Draws) -> dict[str, str]:
    """Whole days are public or private, drawn at random from the horizon."""
    horizon = world.dates(np.arange(world.HISTORY_DAYS, world.DAYS))
    shuffled = draws.stream("public share").permutation(horizon)
    public = round(PUBLIC_SHARE * len(horizon))
    return {str(date): "public" if place < public else "private" for place, date in enumerate(shuffled)}


def write(target: Path, rows: pd.DataFrame, tables: dict[str, pd.DataFrame], splits: dict[str, str]) -> None:
    history = rows[rows["day"] < world.HISTORY_DAYS]
    horizon = rows[rows["day"] >= world.HISTORY_DAYS]
    smoke = history[history["day"] >= world.HISTORY_DAYS - SMOKE_DAYS]
    write_tar(target / "public.tar", tables | {
        "train.csv": history[[*FEATURE_COLUMNS, "departures"]].sort_values(["series", "date", "hour"]),
        "test.csv": smoke[FEATURE_COLUMNS],
        "smoke_labels.csv": smoke[["id", "departures", "date", "time", "scale"]],
    })
    write_tar(target / "features.tar", {"test.csv": horizon[FEATURE_COLUMNS]})
    labels = horizon.assign(split=horizon["date"].map(splits))
    write_csv(target / "labels.csv", labels[["id", "departures", "split", "date", "time", "scale"]])
    write_csv(target / "train_labels.csv", history[["id", "departures", "date", "time"]])


def main(source: Path, target: Path) -> None:
    draws = Draws(bytes.fromhex((source / "secret").read_text().strip()))
    raw, raw_weather = (pd.read_csv(source / f"{name}.csv.xz") for name in ("departures", "weather"))
    names = sorted(raw["series"].unique())
    calendar = world.calendar(draws)
    weather = world.weather(raw_weather, draws)
    planned, cancelled = law.expected_departures(raw, raw_weather, calendar, weather, names, draws)
    departures = law.draw_departures(planned, cancelled, draws)
    rows = long_table(departures, names, draws)
    rows["scale"] = rows["series"].map(naive_errors(departures, names))
    write(target, rows, {"calendar.csv": calendar.table(), "weather.csv": weather}, split_of_dates(draws))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:] or ("/in", "/out")))
