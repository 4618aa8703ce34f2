"""The invariants of any document that a pipeline returns, shared by the fuzzer and the tests."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from quoteattr.export.annotators.label_studio import to_label_studio
from quoteattr.export.annotators.prodigy import to_prodigy
from quoteattr.export.brat import brat_text, to_brat
from quoteattr.export.html import frame, report, to_html
from quoteattr.export.people.network import to_network
from quoteattr.export.records import to_csv, to_json, to_jsonl
from quoteattr.export.table import Style, to_table
from quoteattr.export.tei import to_tei, to_tei_corpus
from quoteattr.export.voices.script import to_script
from quoteattr.export.voices.ssml import to_ssml
from quoteattr.export.webannotation import to_webannotation
from quoteattr.schema.document import Document
from quoteattr.schema.records.consistency import faults

EXPORTS: Mapping[str, Callable[[Document], str]] = {
    "json": to_json,
    "jsonl": lambda document: "".join(to_jsonl([document, document])),
    "csv": lambda document: "".join(to_csv([document, document])),
    "table": lambda document: to_table(document, Style(explain=True)),
    "html": to_html,
    "html report": lambda document: report([document, document]),
    "html frame": frame,
    "tei": to_tei,
    "tei corpus": lambda document: "".join(to_tei_corpus([document, document])),
    "brat": to_brat,
    "brat text": brat_text,
    "webannotation": to_webannotation,
    "script": lambda document: "".join(to_script([document, document])),
    "ssml": to_ssml,
    "network": lambda document: "".join(to_network([document, document])),
    "label-studio": lambda document: "".join(to_label_studio([document, document])),
    "prodigy": lambda document: "".join(to_prodigy([document])),
}
"""Every form in which a document leaves the program, by name."""


def broken(document: Document, text: str, *, known: Iterable[str] = ()) -> Iterator[str]:
    """Yield one line for each violated invariant: its kind, a colon, and what is wrong.

    Args:
        document: What a pipeline made.
        text: What it made it from.
        known: Names that the user gave to speakers beforehand.
    """
    if document.text != text:
        yield "text: the document has another text"
    yield from faults(document, known=known)
    yield from _round_trips(document)
    for name, export in EXPORTS.items():
        try:
            export(document).encode()
        except Exception as error:  # noqa: BLE001  any error is a finding
            yield f"export to {name}: {type(error).__name__}: {error}"


def _round_trips(document: Document) -> Iterator[str]:
    try:
        record = document.to_record()
        if Document.from_record(record, document.text) != document:
            yield "record: reads back unequal"
        if Document.from_record(json.loads(to_json(document)), document.text) != document:
            yield "record by way of JSON: reads back unequal"
    except Exception as error:  # noqa: BLE001  as above
        yield f"record: {type(error).__name__}: {error}"
