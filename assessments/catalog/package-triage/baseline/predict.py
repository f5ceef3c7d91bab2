"""Naive Bayes on the 300 most frequent words of summary and details."""

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline


def text(requests: pd.DataFrame) -> pd.Series:
    return requests["summary"] + " " + requests["details"]


def main() -> None:
    train = pd.read_csv("/in/train.csv", keep_default_na=False)
    test = pd.read_csv("/in/test.csv", keep_default_na=False)
    model = make_pipeline(CountVectorizer(max_features=300, stop_words="english"), MultinomialNB())
    model.fit(text(train), train["desk"])
    predictions = pd.DataFrame({"id": test["id"], "prediction": model.predict(text(test))})
    predictions.to_csv("/out/predictions.csv", index=False)


if __name__ == "__main__":
    main()
