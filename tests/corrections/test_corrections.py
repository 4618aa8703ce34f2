"""Corrections as a value: their record, what holds of every corrected document, the log."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.corrections.corrections import Corrections
from quoteattr.errors import CorrectionsError
from quoteattr.schema.document import Document
from quoteattr.schema.records.consistency import faults
from tests.corrections.scene import corrections, scene, shown

PEOPLE = ["Ann", "Bob", "the cook", "she", "nobody"]
WORDS = ["Late!", "Yes.", "Never, I say."]


@st.composite
def marked_texts(draw: st.DrawFn) -> str:
    """Draw a text with quotations and their speakers in the notation of `scene`."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        speaker = draw(st.sampled_from(PEOPLE[:-1]))
        words = draw(st.sampled_from(["", speaker, "he"]))
        addressee = draw(st.sampled_from(["", ">Ann", ">Zoe"]))
        quoted = draw(st.sampled_from(WORDS))
        lines.append(f"“{quoted}” said {{{words}={speaker}{addressee}}} then.")
    return "\n".join(lines)


@st.composite
def lines(draw: st.DrawFn, document: Document) -> str:
    """Draw some corrections of a document."""
    written = []
    for _ in range(draw(st.integers(0, 5))):
        place = f"“{draw(st.sampled_from(document.quotes)).text}”"
        one, other = draw(st.sampled_from(PEOPLE[:-1])), draw(st.sampled_from(PEOPLE[:-1]))
        written.append(
            draw(
                st.sampled_from(
                    [
                        f"set-speaker {place} {draw(st.sampled_from(PEOPLE))}",
                        f"set-addressee {place} {draw(st.sampled_from(PEOPLE))}",
                        f"set-kind {place} indirect",
                        f"set-act {place} thought",
                        f"remove-quote {place}",
                        f"add-quote “said” {draw(st.sampled_from(PEOPLE))}",
                        f"add-quote {place} {one}",
                        f"rename-speaker {one} = {other}",
                        f"merge-speakers {one} = {other}",
                        f"split-speaker {place} {one} = {other}",
                    ]
                )
            )
        )
    return "\n".join(written)


@given(st.data())
def test_every_corrected_document_is_consistent(data: st.DataObject) -> None:
    """Whatever is corrected, the invariants hold, and the record reads back."""
    document = scene(data.draw(marked_texts()))
    asked = corrections(data.draw(lines(document)), document)

    result = asked.apply(document).document

    known = [speaker.name for speaker in result.speakers]
    assert list(faults(result, known=known)) == []
    assert result.text == document.text
    record = json.loads(json.dumps(asked.to_record()))
    assert Corrections.from_record(record) == asked
    assert Document.from_record(result.to_record(), result.text) == result


@given(st.data())
def test_to_correct_nothing_changes_nothing(data: st.DataObject) -> None:
    """Reading a document into a draft and back loses nothing."""
    document = scene(data.draw(marked_texts()))
    quote = data.draw(st.sampled_from(document.quotes))

    asked = corrections(f"set-kind “{quote.text}” direct", document)

    assert asked.apply(document).document == document


def test_what_does_not_fit_is_a_warning_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """`Document.corrected` returns the document alone."""
    document = scene("“Late!” {=Ann}")
    asked = corrections("rename-speaker Zoe = Zoë\nset-speaker “Late!” Bob", document)

    with caplog.at_level(logging.WARNING):
        result = document.corrected(asked)

    assert list(shown(result)) == ["“Late!” Bob !", "1 Bob"]
    assert caplog.messages == ["scene: correction 1 (rename-speaker): nobody is called 'Zoe'"]


def _record(**action: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    return {"type": "quoteattr corrections", "version": 1, "corrections": [action]}


_QUOTE = {"parts": [{"start": 1, "end": 6, "text": "Late!"}]}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"version": 1}, "corrections: type must be 'quoteattr corrections', got ''"),
        (
            {"type": "quoteattr corrections", "version": 2},
            "corrections: version 2 cannot be read, only version 1",
        ),
        (
            _record(action="set-quote"),
            (
                "corrections.corrections[0]: action must be one of set-speaker, set-addressee, "
                "set-kind, set-act, remove-quote, add-quote, rename-speaker, merge-speakers, "
                "split-speaker, got 'set-quote'"
            ),
        ),
        (_record(action="set-speaker"), "corrections.corrections[0]: quote is missing"),
        (
            _record(action="set-speaker", quote=_QUOTE, speaker={"name": " "}),
            "corrections.corrections[0].speaker: name must not be blank",
        ),
        (
            _record(action="set-kind", quote=_QUOTE, kind="oblique"),
            (
                "corrections.corrections[0]: kind must be one of direct, indirect, mixed, "
                "got 'oblique'"
            ),
        ),
        (
            _record(action="remove-quote", quote={"parts": []}),
            "corrections.corrections[0].quote: parts must not be empty",
        ),
        (
            _record(action="remove-quote", quote={"start": 3, "end": 1, "text": "Late!"}),
            "corrections.corrections[0].quote: 3..1 is not a span: 0 <= start <= end must hold",
        ),
        (
            _record(action="merge-speakers", speakers=[{"name": "Ann"}]),
            "corrections.corrections[0]: speakers must be two or more",
        ),
    ],
)
def test_a_broken_record_says_where(record: dict[str, Any], message: str) -> None:
    """A page, a person or a program wrote it."""
    with pytest.raises(CorrectionsError) as caught:
        Corrections.from_record(record)

    assert str(caught.value) == message
