"""Hidden values that are easy to recognise wherever they turn up."""

import io
import random
import tarfile
from pathlib import Path

OUT = Path("/out")
PUBLIC_ROWS, SMOKE_ROWS, HIDDEN_ROWS, FEEDBACK_ROWS = 200, 50, 200, 60


def table(header: str, rows: list[str]) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


def write_tar(name: str, files: dict[str, bytes]) -> None:
    with tarfile.open(OUT / name, "w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def main() -> None:
    draw = random.Random(Path("/in/secret").read_text())
    public = [(f"p{i}", draw.random(), draw.random()) for i in range(PUBLIC_ROWS)]
    hidden = [(f"h{i}", f"8675309.{draw.randrange(10**6):06d}", f"31337{draw.randrange(10)}.{draw.randrange(10**6):06d}") for i in range(HIDDEN_ROWS)]
    smoke = public[:SMOKE_ROWS]
    write_tar(
        "public.tar",
        {
            "train.csv": table("id,x,y", [f"{i},{x:.6f},{y:.6f}" for i, x, y in public]),
            "test.csv": table("id,x", [f"{i},{x:.6f}" for i, x, _ in smoke]),
            "smoke_labels.csv": table("id,y", [f"{i},{y:.6f}" for i, _, y in smoke]),
        },
    )
    write_tar("features.tar", {"test.csv": table("id,x", [f"{i},{x}" for i, x, _ in hidden])})
    split = ["public"] * FEEDBACK_ROWS + ["private"] * (HIDDEN_ROWS - FEEDBACK_ROWS)
    (OUT / "labels.csv").write_bytes(table("id,y,split", [f"{i},{y},{part}" for (i, _, y), part in zip(hidden, split)]))
    (OUT / "train_labels.csv").write_bytes(table("id,y", [f"{i},{y:.6f}" for i, _, y in public]))


if __name__ == "__main__":
    main()
