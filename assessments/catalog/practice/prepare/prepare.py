"""Draws days at made-up kiosks: everything but the kiosks' names comes from the installation's secret."""

import csv
import io
import random
import tarfile
from pathlib import Path

RAW = Path("/in")
OUT = Path("/out")
TRAIN_ROWS = 600
SMOKE_ROWS = 50
HIDDEN_ROWS = 1_000
PUBLIC_SHARE = 0.3
LEVELS = [60, 80, 100, 110, 120, 140, 160, 190]
WEEKDAYS = [-20, -10, -5, 0, 5, 15, 25]
NOISE = 8.0

FEATURES = ["id", "kiosk", "weekday", "temperature", "rain"]
TARGET = "cups"

Row = dict[str, str]


class Town:
    """What this installation's secret says of its kiosks."""

    def __init__(self, kiosks: list[str], rng: random.Random) -> None:
        self._rng = rng
        self._kiosks = kiosks
        self._levels = dict(zip(kiosks, rng.sample(LEVELS, len(LEVELS)), strict=True))
        self._weekdays = rng.sample(WEEKDAYS, len(WEEKDAYS))
        self._a_degree = rng.uniform(1.5, 2.5)
        self._a_millimetre = -rng.uniform(1.0, 2.0)

    def day(self) -> Row:
        """One day at one kiosk."""
        kiosk = self._rng.choice(self._kiosks)
        weekday = self._rng.randrange(7)
        temperature = round(self._rng.uniform(-5, 30), 2)
        rain = round(max(0.0, self._rng.gauss(-2, 6)), 1)
        cups = (
            self._levels[kiosk]
            + self._weekdays[weekday]
            + self._a_degree * (temperature - 15)
            + self._a_millimetre * rain
            + self._rng.gauss(0, NOISE)
        )
        return {
            "id": f"{self._rng.getrandbits(48):012x}",
            "kiosk": kiosk,
            "weekday": str(weekday),
            "temperature": str(temperature),
            "rain": str(rain),
            TARGET: str(max(0, round(cups))),
        }


def to_csv(rows: list[Row], columns: list[str]) -> bytes:
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
    with (RAW / "kiosks.csv").open(newline="", encoding="utf-8") as file:
        kiosks = [row["kiosk"] for row in csv.DictReader(file)]
    rng = random.Random((RAW / "secret").read_text(encoding="utf-8"))
    town = Town(kiosks, rng)
    train = [town.day() for _ in range(TRAIN_ROWS)]
    hidden = [town.day() for _ in range(HIDDEN_ROWS)]
    smoke = train[:SMOKE_ROWS]
    write_tar(
        "public.tar",
        {
            "train.csv": to_csv(train, [*FEATURES, TARGET]),
            "test.csv": to_csv(smoke, FEATURES),
            "smoke_labels.csv": to_csv(smoke, ["id", TARGET]),
        },
    )
    write_tar("features.tar", {"test.csv": to_csv(hidden, FEATURES)})
    told = round(PUBLIC_SHARE * HIDDEN_ROWS)
    labels = [row | {"split": "public" if place < told else "private"} for place, row in enumerate(hidden)]
    (OUT / "labels.csv").write_bytes(to_csv(labels, ["id", TARGET, "split"]))
    (OUT / "train_labels.csv").write_bytes(to_csv(train, ["id", TARGET]))


if __name__ == "__main__":
    main()
