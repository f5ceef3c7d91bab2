"""Birds whose costs are easy to recognise wherever they turn up."""

import io
import random
import tarfile
from pathlib import Path

OUT = Path("/out")
BIRDS = ["robin", "wren", "NA"]
PUBLIC_ROWS, SMOKE_ROWS, HIDDEN_ROWS, FEEDBACK_ROWS = 300, 60, 600, 180


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

    def birds(prefix: str, rows: int) -> list[tuple[str, float, str]]:
        drawn = [draw.randrange(3) for _ in range(rows)]
        return [(f"{prefix}{i}", bird + draw.gauss(0, 0.6), BIRDS[bird]) for i, bird in enumerate(drawn)]

    public, hidden = birds("p", PUBLIC_ROWS), birds("h", HIDDEN_ROWS)
    smoke = public[:SMOKE_ROWS]
    write_tar(
        "public.tar",
        {
            "train.csv": table("id,x,bird", [f"{i},{x:.6f},{y}" for i, x, y in public]),
            "test.csv": table("id,x", [f"{i},{x:.6f}" for i, x, _ in smoke]),
            "smoke_labels.csv": table("id,bird", [f"{i},{y}" for i, _, y in smoke]),
        },
    )
    write_tar("features.tar", {"test.csv": table("id,x", [f"{i},{x:.6f}" for i, x, _ in hidden])})
    split = ["public"] * FEEDBACK_ROWS + ["private"] * (HIDDEN_ROWS - FEEDBACK_ROWS)
    labels = [f"{i},{y},{part},31337.{draw.randrange(10**6):06d}" for (i, _, y), part in zip(hidden, split)]
    (OUT / "labels.csv").write_bytes(table("id,bird,split,cost", labels))
    (OUT / "train_labels.csv").write_bytes(table("id,bird", [f"{i},{y}" for i, _, y in public]))


if __name__ == "__main__":
    main()
