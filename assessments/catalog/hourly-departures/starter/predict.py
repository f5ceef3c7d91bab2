"""The smallest submission that scores: each series repeats its mean hour of the day."""

import os
from pathlib import Path

import pandas as pd

DATA = Path(os.environ.get("ASSAY_IN", "/in"))
RESULTS = Path(os.environ.get("ASSAY_OUT", "/out"))


def main() -> None:
    train = pd.read_csv(DATA / "train.csv")
    test = pd.read_csv(DATA / "test.csv")
    usual = train.groupby(["series", "hour"])["departures"].mean().rename("prediction")
    predictions = test.join(usual, on=["series", "hour"])
    predictions[["id", "prediction"]].to_csv(RESULTS / "predictions.csv", index=False)


if __name__ == "__main__":
    main()
