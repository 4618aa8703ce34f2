"""The gold annotation of the seed article is well formed and says what its README says."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr.schema.document import Document

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = SEEDS / "000_928ea7a133be337d.txt"
ORIGINAL_SHA256 = "16421deb6fdca556bc08b87a997b64445186c9355a3eb87afe68ccd924ac76a6"


@pytest.fixture(scope="module")
def text() -> str:
    """Return the seed article as it is in the file."""
    return ARTICLE.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    """Return the record of the gold annotation."""
    record: dict[str, Any] = json.loads(
        ARTICLE.with_suffix(".gold.json").read_text(encoding="utf-8")
    )
    return record


def spans(node: object) -> Iterator[dict[str, Any]]:
    """Yield every span in a record."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def test_the_article_is_untouched() -> None:
    """The article is the original, byte for byte."""
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() == ORIGINAL_SHA256


def test_the_record_belongs_to_the_article(text: str, gold: dict[str, Any]) -> None:
    """The record names the text that it was made from."""
    assert gold["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert gold["id"] == ARTICLE.stem


def test_the_record_reads_back(text: str, gold: dict[str, Any]) -> None:
    """The gold annotation is a record of the library, to the letter."""
    assert Document.from_record(gold, text).to_record() == gold


def test_every_span_is_exact(text: str, gold: dict[str, Any]) -> None:
    """The text of each part, cue, source and mention is the text at its offsets."""
    found = list(spans(gold["quotes"])) + list(spans(gold["speakers"]))

    assert len(found) > 100
    assert [span for span in found if text[span["start"] : span["end"]] != span["text"]] == []


def test_quotes_stand_in_text_order(gold: dict[str, Any]) -> None:
    """Quotations are numbered from 1 in text order, parts too."""
    quotes = gold["quotes"]

    assert [quote["id"] for quote in quotes] == list(range(1, len(quotes) + 1))
    starts = [quote["parts"][0]["start"] for quote in quotes]
    assert starts == sorted(starts)
    for quote in quotes:
        ends = [part["end"] for part in quote["parts"]]
        assert ends == sorted(ends)


def test_the_text_of_a_quote_is_its_parts(gold: dict[str, Any]) -> None:
    """The words of an interrupted quotation are joined by a space."""
    for quote in gold["quotes"]:
        assert quote["text"] == " ".join(part["text"] for part in quote["parts"])


def test_a_child_lies_in_its_parent(gold: dict[str, Any]) -> None:
    """A quotation in a quotation, its cue and its source lie in one part of the outer one."""
    by_id = {quote["id"]: quote for quote in gold["quotes"]}
    children = [quote for quote in gold["quotes"] if quote["parent"] is not None]

    assert children
    for child in children:
        outer = by_id[child["parent"]]["parts"]
        for span in (*child["parts"], child["cue"], child["source"]):
            assert any(p["start"] <= span["start"] and span["end"] <= p["end"] for p in outer)


def test_every_source_is_a_mention_of_its_speaker(gold: dict[str, Any]) -> None:
    """A source refers to the speaker of its quotation, so it is among the speaker's mentions."""
    mentions = {
        speaker["id"]: [(m["start"], m["end"]) for m in speaker["mentions"]]
        for speaker in gold["speakers"]
    }

    for quote in gold["quotes"]:
        source = quote["source"]
        if source and source["text"] != "that":
            assert (source["start"], source["end"]) in mentions[quote["speaker"]]
        assert (source is None) == (quote["speaker"] is None)


def test_direct_quotations_stand_between_marks(text: str, gold: dict[str, Any]) -> None:
    """A part of a direct quotation has a quotation mark on each side and none at its edges."""
    for quote in gold["quotes"]:
        if quote["kind"] == "direct":
            for part in quote["parts"]:
                assert text[part["start"] - 1] == "“"
                assert text[part["end"]] == "”"


def test_captions_slideshows_and_footer_hold_no_quotation(text: str, gold: dict[str, Any]) -> None:
    """No part lies in a line that is no running text."""
    outside = [
        (start, start + len(line))
        for line in text.split("\n")
        if line.startswith(("Slideshow:", "Read more")) or "(Photo:" in line
        for start in [text.index(line)]
    ]

    assert len(outside) == 5
    for quote in gold["quotes"]:
        for part in quote["parts"]:
            assert not any(start < part["end"] and part["start"] < end for start, end in outside)


def test_speakers_have_their_fullest_names(gold: dict[str, Any]) -> None:
    """Names leave out titles where there is a first name, and aliases are other names."""
    names = {speaker["name"] for speaker in gold["speakers"]}

    assert {"Jens Stoltenberg", "Theresa May", "Trump"} <= names
    for speaker in gold["speakers"]:
        assert speaker["name"] not in speaker["aliases"]
