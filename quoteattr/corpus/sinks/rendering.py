"""The formats of the command line: their suffixes, and the content of a file of each."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from quoteattr.export.brat import to_brat
from quoteattr.export.html import report, to_html
from quoteattr.export.records import COLUMNS, to_csv, to_json, to_jsonl
from quoteattr.export.table import Style, is_table, to_table
from quoteattr.export.tei import to_tei, to_tei_corpus
from quoteattr.export.webannotation import to_webannotation
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
}
"""The formats, each with the suffix of its files."""
FORMATS = {suffix: name for name, suffix in SUFFIXES.items()}
"""The suffixes, each with its format."""
SINGLE = {
    "json": "use --format jsonl, or a folder: -o OUT/",
    "brat": "use a folder, which gets the texts as well: -o OUT/",
    "webannotation": "use a folder: -o OUT/",
}
"""The formats whose files contain one document only, and what to do with several."""

# A string near the beginning of every file that we write in a format, and of few other files.
_MARKS = {
    "json": '"text_sha256": "',
    "jsonl": '"text_sha256": "',
    "csv": ",".join(COLUMNS),
    "html": '<meta name="generator" content="quoteattr">',
    "tei": "by a program (quoteattr",
    "webannotation": '"urn:quoteattr:"',
}


def rendered(documents: Iterable[Document], name: str, style: Style) -> Iterator[str]:
    """Yield the content of a file of documents, piece by piece.

    Args:
        documents: The documents, which are taken as needed.
        name: The format, one of `SUFFIXES`.
        style: How tables look.
    """
    match name:
        case "json":
            return map(to_json, documents)
        case "jsonl":
            return to_jsonl(documents)
        case "csv":
            return to_csv(documents)
        case "tei":
            return _tei(documents)
        case "html":
            return _html(documents)
        case "brat":
            return map(to_brat, documents)
        case "webannotation":
            return map(to_webannotation, documents)
    return _tables(documents, style)


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
    remaining = iter(documents)
    first = list(islice(remaining, 2))
    yield to_html(first[0]) if len(first) == 1 else report(chain(first, remaining))
