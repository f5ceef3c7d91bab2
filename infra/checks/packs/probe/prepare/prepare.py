"""Copies the committed split: the same public and hidden rows in every installation."""

import csv
import io
import tarfile
from pathlib import Path

RAW = Path("/in")
OUT = Path("/out")
SMOKE_ROWS = 50

Rows = list[dict[str, str]]


def read(name: str) -> Rows:
    with (RAW / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def to_csv(rows: Rows, columns: list[str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write_tar(name: str, files: dict[str, bytes]) -> None:
    with tarfile.open(OUT / name, "w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def main() -> None:
    train, test, labels = read("train.csv"), read("test.csv"), read("labels.csv")
    smoke = train[:SMOKE_ROWS]
    features = ["id", "x1", "x2"]
    write_tar(
        "public.tar",
        {
            "train.csv": to_csv(train, [*features, "label"]),
            "test.csv": to_csv(smoke, features),
            "smoke_labels.csv": to_csv(smoke, ["id", "label"]),
        },
    )
    write_tar("features.tar", {"test.csv": to_csv(test, features)})
    hidden = [row | {"split": "private"} for row in labels]
    (OUT / "labels.csv").write_bytes(to_csv(hidden, ["id", "label", "split"]))
    (OUT / "train_labels.csv").write_bytes(to_csv(train, ["id", "label"]))


if __name__ == "__main__":
    main()
