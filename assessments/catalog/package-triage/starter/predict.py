"""Starter: runs as it is and sends every request to the desk with the most requests. Replace the model."""

import pandas as pd


def predict(train: pd.DataFrame, test: pd.DataFrame) -> pd.Series:
    """One desk for each row of test."""
    return pd.Series(train["desk"].mode()[0], index=test.index)


def main() -> None:
    train = pd.read_csv("/in/train.csv", keep_default_na=False)
    test = pd.read_csv("/in/test.csv", keep_default_na=False)
    predictions = pd.DataFrame({"id": test["id"], "prediction": predict(train, test)})
    predictions.to_csv("/out/predictions.csv", index=False)


if __name__ == "__main__":
    main()
