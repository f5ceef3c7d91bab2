"""Reference solution: a weekly profile for each series and schedule period, times an effect of the day.

    expected departures = profile[series, period, weekday, hour] x day effect(day type, weather, hour)

The two factors are fitted in turns: the profile is the mean of the counts after the day effect is taken out, the day
effect is a Poisson regression on the counts relative to the profile, pooled over the whole history and so over all
periods. The metric is absolute error, so the answer is the median of a count and not its mean.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import PoissonRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, SplineTransformer

DATA = Path("/in")
RESULTS = Path("/out")
ROUNDS = 3
PRIOR_DAYS = 1.5
HALF_LIFE_DAYS = 60
CELL = ["series", "schedule_period", "weekday", "hour"]
DAY_PARTS = [-1, 8, 12, 17, 23]


def load(name: str, calendar: pd.DataFrame, weather: pd.DataFrame) -> pd.DataFrame:
    """Rows with calendar and weather beside them; both are known for every day."""
    rows = pd.read_csv(DATA / name).assign(airport=lambda table: table["series"].str[:3])
    rows = rows.merge(calendar, on="date", how="left", validate="m:1")
    rows = rows.merge(weather, on=["airport", "date"], how="left", validate="m:1")
    rows["day_part"] = pd.cut(rows["hour"], DAY_PARTS, labels=False).astype(str)
    rows["rain"] = np.sqrt(rows["precip"])
    special = rows["day_type"].where(rows["day_type"] != "normal")
    rows["special"] = (special + rows["day_part"]).fillna("normal")
    rows["special_of_series"] = (special + rows["series"]).fillna("normal")
    return rows


class DayEffect:
    """Factor by which a day departs from its profile: day type, part of the day and the weather at the airport."""

    _keys = ["series", "date", "day_part"]
    _day_types = ["airport", "special", "special_of_series"]
    _fine_day = {"rain": 0.0, "wind": 15.0, "visib": 10.0}

    def __init__(self, airports: list[str]) -> None:
        self._airports = airports
        smooth = SplineTransformer(n_knots=5, degree=2, include_bias=False, extrapolation="linear")
        inputs = [f"{name}_{airport}" for airport in airports for name in self._fine_day]
        columns = make_column_transformer(
            (OneHotEncoder(handle_unknown="ignore"), self._day_types),
            (smooth, inputs),
        )
        self._model = make_pipeline(columns, PoissonRegressor(alpha=1e-4, max_iter=500))

    def _inputs(self, days: pd.DataFrame) -> pd.DataFrame:
        at = {f"{name}_{airport}": days[name].where(days["airport"] == airport, value)
              for airport in self._airports for name, value in self._fine_day.items()}
        return pd.concat([days[self._day_types], pd.DataFrame(at)], axis=1)

    def fit(self, rows: pd.DataFrame, profile: np.ndarray) -> "DayEffect":
        sums = rows.assign(profile=profile).groupby(self._keys, as_index=False).agg(
            {name: "first" for name in (*self._day_types, *self._fine_day)}
            | {"departures": "sum", "profile": "sum"})
        busy = sums[sums["profile"] > 0.5]
        self._model.fit(self._inputs(busy), busy["departures"] / busy["profile"],
                        poissonregressor__sample_weight=busy["profile"])
        return self

    def predict(self, rows: pd.DataFrame) -> np.ndarray:
        """One prediction a series, day and part of the day, spread over its hours."""
        days = rows.drop_duplicates(self._keys)
        effect = pd.Series(self._model.predict(self._inputs(days)), index=pd.MultiIndex.from_frame(days[self._keys]))
        return effect.reindex(pd.MultiIndex.from_frame(rows[self._keys])).to_numpy()


def fit_profile(rows: pd.DataFrame, effect: np.ndarray) -> pd.Series:
    """Departures of a normal day by cell: recent days count more, thin cells lean on other weekdays of the period."""
    age = (pd.to_datetime(rows["date"]).max() - pd.to_datetime(rows["date"])).dt.days
    weight = 0.5 ** (age / HALF_LIFE_DAYS)
    table = rows[CELL].assign(seen=weight * rows["departures"], exposure=weight * effect, recency=weight)
    cells = table.groupby(CELL)[["seen", "exposure", "recency"]].sum()
    hours = cells.groupby(["series", "schedule_period", "hour"])[["seen", "exposure"]].transform("sum")
    days = cells.groupby(["series", "schedule_period", "weekday"])[["seen", "exposure"]].transform("sum")
    periods = cells.groupby(["series", "schedule_period"])[["seen", "exposure"]].transform("sum")
    prior = (hours["seen"] / hours["exposure"]) * (days["seen"] / days["exposure"]) / (
        periods["seen"] / periods["exposure"])
    strength = PRIOR_DAYS * cells["recency"] / cells["recency"].groupby(level=CELL[:2]).transform("mean")
    return (cells["seen"] + strength * prior) / (cells["exposure"] + strength)


def at_cells(profile: pd.Series, rows: pd.DataFrame) -> np.ndarray:
    return profile.reindex(pd.MultiIndex.from_frame(rows[CELL])).fillna(0).to_numpy()


def best_rounding(expected: np.ndarray, departures: np.ndarray) -> float:
    """The offset at which rounding the mean gives the smallest absolute error: counts have whole medians."""
    offsets = np.arange(0.3, 0.71, 0.02)
    errors = [np.abs(np.floor(expected + offset) - departures).mean() for offset in offsets]
    return float(offsets[int(np.argmin(errors))])


def main() -> None:
    calendar, weather = pd.read_csv(DATA / "calendar.csv"), pd.read_csv(DATA / "weather.csv")
    train, test = load("train.csv", calendar, weather), load("test.csv", calendar, weather)
    effect = np.ones(len(train))
    for _ in range(ROUNDS):
        profile = fit_profile(train, effect)
        day_effect = DayEffect(sorted(train["airport"].unique())).fit(train, at_cells(profile, train))
        effect = day_effect.predict(train)
    profile = fit_profile(train, effect)
    offset = best_rounding(at_cells(profile, train) * effect, train["departures"].to_numpy())
    expected = at_cells(profile, test) * day_effect.predict(test)
    print("rounding offset", offset)
    pd.DataFrame({"id": test["id"], "prediction": np.floor(expected + offset)}).to_csv(
        RESULTS / "predictions.csv", index=False)


if __name__ == "__main__":
    main()
