"""What a submission scores that carries the pack's raw data and looks everything up.

Each quoted piece of a request is traced to a package: by exact match of its synopsis or of a sentence, else by the
nearest description. The packages' true sections then vote for a desk; how much a section speaks for a desk is counted
on the public requests.
"""

import csv
import lzma
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

RAW = Path("/app/raw/packages.tsv.xz")
CHUNK = 1_000


class Lookup:
    """Traces a text to the section of the package that it came from."""

    def __init__(self) -> None:
        with lzma.open(RAW, "rt", encoding="utf-8", newline="") as file:
            packages = list(csv.DictReader(file, delimiter="\t"))
        self._exact: dict[str, str] = {}
        texts = []
        for package in packages:
            sentences = package["sentences"].split("\x1f")
            for piece in [package["synopsis"], *sentences]:
                self._exact.setdefault(piece, package["section"])
            texts.append(" ".join([package["synopsis"], *sentences]))
        self._sections = np.array([package["section"] for package in packages])
        self._words = TfidfVectorizer(sublinear_tf=True)
        self._known = self._words.fit_transform(texts).T.tocsr()

    def sections(self, texts: pd.Series) -> NDArray[np.str_]:
        found = texts.map(self._exact)
        missing = found.isna()
        found[missing] = self._nearest(texts[missing])
        return found.to_numpy(dtype=str)

    def _nearest(self, texts: pd.Series) -> list[str]:
        nearest: list[str] = []
        for start in range(0, len(texts), CHUNK):
            asked = self._words.transform(texts.iloc[start : start + CHUNK])
            nearest.extend(self._sections[(asked @ self._known).toarray().argmax(axis=1)])
        return nearest


def trace(requests: pd.DataFrame, lookup: Lookup) -> pd.DataFrame:
    mentions = requests["related"].str.split(" | ", regex=False, expand=True)
    pieces = {"asked": requests["summary"], "first": mentions[0], "second": mentions[1]}
    return pd.DataFrame({name: lookup.sections(texts) for name, texts in pieces.items()})


def log_shares(sections: pd.Series, desks: pd.Series, known: list[str]) -> pd.DataFrame:
    """Log share of each section among the requests of each desk, smoothed by one request."""
    counts = pd.crosstab(sections, desks).reindex(known, fill_value=0) + 1
    return np.log(counts / counts.sum())


def main() -> None:
    lookup = Lookup()
    train = pd.read_csv("/in/train.csv", keep_default_na=False)
    test = pd.read_csv("/in/test.csv", keep_default_na=False)
    seen, asked = trace(train, lookup), trace(test, lookup)
    known = sorted(set(seen.to_numpy().ravel()) | set(asked.to_numpy().ravel()))
    votes = np.log(train["desk"].value_counts().sort_index()).to_numpy()
    for piece in asked:
        shares = log_shares(seen[piece], train["desk"], known)
        votes = votes + shares.loc[asked[piece]].to_numpy()
    desks = np.array(sorted(train["desk"].unique()))
    predictions = pd.DataFrame({"id": test["id"], "prediction": desks[votes.argmax(axis=1)]})
    predictions.to_csv("/out/predictions.csv", index=False)


if __name__ == "__main__":
    main()
