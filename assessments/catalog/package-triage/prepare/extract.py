"""Makes raw/packages.tsv.xz from a Debian archive index. Run by authors only; `prepare.py` never calls it.

    python3 extract.py PACKAGES TRANSLATION_EN OUTPUT

PACKAGES and TRANSLATION_EN are the uncompressed `main/binary-amd64/Packages` and `main/i18n/Translation-en` of one
suite. One package is taken from each source package, so that siblings which share their text cannot meet.
"""

import csv
import hashlib
import io
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTIONS = frozenset(
    "admin comm database devel editors electronics fonts games gnome gnu-r golang graphics hamradio haskell httpd "
    "interpreters java javascript kde libs lisp mail math misc net ocaml perl php python ruby rust science sound tex "
    "text utils vcs video web x11 xfce".split()
)
PER_SECTION = 750
SENTENCES = range(2, 8)
SENTENCE_LENGTH = range(20, 261)
BOILERPLATE = 12

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])")
BULLET = re.compile(r"^[-*+o•·]+\s+")


class Package(NamedTuple):
    name: str
    source: str
    section: str
    synopsis: str
    sentences: list[str]


def stanzas(path: str) -> Iterator[dict[str, str]]:
    """Fields of each paragraph of a Debian control file; continuation lines keep their line breaks."""
    for paragraph in Path(path).read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in paragraph.splitlines():
            if line.startswith(" "):
                fields[name] += "\n" + line[1:]
            else:
                name, _, value = line.partition(":")
                fields[name] = value.strip()
        if fields:
            yield fields


def paragraphs(description: str) -> Iterator[str]:
    """Running text is joined, a line of its own (a list item) stays alone."""
    running: list[str] = []
    for line in description.splitlines():
        text = BULLET.sub("", line.strip())
        alone = line.startswith(" ") or line == "."
        if (alone or text != line) and running:
            yield " ".join(running)
            running = []
        if line.startswith(" "):
            yield text
        elif line != ".":
            running.append(text)
    yield " ".join(running)


def sentences(description: str) -> list[str]:
    found = (" ".join(part.split()) for text in paragraphs(description) for part in SENTENCE_END.split(text))
    return [sentence for sentence in found if len(sentence) in SENTENCE_LENGTH]


def one_per_source(packages: list[Package]) -> list[Package]:
    """The package named like its source where there is one, else the first by name."""
    chosen: dict[str, Package] = {}
    for package in sorted(packages, key=lambda p: (p.name != p.source, p.name)):
        chosen.setdefault(package.source, package)
    return list(chosen.values())


def without_boilerplate(packages: list[Package]) -> list[Package]:
    """Drops sentences that many packages share and what is too short or already seen after that."""
    uses = Counter(sentence for package in packages for sentence in set(package.sentences))
    seen: set[str] = set()
    kept = []
    for package in packages:
        own = [s for s in dict.fromkeys(package.sentences) if uses[s] < BOILERPLATE][: SENTENCES.stop - 1]
        text = " ".join(own)
        if len(own) >= SENTENCES.start and text not in seen:
            seen.add(text)
            kept.append(package._replace(sentences=own))
    return kept


def capped(packages: list[Package]) -> list[Package]:
    """At most PER_SECTION packages of a section, chosen by a hash of their names."""
    taken: Counter[str] = Counter()
    kept = []
    for package in sorted(packages, key=lambda p: hashlib.sha256(p.name.encode()).digest()):
        taken[package.section] += 1
        if taken[package.section] <= PER_SECTION:
            kept.append(package)
    return kept


def read(packages_path: str, translation_path: str) -> list[Package]:
    texts = {s["Description-md5"]: s["Description-en"] for s in stanzas(translation_path)}
    packages = []
    for fields in stanzas(packages_path):
        text = texts.get(fields["Description-md5"], "")
        if fields["Section"] in SECTIONS and "\n" in text:
            synopsis, _, rest = text.partition("\n")
            source = fields.get("Source", fields["Package"]).split()[0]
            packages.append(Package(fields["Package"], source, fields["Section"], synopsis, sentences(rest)))
    return packages


def main() -> None:
    packages_path, translation_path, output = sys.argv[1:]
    packages = capped(without_boilerplate(one_per_source(read(packages_path, translation_path))))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(["name", "section", "synopsis", "sentences"])
    for package in sorted(packages):
        writer.writerow([package.name, package.section, package.synopsis, "\x1f".join(package.sentences)])
    Path(output).write_bytes(lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
