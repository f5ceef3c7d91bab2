"""Baseline: logistic regression on the columns of the flight itself. No join, no interaction."""

from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CATEGORIES = ["carrier", "origin", "month"]
NUMBERS = ["hour", "distance"]


def features(flights: pd.DataFrame) -> pd.DataFrame:
    return flights.assign(hour=flights["scheduled_departure"].str[:2].astype(int))


def main() -> None:
    train = pd.read_csv("/in/train.csv")
    test = pd.read_csv("/in/test.csv")
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), CATEGORIES),
        (StandardScaler(), NUMBERS),
    )
    model = make_pipeline(columns, LogisticRegression(max_iter=500))
    model.fit(features(train), train["late"])
    prediction = model.predict_proba(features(test))[:, 1]
    pd.DataFrame({"id": test["id"], "prediction": prediction}).to_csv(Path("/out/predictions.csv"), index=False)


if __name__ == "__main__":
    main()
