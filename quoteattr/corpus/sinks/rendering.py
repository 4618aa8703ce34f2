"""The formats of the command line, in one table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice

import attrs

from quoteattr.export.annotators.label_studio import to_label_studio
from quoteattr.export.annotators.prodigy import to_prodigy
from quoteattr.export.brat import to_brat
from quoteattr.export.records import COLUMNS, to_csv, to_json, to_jsonl
from quoteattr.export.table import Style, is_table, to_table
from quoteattr.export.tei import to_tei, to_tei_corpus
from quoteattr.export.voices.script import COLUMNS as LINE_COLUMNS
from quoteattr.export.voices.script import to_script
from quoteattr.export.voices.ssml import to_ssml
from quoteattr.export.webannotation import to_webannotation
from quoteattr.export.workbook import check_workbooks, to_workbook
from quoteattr.schema.document import Document

Content = Iterator[str | bytes]
"""The content of a file, piece by piece."""
Renderer = Callable[[Iterable[Document], Style], Content]
"""Yields the content of a file of documents, which are taken as needed."""


@attrs.frozen
class Format:
    """A format of results."""

    suffix: str
    """Suffix of its files."""
    render: Renderer
    """Yields the content of a file."""
    mark: str | None = None
    """A string near the beginning of every file that we write in this format, and of few other
    files; None if the format has no such string."""
    for_several: str = ""
    """What to do with several documents, if a file can contain only one; empty otherwise."""
    is_named: bool = False
    """Whether the format has to be named, because other formats have the same suffix."""
    is_binary: bool = False
    """Whether its content is bytes, which are not printed."""
    check: Callable[[], None] = lambda: None
    """Raises `EngineError` if a package is missing."""


def rendered(documents: Iterable[Document], name: str, style: Style) -> Content:
    """Yield the content of a file of documents, piece by piece.

    Args:
        documents: The documents, which are taken as needed.
        name: The format, one of `FORMATS`.
        style: The style of tables.
    """
    return FORMATS[name].render(documents, style)


def is_ours(head: str, name: str) -> bool:
    """Whether a file is an earlier result, which a new one may replace.

    Args:
        head: The beginning of the file, some thousand characters.
        name: The format of the new result, one of `FORMATS` but `brat`.
    """
    mark = FORMATS[name].mark
    return is_table(head) if mark is None else mark in head


def _table(documents: Iterable[Document], style: Style) -> Iterator[str]:
    for number, document in enumerate(documents):
        table = to_table(document, style)
        yield table if number == 0 else f"\n\n{table}"


def _tei(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a TEI document if there is one document, else a corpus."""
    remaining = iter(documents)
    first = list(islice(remaining, 2))
    if len(first) == 1:
        yield to_tei(first[0])
    else:
        yield from to_tei_corpus(chain(first, remaining))


def _html(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the page of the document if there is one, else a page with all of them."""
    from quoteattr.export.html import report, to_html  # slow to import

    remaining = iter(documents)
    first = list(islice(remaining, 2))
    yield to_html(first[0]) if len(first) == 1 else report(chain(first, remaining))


def _network(documents: Iterable[Document]) -> Iterator[str]:
    from quoteattr.export.people.network import to_network  # slow to import

    return to_network(documents)


def _unstyled(render: Callable[[Iterable[Document]], Content]) -> Renderer:
    return lambda documents, _: render(documents)


def _each(render: Callable[[Document], str]) -> Renderer:
    """Return the renderer of a format in which each document is rendered on its own."""
    return _unstyled(partial(map, render))


FORMATS: Mapping[str, Format] = {
    "table": Format(".txt", _table),
    "json": Format(
        ".json",
        _each(to_json),
        '"text_sha256": "',
        for_several="use --format jsonl, or a folder: -o OUT/",
    ),
    "jsonl": Format(".jsonl", _unstyled(to_jsonl), '"text_sha256": "'),
    "csv": Format(".csv", _unstyled(to_csv), ",".join(COLUMNS)),
    "html": Format(".html", _unstyled(_html), '<meta name="generator" content="quoteattr">'),
    "tei": Format(".xml", _unstyled(_tei), "by a program (quoteattr"),
    "brat": Format(
        ".ann",
        _each(to_brat),
        for_several="use a folder, which gets the texts as well: -o OUT/",
    ),
    "webannotation": Format(
        ".jsonld",
        _each(to_webannotation),
        '"urn:quoteattr:"',
        for_several="use a folder: -o OUT/",
    ),
    "xlsx": Format(
        ".xlsx",
        _unstyled(lambda documents: iter([to_workbook(documents)])),
        "PK",
        is_binary=True,
        check=check_workbooks,
    ),
    "network": Format(".graphml", _unstyled(_network), "<graphml"),
    "script": Format(".tsv", _unstyled(to_script), "\t".join(LINE_COLUMNS), is_named=True),
    "label-studio": Format(
        ".json", _unstyled(to_label_studio), '{"data": {"document": "', is_named=True
    ),
    "prodigy": Format(".jsonl", _unstyled(to_prodigy), '{"meta": {"document": "', is_named=True),
    "ssml": Format(
        ".ssml",
        _each(to_ssml),
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"',
        for_several="use a folder: -o OUT/",
    ),
}
"""The formats by name."""
FORMAT_OF = {one.suffix: name for name, one in FORMATS.items() if not one.is_named}
"""The name of the format of each suffix."""
