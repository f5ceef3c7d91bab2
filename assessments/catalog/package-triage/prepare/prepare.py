"""Draws the requests of this installation and the desks that own them from real package descriptions.

Packages are divided first, so that public and hidden requests never quote the same one; both kinds are then written by
the same function.
"""

import csv
import hashlib
import lzma
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from archive import to_csv, write_tar
from desks import Desks, Floats, found

RAW = Path("/in")
OUT = Path("/out")
PUBLIC_REQUESTS = 10_500
PUBLIC_SHARE = 0.3
SMOKE_ROWS = 500
RELATED = 2
FEATURES = ["id", "summary", "details", "related"]


class Package(NamedTuple):
    name: str
    section: str
    synopsis: str
    sentences: list[str]


def read_packages() -> list[Package]:
    with lzma.open(RAW / "packages.tsv.xz", "rt", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Package(r["name"], r["section"], r["synopsis"], r["sentences"].split("\x1f")) for r in rows]


def secret_generator() -> np.random.Generator:
    digest = hashlib.sha256((RAW / "secret").read_bytes().strip()).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))


def quote(package: Package, rng: np.random.Generator) -> str:
    """Two to four sentences of the description, in their order."""
    count = min(int(rng.integers(2, 5)), len(package.sentences))
    chosen = np.sort(rng.choice(len(package.sentences), count, replace=False))
    return " ".join(package.sentences[i] for i in chosen)


def draw_desks(asked: Floats, rng: np.random.Generator) -> NDArray[np.int64]:
    """One desk a row, drawn from the row's probabilities."""
    return (asked.cumsum(axis=1) > rng.random((len(asked), 1))).argmax(axis=1)


def draw_related(owners: NDArray[np.int64], mentioned: Floats, rng: np.random.Generator) -> NDArray[np.int64]:
    """Rows of the pool that each request mentions, drawn by how likely its desk is to own their mention."""
    weights = mentioned / mentioned.sum(axis=0)
    related = np.empty((len(owners), RELATED), dtype=np.int64)
    for desk in range(mentioned.shape[1]):
        owned = np.flatnonzero(owners == desk)
        related[owned] = rng.choice(len(mentioned), (len(owned), RELATED), p=weights[:, desk])
    return related


def draw_requests(packages: list[Package], desks: Desks, rng: np.random.Generator) -> list[pd.DataFrame]:
    """Public and hidden requests: one for each package, in random order, under a random number."""
    summaries = np.array([package.synopsis for package in packages], dtype=object)
    details = np.array([quote(package, rng) for package in packages], dtype=object)
    asked = desks.probabilities(list(summaries + " " + details))
    mentioned = desks.probabilities(list(summaries))
    numbers = 100_000 + rng.choice(900_000, len(packages), replace=False)
    parts = []
    for pool in np.split(rng.permutation(len(packages)), [PUBLIC_REQUESTS]):
        owners = draw_desks(asked[pool], rng)
        related = summaries[pool][draw_related(owners, mentioned[pool], rng)]
        parts.append(
            pd.DataFrame(
                {
                    "id": [f"R{number}" for number in numbers[pool]],
                    "summary": summaries[pool],
                    "details": details[pool],
                    "related": [" | ".join(mentions) for mentions in related],
                    "desk": [desks.names[owner] for owner in owners],
                }
            )
        )
    return parts


def label_hidden(requests: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    labels = requests[["id", "desk"]].copy()
    labels["split"] = "private"
    feedback = rng.permutation(len(labels))[: round(PUBLIC_SHARE * len(labels))]
    labels.loc[feedback, "split"] = "public"
    return labels


def main() -> None:
    rng = secret_generator()
    packages = read_packages()
    texts = [" ".join([package.synopsis, *package.sentences]) for package in packages]
    desks = found(texts, [package.section for package in packages], rng)

    public, hidden = draw_requests(packages, desks, rng)

    smoke = public.iloc[:SMOKE_ROWS]
    public_files = {
        "train.csv": to_csv(public),
        "test.csv": to_csv(smoke[FEATURES]),
        "smoke_labels.csv": to_csv(smoke[["id", "desk"]]),
    }
    write_tar(OUT / "public.tar", public_files)
    write_tar(OUT / "features.tar", {"test.csv": to_csv(hidden[FEATURES])})
    (OUT / "labels.csv").write_bytes(to_csv(label_hidden(hidden, rng)))
    (OUT / "train_labels.csv").write_bytes(to_csv(public[["id", "desk"]]))


if __name__ == "__main__":
    main()
