"""Draws this installation's flights, labels and split from the raw data and the secret.

Reads /in (raw data and `secret`), writes /out: public.tar, features.tar, labels.csv, train_labels.csv.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

import law
import world
from draws import Draws
from output import write_csv, write_tar

TRAIN_ROWS = 22_000
HIDDEN_ROWS = 12_000
SMOKE_ROWS = 1_000
PUBLIC_SHARE = 0.3
FLIGHT_COLUMNS = ["id", "month", "day", "scheduled_departure", "carrier", "origin", "dest", "distance", "tailnum"]
WEATHER_COLUMNS = [
    "origin", "month", "day", "hour", "temp", "dewp", "humid",
    "wind_dir", "wind_speed", "wind_gust", "precip", "pressure", "visib",
]


def with_date(table: pd.DataFrame) -> pd.DataFrame:
    """The day of the year as month and day."""
    dates = world.JANUARY_FIRST + pd.to_timedelta(table["day"], unit="D")
    return table.assign(month=dates.dt.month, day=dates.dt.day)


def clock(minute: pd.Series) -> pd.Series:
    return (minute // 60).map("{:02d}".format) + ":" + (minute % 60).map("{:02d}".format)


def redraw(raw: dict[str, pd.DataFrame], draws: Draws) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Flights with a redrawn `late`, and the weather that they fly in."""
    flights = world.moved_flights(raw["flights"], draws)
    weather = world.mixed_weather(raw["weather"], draws)
    real_flights = raw["flights"].assign(day=world.day_of_year(raw["flights"]))
    real_weather = raw["weather"].assign(day=world.day_of_year(raw["weather"])).drop(columns="month")
    real = law.joined(real_flights, real_weather, raw["planes"])
    rows = law.joined(flights, weather, raw["planes"])
    with threadpool_limits(limits=1):
        learned = law.real_log_odds(real, raw["flights"]["late"], rows)
    probability = law.late_probability(learned, law.secret_log_odds(rows, draws))
    return flights.assign(late=law.draw_labels(probability, draws)), weather


def renamed_aircraft(flights: pd.DataFrame, planes: pd.DataFrame, draws: Draws) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tail numbers replaced, in both tables, by ids that no register knows."""
    known = sorted(set(flights["tailnum"]) | set(planes["tailnum"]))
    names = dict(zip(known, draws.opaque_ids("aircraft", len(known), "T"), strict=True))
    renamed = planes.assign(tailnum=planes["tailnum"].map(names)).sort_values("tailnum")
    return flights.assign(tailnum=flights["tailnum"].map(names)), renamed


def sample(flights: pd.DataFrame, draws: Draws) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Train and hidden rows, drawn at random and ordered by their opaque ids."""
    chosen = draws.stream("split").permutation(len(flights))[:TRAIN_ROWS + HIDDEN_ROWS]
    rows = flights.iloc[chosen].assign(id=draws.opaque_ids("flight", len(chosen), "f"))
    rows["scheduled_departure"] = clock(rows["minute"])
    rows = with_date(rows)[[*FLIGHT_COLUMNS, "late"]]
    return rows[:TRAIN_ROWS].sort_values("id"), rows[TRAIN_ROWS:].sort_values("id")


def hidden_labels(hidden: pd.DataFrame, draws: Draws) -> pd.DataFrame:
    public = draws.stream("public share").permutation(len(hidden)) < round(PUBLIC_SHARE * len(hidden))
    return hidden[["id", "late"]].assign(split=np.where(public, "public", "private"))


def main(source: Path, target: Path) -> None:
    draws = Draws(bytes.fromhex((source / "secret").read_text().strip()))
    raw = {name: pd.read_csv(source / f"{name}.csv.xz") for name in ("flights", "weather", "planes")}
    flights, weather = redraw(raw, draws)
    flights, planes = renamed_aircraft(flights, raw["planes"].astype({"year": "Int64"}), draws)
    train, hidden = sample(flights, draws)
    smoke = train.iloc[np.sort(draws.stream("smoke").permutation(len(train))[:SMOKE_ROWS])]
    write_tar(target / "public.tar", {
        "train.csv": train,
        "weather.csv": with_date(weather)[WEATHER_COLUMNS],
        "planes.csv": planes,
        "test.csv": smoke[FLIGHT_COLUMNS],
        "smoke_labels.csv": smoke[["id", "late"]],
    })
    write_tar(target / "features.tar", {"test.csv": hidden[FLIGHT_COLUMNS]})
    write_csv(target / "labels.csv", hidden_labels(hidden, draws))
    write_csv(target / "train_labels.csv", train[["id", "late"]])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:] or ("/in", "/out")))
