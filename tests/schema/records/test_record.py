"""The record: written, read back, and refused where it is wrong."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import RecordError
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Speaker
from quoteattr.schema.records.consistency import WELL_FORMED
from tests.documents import DOCUMENT, TEXT
from tests.strategies import documents

_BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "version": (lambda record: record.update(version=2), "record: version 2"),
    "no version": (lambda record: record.pop("version"), "record: version must be"),
    "hash": (lambda record: record.update(text_sha256="0"), "record: text_sha256"),
    "quotes": (lambda record: record.update(quotes={}), "record: quotes must be a list"),
    "quote": (lambda record: record["quotes"].append(7), r"record.quotes\[2\]: expected an object"),
    "kind": (lambda record: record["quotes"][0].update(kind="loud"), "kind must be one of direct"),
    "id": (lambda record: record["quotes"][0].update(id="one"), "id must be a whole number"),
    "true": (lambda record: record["quotes"][0].update(id=True), "id must be a whole number"),
    "same id": (lambda record: record["quotes"][0].update(id=2), "id 2 occurs twice in quotes"),
    "speaker": (lambda record: record["quotes"][0].update(speaker=9), "no speaker of that id"),
    "parent": (lambda record: record["quotes"][0].update(parent=1), "parent of quote 1 is 1"),
    "no such parent": (lambda record: record["quotes"][0].update(parent=9), "1 is 9, not another"),
    "circle": (
        lambda record: [record["quotes"][n].update(parent=2 - n) for n in (0, 1)],
        "the parents of quote 1 form a circle",
    ),
    "large confidence": (
        lambda record: record["quotes"][0].update(confidence=10**400),
        r"quotes\[0\]: confidence is too large a number",
    ),
    "large id": (lambda record: record["quotes"][0].update(id=10**5000), "id is too large"),
    "no number": (
        lambda record: record["quotes"][0].update(confidence=float("nan")),
        "from 0 to 1, got nan",
    ),
    "deep": (lambda record: record["quotes"][0].update(rule=_deep(5000)), "rule must be a string"),
    "confidence": (lambda record: record["quotes"][0].update(confidence=7), "from 0 to 1"),
    "no parts": (lambda record: record["quotes"][0].pop("parts"), "parts are missing"),
    "empty parts": (lambda record: record["quotes"][0].update(parts=[]), "must not be empty"),
    "order": (lambda record: record["quotes"][0]["parts"].reverse(), "in text order"),
    "offset": (
        lambda record: record["quotes"][1]["parts"][0].update(end=10_000),
        r"record.quotes\[1\].parts\[0\]: .* outside a text of \d+ characters",
    ),
    "shifted": (
        lambda record: record["quotes"][1]["parts"][0].update(start=3, end=5),
        "the text there is 'e ', not",
    ),
    "text": (lambda record: record["quotes"][1].update(text="it was"), "the text there is"),
    "aliases": (lambda record: record["speakers"][0].update(aliases=[1]), "must be strings"),
    "gender": (lambda record: record["speakers"][0].update(gender="x"), "he, she, they"),
    "meta": (lambda record: record.update(meta={"a": 1}), "meta must map strings to strings"),
}


def _deep(levels: int) -> list[Any]:
    """Return lists in lists."""
    content: list[Any] = []
    for _ in range(levels):
        content = [content]
    return content


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 70),
    st.sampled_from([10**400, -(10**5000), float("nan"), float("inf"), 1e308, "x", "", _deep(50)]),
    st.text(max_size=3),
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(st.sampled_from(["start", "end", "text", "id"]), st.integers(0, 9), max_size=3),
)


@st.composite
def _broken_places(draw: st.DrawFn, record: dict[str, Any]) -> None:
    """Change one place of a record: to another value, no value, or that of another place."""
    places = list(_places(record))
    holder, key = draw(st.sampled_from(places))
    if draw(st.booleans()):
        other, own = draw(st.sampled_from(places))
        holder[key] = json.loads(json.dumps(other[own])) if own in _keys(other) else None
    elif isinstance(holder, dict) and draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = draw(_VALUES)


def _places(content: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  whatever a record holds
    """Yield every dict and list in a record with each of its keys or positions."""
    for key in _keys(content):
        yield content, key
        if isinstance(content[key], dict | list):
            yield from _places(content[key])


def _keys(content: Any) -> list[Any]:  # noqa: ANN401  as above
    return list(content) if isinstance(content, dict) else list(range(len(content)))


@given(documents())
def test_reading_what_was_written_gives_an_equal_document(document: Document) -> None:
    """A record contains everything but the text."""
    assert Document.from_record(document.to_record(), document.text) == document


@given(documents())
def test_a_record_survives_json(document: Document) -> None:
    """Only lists, dicts and plain values are in a record."""
    encoded = json.dumps(document.to_record())

    assert Document.from_record(json.loads(encoded), document.text) == document


def test_a_name_has_the_character_whose_halves_were_given() -> None:
    """JSON cannot distinguish the two, and no offset points into a name."""
    speaker = Speaker(1, "\ud83d\ude00", aliases=("Ada \ud83d\ude00", "\ud83d"))

    assert (speaker.name, *speaker.aliases) == ("\U0001f600", "Ada \U0001f600", "\ud83d")


@given(documents(), st.data())
def test_a_broken_record_is_read_or_refused(document: Document, data: st.DataObject) -> None:
    """Any value at any place of a record gives a sound document or a `RecordError`."""
    record = document.to_record()
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(_broken_places(record))
    try:
        read = Document.from_record(record, document.text)
    except RecordError:
        return

    assert not [fault for check in WELL_FORMED.values() for fault in check(read)]
    assert Document.from_record(read.to_record(), read.text) == read


@given(documents())
def test_tuples_do_for_lists(document: Document) -> None:
    """Some stores return lists as tuples."""

    def frozen(value: Any) -> Any:  # noqa: ANN401  whatever a record holds
        if isinstance(value, dict):
            return {key: frozen(item) for key, item in value.items()}
        return tuple(map(frozen, value)) if isinstance(value, list) else value

    assert Document.from_record(frozen(document.to_record()), document.text) == document


def test_halves_of_a_pair_may_be_joined_by_json() -> None:
    """The copy of the text in a record is compared in the form that JSON can represent."""
    document = Document("\ud83d\ude00")
    record = document.to_record()
    record["terms"] = [{"start": 0, "end": 2, "text": "\U0001f600"}]

    assert Document.from_record(record, document.text).terms[0].text == document.text


def test_one_part_is_written_flat_and_several_as_parts() -> None:
    """A discontinuous cue has its stretches under `parts`."""
    first, second = (quote["cue"] for quote in DOCUMENT.to_record()["quotes"])

    assert first == {"start": 24, "end": 30, "text": "warned"}
    assert [part["text"] for part in second["parts"]] == ["took", "to task"]


def test_what_may_be_left_out_has_a_default() -> None:
    """An annotation made by hand needs neither rule nor confidence, cue nor aliases."""
    record = {
        "version": 1,
        "text_sha256": Document("Hush!").text_sha256,
        "quotes": [
            {"id": 1, "kind": "direct", "act": "speech", "parts": [{"start": 0, "end": 5}]},
        ],
    }

    assert Document.from_record(record, "Hush!").quotes[0].text == "Hush!"


def test_unknown_keys_are_ignored() -> None:
    """A later writer may add keys."""
    assert Document.from_record({**DOCUMENT.to_record(), "mood": "grave"}, TEXT) == DOCUMENT


@pytest.mark.parametrize("case", _BROKEN)
def test_a_broken_record_is_refused_with_the_place(case: str) -> None:
    """The error says what is wrong and where."""
    breaks, message = _BROKEN[case]
    record = json.loads(json.dumps(DOCUMENT.to_record()))
    breaks(record)

    with pytest.raises(RecordError, match=message):
        Document.from_record(record, TEXT)


def test_a_record_of_another_text_is_refused() -> None:
    """A record cannot be laid over a text that it was not made from."""
    with pytest.raises(RecordError, match="belongs to another text"):
        Document.from_record(DOCUMENT.to_record(), TEXT + " ")
