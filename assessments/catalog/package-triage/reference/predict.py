"""TF-IDF of each field by words and by characters, and one linear classifier on top.

The fields keep vocabularies of their own: a word in `related` says something else about the desk than the same word in
`summary`. In cross-validation on train.csv single words beat word pairs, and character n-grams add to both.
"""

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import LinearSVC

TRAIN = "/in/train.csv"
TEST = "/in/test.csv"
PREDICTIONS = "/out/predictions.csv"


def words() -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english")


def characters() -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, min_df=4, analyzer="char_wb", ngram_range=(3, 5), max_features=60_000)


def build() -> Pipeline:
    fields = ColumnTransformer(
        [
            ("asked", words(), "asked"),
            ("related", words(), "related"),
            ("stems", characters(), "everything"),
        ],
        transformer_weights={"asked": 1.0, "related": 0.8, "stems": 0.8},
    )
    return make_pipeline(fields, LinearSVC(C=0.2, dual=True, random_state=0))


def read(path: str) -> pd.DataFrame:
    """Requests with the derived texts; an empty cell is an empty text, and "NA" is a word."""
    requests = pd.read_csv(path, keep_default_na=False)
    requests["asked"] = requests["summary"] + " " + requests["details"]
    requests["everything"] = requests["summary"] + " " + requests["related"]
    return requests


def main() -> None:
    train, test = read(TRAIN), read(TEST)
    model = build().fit(train, train["desk"])
    predictions = pd.DataFrame({"id": test["id"], "prediction": model.predict(test)})
    predictions.to_csv(PREDICTIONS, index=False)


if __name__ == "__main__":
    main()
