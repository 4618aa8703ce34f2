"""Prodigy: a task on each line, with our quotations as spans (https://prodi.gy/docs/api-interfaces).

The spans have tokens, so that no recipe has to tokenize them again: `rel.manual` shows spans and
links, `spans.manual` the spans. What `prodigy db-out` exports is read back by
`quoteattr.corrections.tools.prodigy`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import regex

from quoteattr.export.annotators.regions import Link, Region, read_regions
from quoteattr.export.records import encoded
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves

_TOKEN = regex.compile(r"\w+|[^\w\s]|\s+")


def to_prodigy(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a task of JSON for each document, line feed included."""
    return (encoded(task(document)) + "\n" for document in documents)


def task(document: Document) -> dict[str, Any]:
    """Return the task of a document; a lone surrogate in the text is U+FFFD."""
    regions, links = read_regions(document)
    text = replaced_halves(document.text)
    cuts = {offset for region in regions for offset in (region.span.start, region.span.end)}
    tokens = list(_tokens(text, sorted(cuts)))
    spans = {region.name: _span(region, tokens) for region in regions}
    return {
        "meta": {"document": document.id, "text_sha256": document.text_sha256},
        "text": text,
        "tokens": tokens,
        "spans": list(spans.values()),
        "relations": [_relation(link, spans) for link in links],
    }


def _tokens(text: str, cuts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Yield the tokens of a text, split at each of the given offsets."""
    number = 0
    for match in _TOKEN.finditer(text):
        if match[0] == " " and number:
            continue
        start = match.start()
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, match.end())]
        for end in (*inside, match.end()):
            yield {
                "text": text[start:end],
                "start": start,
                "end": end,
                "id": number,
                "ws": text[end : end + 1] == " ",
            }
            number, start = number + 1, end


def _span(region: Region, tokens: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first = bisect_right(tokens, region.span.start, key=itemgetter("end"))
    last = bisect_left(tokens, region.span.end, key=itemgetter("start")) - 1
    return {
        "start": region.span.start,
        "end": region.span.end,
        "token_start": first,
        "token_end": max(first, last),
        "label": region.label,
        "id": region.name,
        **dict(region.properties),
    }


def _relation(link: Link, spans: dict[str, dict[str, Any]]) -> dict[str, Any]:
    keys = ("start", "end", "token_start", "token_end", "label")
    head, child = spans[link.start], spans[link.end]
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": {key: head[key] for key in keys},
        "child_span": {key: child[key] for key in keys},
        "label": link.label,
    }
