"""The formats of the command line: their suffixes, and the content of a file of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice

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
from quoteattr.export.workbook import check as check_workbooks
from quoteattr.export.workbook import to_workbook
from quoteattr.schema.document import Document

SUFFIXES = {
    "table": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "html": ".html",
    "tei": ".xml",
    "brat": ".ann",
    "webannotation": ".jsonld",
    "xlsx": ".xlsx",
    "network": ".graphml",
    "script": ".tsv",
    "label-studio": ".json",
    "prodigy": ".jsonl",
    "ssml": ".ssml",
}
"""The formats, each with the suffix of its files."""
NAMED = frozenset({"script", "label-studio", "prodigy"})
"""The formats that have to be named: their suffix is that of another one, or of many."""
FORMATS = {suffix: name for name, suffix in SUFFIXES.items() if name not in NAMED}
"""The suffixes, each with its format."""
SINGLE = {
    "json": "use --format jsonl, or a folder: -o OUT/",
    "brat": "use a folder, which gets the texts as well: -o OUT/",
    "webannotation": "use a folder: -o OUT/",
    "ssml": "use a folder: -o OUT/",
}
"""The formats whose files contain one document only, and what to do with several."""
BINARY = frozenset({"xlsx"})
"""The formats that are no text, and are not printed."""

# A string near the beginning of every file that we write in a format, and of few other files.
_MARKS = {
    "json": '"text_sha256": "',
    "jsonl": '"text_sha256": "',
    "csv": ",".join(COLUMNS),
    "html": '<meta name="generator" content="quoteattr">',
    "tei": "by a program (quoteattr",
    "webannotation": '"urn:quoteattr:"',
    "xlsx": "PK",
    "network": "<graphml",
    "script": "\t".join(LINE_COLUMNS),
    "label-studio": '{"data": {"document": "',
    "prodigy": '{"meta": {"document": "',
    "ssml": '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"',
}


def rendered(documents: Iterable[Document], name: str, style: Style) -> Iterator[str | bytes]:
    """Yield the content of a file of documents, piece by piece.

    Args:
        documents: The documents, which are taken as needed.
        name: The format, one of `SUFFIXES`.
        style: How tables look.
    """
    if name == "table":
        return _tables(documents, style)
    return _RENDERERS[name](documents)


def check_installed(name: str) -> None:
    """Check that a format can be written.

    Raises:
        EngineError: A package is missing; names it.
    """
    if name == "xlsx":
        check_workbooks()


def is_ours(head: str, name: str) -> bool:
    """Whether a file is an earlier result, which a new one may replace.

    Args:
        head: The beginning of the file, some thousand characters.
        name: The format of the new result, one of `SUFFIXES` but `brat`.
    """
    return is_table(head) if name == "table" else _MARKS[name] in head


def _tables(documents: Iterable[Document], style: Style) -> Iterator[str]:
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


_RENDERERS: Mapping[str, Callable[[Iterable[Document]], Iterator[str | bytes]]] = {
    "json": partial(map, to_json),
    "jsonl": to_jsonl,
    "csv": to_csv,
    "tei": _tei,
    "html": _html,
    "brat": partial(map, to_brat),
    "webannotation": partial(map, to_webannotation),
    "xlsx": lambda documents: iter([to_workbook(documents)]),
    "network": _network,
    "script": to_script,
    "label-studio": to_label_studio,
    "prodigy": to_prodigy,
    "ssml": partial(map, to_ssml),
}
"""What yields the content of a file of each format, apart from the table."""
