"""Universal Dependencies treebanks as plain tokens: CoNLL-U in, CoNLL-U out.

``don't`` is one multi-word token of two words in the treebanks; here it is two tokens without a
space between them. Models that are trained on these need no step for multi-word tokens, and every
token is a span of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

_HELD_OUT_HEADINGS = frozenset({"dev", "test", "test2"})
"""The headings in splits.md of the GUM documents that are for measuring."""

_FIELDS = 10
"""A word line has ten tab-separated fields."""


@attrs.frozen
class Word:
    """A token with its analysis."""

    form: str
    """The token as it is written."""
    lemma: str
    """Its dictionary form."""
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank tag."""
    feats: str
    """Morphological features, ``_`` if none."""
    head: int
    """One-based position of the head in the sentence, 0 for the root."""
    deprel: str
    """Dependency relation to the head."""
    space_after: bool = True
    """Whether white space follows in the text."""
    misc: str = "_"
    """The MISC field without ``SpaceAfter``."""


@attrs.frozen
class Sentence:
    """A sentence, and whether a paragraph or document starts with it."""

    words: tuple[Word, ...]
    """Its tokens in order."""
    starts_paragraph: bool = False
    """Whether a paragraph starts here."""
    starts_document: bool = False
    """Whether a document starts here."""

    @property
    def text(self) -> str:
        """The sentence as text."""
        return "".join(w.form + " " * w.space_after for w in self.words).rstrip()


def read_conllu(path: Path) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file."""
    return list(parse_conllu(path.read_text(encoding="utf-8").splitlines()))


def parse_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences in lines of CoNLL-U; multi-word tokens are split, empty nodes left out.

    Raises:
        ValueError: A line has not ten fields.
    """
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            comments.append(line)
        elif line:
            fields = line.split("\t")
            if len(fields) != _FIELDS:
                message = f"not a CoNLL-U word line: {line!r}"
                raise ValueError(message)
            rows.append(fields)
        elif rows:
            yield _sentence(comments, rows)
            comments, rows = [], []


def format_conllu(sentences: Iterable[Sentence]) -> str:
    """Return sentences as CoNLL-U."""
    blocks = []
    for number, sentence in enumerate(sentences, 1):
        head = [f"# sent_id = {number}", f"# text = {sentence.text}"]
        if sentence.starts_paragraph:
            head.insert(0, "# newpar")
        if sentence.starts_document:
            head.insert(0, "# newdoc")
        blocks.append(
            "\n".join([*head, *map(_row, range(1, len(sentence.words) + 1), sentence.words)])
        )
    return "\n\n".join(blocks) + "\n\n"


def write_conllu(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences to a CoNLL-U file."""
    path.write_text(format_conllu(sentences), encoding="utf-8")


def ewt_train(data: Path) -> Iterator[Sentence]:
    """Yield the sentences of the training part of UD English EWT."""
    base = data / "ud" / "ewt"
    for name in (base / "file-lists" / "files.train").read_text(encoding="utf-8").split():
        yield from read_conllu(base / "sources" / name)


def gum_train(data: Path) -> Iterator[Sentence]:
    """Yield the sentences of the GUM documents that are not held out."""
    for path in gum_documents(data, held_out=False):
        yield from read_conllu(path)


def pud(data: Path) -> Iterator[Sentence]:
    """Yield the sentences of UD English PUD, which has one part only."""
    for path in sorted((data / "ud" / "pud").glob("*.conllu")):
        yield from read_conllu(path)


def training_sentences(data: Path) -> Iterator[Sentence]:
    """Yield all sentences from which the models may learn syntax."""
    yield from ewt_train(data)
    yield from gum_train(data)
    yield from pud(data)


def gum_documents(data: Path, *, held_out: bool) -> list[Path]:
    """Return the files of GUM documents for training or for measuring, in the order of their names.

    Args:
        data: The data folder.
        held_out: Whether to return the documents of dev, test and test2, not those for training.
    """
    base = data / "ud" / "gum"
    held = held_out_names((base / "splits.md").read_text(encoding="utf-8"))
    return [p for p in sorted((base / "dep").glob("*.conllu")) if (p.stem in held) == held_out]


def held_out_names(splits: str) -> frozenset[str]:
    """Return the names of the documents that a ``splits.md`` lists for dev and test."""
    names = set()
    heading = ""
    for line in splits.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        elif heading in _HELD_OUT_HEADINGS and (found := re.match(r"\s*\*\s+(\S+)", line)):
            names.add(found[1])
    return frozenset(names)


def _sentence(comments: list[str], rows: list[list[str]]) -> Sentence:
    words = _merge_unspelled(_touching_words(rows))
    return Sentence(
        words=tuple(words),
        starts_paragraph=any(c.startswith(("# newpar", "# newdoc")) for c in comments)
        or "NewPar=Yes" in rows[0][9],
        starts_document=any(c.startswith("# newdoc") for c in comments),
    )


def _touching_words(rows: list[list[str]]) -> list[tuple[str | None, Word]]:
    """Return each word with the multi-word token that its words do not spell.

    The first word has the token, the others an empty string; all other words have None.
    """
    result: list[tuple[str | None, Word]] = []
    pending: tuple[str, int, int, bool, bool] | None = None
    forms = {int(r[0]): r[1] for r in rows if r[0].isdigit()}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            spelled = "".join(forms[i] for i in range(first, last + 1)) == row[1]
            pending = (row[1], first, last, "SpaceAfter=No" not in row[9], spelled)
        elif row[0].isdigit():
            word = _word(row)
            surface: str | None = None
            if pending is not None:
                whole, first, last, space, spelled = pending
                number = int(row[0])
                word = attrs.evolve(word, space_after=space and number == last)
                surface = None if spelled else whole if number == first else ""
                pending = pending if number < last else None
            result.append((surface, word))
    return result


def _merge_unspelled(words: list[tuple[str | None, Word]]) -> list[Word]:
    """Return a word for each multi-word token that its words do not spell, with its head's tags."""
    groups: list[list[int]] = []
    for position, (surface, _) in enumerate(words, 1):
        if surface == "":
            groups[-1].append(position)
        else:
            groups.append([position])
    renumbered = {old: new for new, group in enumerate(groups, 1) for old in group} | {0: 0}
    merged = []
    for group in groups:
        members = [words[i - 1][1] for i in group]
        head = next((m for m in members if m.head not in group), members[0])
        form = words[group[0] - 1][0] or members[0].form
        space = members[-1].space_after
        merged.append(attrs.evolve(head, form=form, head=renumbered[head.head], space_after=space))
    return merged


def _word(row: list[str]) -> Word:
    misc = [m for m in row[9].split("|") if m not in {"_", "SpaceAfter=No"}]
    return Word(
        form=row[1],
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        feats=row[5],
        head=int(row[6]),
        deprel=row[7],
        space_after="SpaceAfter=No" not in row[9],
        misc="|".join(misc) or "_",
    )


def _row(number: int, word: Word) -> str:
    analysis = (
        word.form,
        word.lemma,
        word.upos,
        word.xpos,
        word.feats,
        str(word.head),
        word.deprel,
    )
    return "\t".join((str(number), *analysis, "_", "_" if word.space_after else "SpaceAfter=No"))
