"""Reference solution: joined features, a smooth additive model and boosted trees, blended on out-of-fold log loss.

The additive model is strong where effects add up (carrier, season, hour, wind), the trees where they interact. Both
minimise log loss; the blend and a final Platt step are chosen on out-of-fold predictions only, so that the
probabilities that come out are calibrated ones.
"""

from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, SplineTransformer, StandardScaler

from features import build

DATA = Path("/in")
RESULTS = Path("/out")
FOLDS = 3
CATEGORIES = ["carrier", "origin", "dest", "weekday", "engine", "manufacturer", "origin_carrier"]
SMOOTH = ["day_of_year", "distance", "age", "seats", "temp", "pressure", "visib", "recent_precip",
          "wind_east", "wind_north"]


def boosted_trees() -> BaseEstimator:
    return HistGradientBoostingClassifier(
        learning_rate=0.05, max_iter=250, max_leaf_nodes=10, min_samples_leaf=60, l2_regularization=20.0,
        max_features=0.3, categorical_features="from_dtype", early_stopping=False, random_state=7,
    )


def additive_model(columns: pd.Index) -> BaseEstimator:
    """Ridge-penalised logistic regression on splines and one-hot levels, with the interactions worth their cost."""
    linear = [name for name in columns if name.startswith(("crosswind", "precip", "visib_", "wind_speed_", "wind_gust"))]
    smooth = make_pipeline(
        SimpleImputer(strategy="median"), SplineTransformer(n_knots=7, knots="quantile", extrapolation="constant"))
    return make_pipeline(
        make_column_transformer(
            (OneHotEncoder(min_frequency=20, handle_unknown="infrequent_if_exist"), CATEGORIES),
            (smooth, SMOOTH),
            (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), linear),
            (make_pipeline(HourWithin("origin", 9), StandardScaler(with_mean=False)), ["origin", "hour"]),
            (make_pipeline(HourWithin("carrier", 4), StandardScaler(with_mean=False)), ["carrier", "hour"]),
        ),
        LogisticRegression(C=0.05, max_iter=300),
    )


class HourWithin(BaseEstimator):
    """A curve over the hour of day for each level of a category."""

    def __init__(self, category: str, knots: int) -> None:
        self.category = category
        self.knots = knots

    def fit(self, rows: pd.DataFrame, target: pd.Series | None = None) -> "HourWithin":
        self.levels_ = OneHotEncoder(handle_unknown="ignore", sparse_output=False).fit(rows[[self.category]])
        self.spline_ = SplineTransformer(n_knots=self.knots, extrapolation="constant").fit(rows[["hour"]])
        return self

    def transform(self, rows: pd.DataFrame) -> np.ndarray:
        levels = self.levels_.transform(rows[[self.category]])
        curve = self.spline_.transform(rows[["hour"]])
        return (levels[:, :, None] * curve[:, None, :]).reshape(len(rows), -1)


def log_odds(probability: np.ndarray) -> np.ndarray:
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


def fit_and_predict(train: pd.DataFrame, late: pd.Series, test: pd.DataFrame) -> np.ndarray:
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=7)
    models = [additive_model(train.columns), boosted_trees()]
    out_of_fold, on_test = [], []
    for model in models:
        out_of_fold.append(log_odds(cross_val_predict(model, train, late, cv=folds, method="predict_proba")[:, 1]))
        on_test.append(log_odds(model.fit(train, late).predict_proba(test)[:, 1]))
    blend = LogisticRegression(C=1e3).fit(np.column_stack(out_of_fold), late)
    print("weights", blend.coef_.round(3), "log loss of each",
          [round(log_loss(late, 1 / (1 + np.exp(-scores))), 4) for scores in out_of_fold])
    return blend.predict_proba(np.column_stack(on_test))[:, 1]


def with_shared_categories(train: pd.DataFrame, test: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    types = {name: pd.CategoricalDtype(sorted(train[name].dropna().unique())) for name in CATEGORIES}
    return train.astype(types), test.astype(types)


def main() -> None:
    train, test, weather, planes = (pd.read_csv(DATA / f"{name}.csv") for name in ("train", "test", "weather", "planes"))
    rows, unknown = with_shared_categories(build(train, weather, planes), build(test, weather, planes))
    prediction = fit_and_predict(rows, train["late"], unknown)
    pd.DataFrame({"id": test["id"], "prediction": prediction}).to_csv(RESULTS / "predictions.csv", index=False)


if __name__ == "__main__":
    main()
