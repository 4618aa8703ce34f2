"""Passages of four novels, labelled by reading them; all of PDNC was seen while rules were written.

The novels are in the public domain and not part of the checkout; `novels.tsv` has places only.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.corpora.texts import CorpusError, FictionQuotation, FictionText, GoldMention
from quoteattr.schema.span import Span

LABELS = Path(__file__).parents[1] / "labels" / "novels.tsv"
_QUOTATION, _MENTION = "quotation", "mention"
_AFTER = 1000
"""Number of characters that are read after the last label of a novel."""


@attrs.frozen
class _Label:
    novel: str
    character: str
    what: str
    span: Span


def read_novels(folder: Path, labels: Path = LABELS) -> Iterator[FictionText]:
    """Yield the novels by name, each cut after its passage.

    Args:
        folder: The folder with the novels as `NAME.txt`.
        labels: The labels.

    Raises:
        CorpusError: A novel is missing, or a line is not a label.
    """
    for id, own in _by_novel(labels).items():
        path = folder / f"{id}.txt"
        try:
            text = path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise CorpusError(f"no novel {error.filename}") from error
        quotations = sorted((one for one in own if one.what == _QUOTATION), key=_by_span)
        yield FictionText(
            id,
            text[: max(label.span.end for label in own) + _AFTER],
            tuple(FictionQuotation((one.span,), one.character) for one in quotations),
            mentions=tuple(
                GoldMention(one.span, one.character) for one in own if one.what == _MENTION
            ),
        )


def _by_novel(path: Path) -> Mapping[str, Sequence[_Label]]:
    found = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            novel, character, what, start, end = line.split("\t")
            label = _Label(novel, character, what, Span(int(start), int(end)))
        except ValueError as error:
            raise CorpusError(f"{path}:{number}: {error}") from None
        if what not in {_QUOTATION, _MENTION}:
            raise CorpusError(f"{path}:{number}: {what!r} is neither a quotation nor a mention")
        found[novel].append(label)
    return found


def _by_span(label: _Label) -> Span:
    return label.span
