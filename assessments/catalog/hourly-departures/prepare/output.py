"""The files that `prepare` hands over, byte for byte the same for the same secret."""

import io
import tarfile
from pathlib import Path

import pandas as pd


def csv_bytes(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode()


def write_csv(path: Path, table: pd.DataFrame) -> None:
    path.write_bytes(csv_bytes(table))


def write_tar(path: Path, tables: dict[str, pd.DataFrame]) -> None:
    """A flat, uncompressed archive without times, owners or an order of its own."""
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(tables):
            content = csv_bytes(tables[name])
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(content))
