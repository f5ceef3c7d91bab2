"""Output files with the same bytes for the same content."""

import io
import tarfile
from pathlib import Path

import pandas as pd


def to_csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode()


def write_tar(path: Path, files: dict[str, bytes]) -> None:
    """Writes a flat archive: names sorted, no owner, no time."""
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
