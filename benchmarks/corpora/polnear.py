"""PolNeAR (Newell, Margolin and Ruths 2018): attribution relations in US political news.

The files are in brat's format, in the layout of https://github.com/networkdynamics/PolNeAR:
`data/SPLIT/text/STEM.txt` and `data/SPLIT/attributions/STEM_ANNOTATOR.ann`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora.texts import CorpusError, NewsText, Relation
from quoteattr.schema.span import Span

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_NUMBER = re.compile(r"\d+$")


def read_polnear(folder: Path, split: str = "dev") -> Iterator[NewsText]:
    """Yield the articles of a split by name; of several annotators the first one counts.

    Args:
        folder: A clone of the repository.
        split: `train`, `dev` or `test`.

    Raises:
        CorpusError: There is no such split in the folder.
    """
    return (versions[0] for versions in read_versions(folder, split))


def read_versions(folder: Path, split: str) -> Iterator[tuple[NewsText, ...]]:
    """Yield the articles of a split by name, each as all its annotators read it.

    Args:
        folder: A clone of the repository.
        split: `train`, `dev` or `test`.

    Raises:
        CorpusError: There is no such split in the folder.
    """
    base = folder / "data" / split
    paths: dict[str, list[Path]] = {}
    for path in sorted((base / "attributions").glob("*.ann")):
        paths.setdefault(_ANNOTATOR.sub("", path.stem), []).append(path)
    if not paths:
        raise CorpusError(f"no PolNeAR in {folder}: {base / 'attributions'} has no .ann files")
    for stem, found in paths.items():
        text = (base / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
        standoff = (path.read_text(encoding="utf-8") for path in found)
        yield tuple(NewsText(stem, text, tuple(_relations(one))) for one in standoff)


def _relations(standoff: str) -> Iterator[Relation]:
    rows = [line.split("\t") for line in standoff.split("\n") if "\t" in line]
    spans = {row[0]: _spans(row[1]) for row in rows if row[0].startswith("T")}
    for row in rows:
        if not row[0].startswith("E"):
            continue
        roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
        for argument in row[1].split():
            role, _, target = argument.partition(":")
            # Brat numbers the second and further arguments of a role: Source, Source2.
            roles.get(_NUMBER.sub("", role), []).extend(spans.get(target, ()))
        if roles["Content"]:
            content, source, cue = (tuple(sorted(found)) for found in roles.values())
            yield Relation(content, source, cue)


def _spans(field: str) -> tuple[Span, ...]:
    """Read `Content 115 290` or, interrupted, `Content 115 290;300 310`."""
    _, _, offsets = field.partition(" ")
    pairs = (pair.split() for pair in offsets.split(";"))
    return tuple(Span(int(start), int(end)) for start, end in pairs)
