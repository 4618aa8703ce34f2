"""Consistency of a document: each condition is broken once, and the fault names the place."""

from collections.abc import Callable

import attrs
import pytest

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Cue, Quote, Speaker, Term
from quoteattr.schema.records.consistency import faults
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT, MAYOR, TEXT, mention, span

FIRST, SECOND = DOCUMENT.quotes
LAZY = attrs.evolve(SECOND, id=3, parts=(span("lazy"),), text="lazy", cue=None, parent=2)


def quoted(*quotes: Quote) -> Document:
    """Return the document with other quotations."""
    return attrs.evolve(DOCUMENT, quotes=quotes)


def with_mayor(mayor: Speaker) -> Document:
    """Return the document with another mayor, who speaks in it."""
    quote = attrs.evolve(FIRST, speaker=mayor)
    return attrs.evolve(DOCUMENT, quotes=(quote, SECOND), speakers=(mayor,))


BROKEN: dict[str, tuple[Callable[[], Document], str]] = {
    "end": (
        lambda: attrs.evolve(DOCUMENT, terms=(Term(Span(0, 999), TEXT),)),
        "offsets: a term: 0..999 is outside",
    ),
    "order": (
        lambda: quoted(attrs.evolve(FIRST, parts=FIRST.parts[::-1])),
        "offsets: quote 1: parts must be in text order",
    ),
    "words": (lambda: quoted(attrs.evolve(FIRST, text="No.")), "words: quote 1 has the text 'No.'"),
    "same id": (lambda: quoted(FIRST, attrs.evolve(SECOND, id=1)), "ids: id 1 occurs twice"),
    "stranger": (
        lambda: attrs.evolve(DOCUMENT, speakers=()),
        "speakers: the speaker of quote 1 is not a speaker",
    ),
    "changed": (
        lambda: attrs.evolve(DOCUMENT, speakers=(attrs.evolve(MAYOR, gender=None),)),
        "speakers: the speaker of quote 1 is not a speaker",
    ),
    "no parent": (
        lambda: quoted(attrs.evolve(FIRST, parent=7)),
        "parents: the parent of quote 1 is 7, not another",
    ),
    "circle": (
        lambda: quoted(attrs.evolve(FIRST, parent=2), attrs.evolve(SECOND, parent=1)),
        "parents: the parents of quote 1 form a circle",
    ),
    "no number": (
        lambda: quoted(attrs.evolve(FIRST, confidence=float("nan"))),
        "confidence: the confidence of quote 1 must be from 0 to 1, got nan",
    ),
    "empty": (
        lambda: quoted(attrs.evolve(FIRST, cue=Cue((Span(24, 24),), ""))),
        "not empty: the cue of quote 1",
    ),
    "numbers": (lambda: quoted(SECOND), "numbered: quotes are not numbered from 1"),
    "text order": (
        lambda: quoted(attrs.evolve(SECOND, id=1), attrs.evolve(FIRST, id=2)),
        "numbered: quote 2 is before quote 1",
    ),
    "speaker ids": (
        lambda: with_mayor(attrs.evolve(MAYOR, id=0)),
        "numbered: the ids of the speakers do not ascend",
    ),
    "mentions": (
        lambda: with_mayor(attrs.evolve(MAYOR, mentions=MAYOR.mentions[::-1])),
        "in order: the mentions of speaker 1",
    ),
    "first mentions": (
        lambda: attrs.evolve(
            DOCUMENT,
            speakers=(
                attrs.evolve(MAYOR, mentions=MAYOR.mentions[1:]),
                attrs.evolve(MAYOR, id=2, mentions=MAYOR.mentions[:1]),
            ),
        ),
        "in order: speaker 2 ('Ada Brook') is mentioned before speaker 1",
    ),
    "terms": (
        lambda: attrs.evolve(
            DOCUMENT, terms=tuple(Term(span(words), words) for words in ("lazy", "bridge"))
        ),
        "in order: the term 'bridge' is before 'lazy'",
    ),
    "twice": (
        lambda: quoted(FIRST, SECOND, attrs.evolve(SECOND, id=3)),
        "once: quote 3 is quote 2 again",
    ),
    "outside": (
        lambda: quoted(FIRST, SECOND, attrs.evolve(LAZY, parent=1)),
        "nested: quote 3",
    ),
    "between": (
        lambda: quoted(
            FIRST, attrs.evolve(LAZY, id=2, parent=1, parts=(span("Ada"),), text="Ada"), LAZY
        ),
        "nested: quote 2",
    ),
    "later": (
        lambda: quoted(attrs.evolve(FIRST, parent=2), SECOND),
        "nested: the parent of quote 1, 2, does not come before it",
    ),
    "cue inside": (
        lambda: quoted(attrs.evolve(FIRST, cue=Cue((span("closed"),), "closed"))),
        "apart: the cue 'closed' of quote 1 is inside it",
    ),
    "source inside": (
        lambda: quoted(attrs.evolve(FIRST, source=mention("bridge", MAYOR.mentions[0].form))),
        "apart: the source 'bridge' of quote 1 is inside it",
    ),
    "no name": (lambda: with_mayor(attrs.evolve(MAYOR, name=" ")), "named: speaker 1 has no name"),
    "no alias": (
        lambda: with_mayor(attrs.evolve(MAYOR, aliases=("",))),
        "named: speaker 1 ('Ada Brook') has an empty",
    ),
    "no mention": (
        lambda: with_mayor(attrs.evolve(MAYOR, mentions=())),
        "mentioned: speaker 1 ('Ada Brook')",
    ),
    "silent": (
        lambda: attrs.evolve(DOCUMENT, quotes=(attrs.evolve(FIRST, speaker=None), SECOND)),
        "speaking: speaker 1 ('Ada Brook') neither speaks",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_promise_is_named_with_its_place(case: str) -> None:
    """Each fault has the name of its check before it, and says which quotation or speaker."""
    make, expected = BROKEN[case]

    assert any(fault.startswith(expected) for fault in faults(make())), [*faults(make())]


def test_a_sound_document_has_no_fault() -> None:
    """Interrupted quotations, discontinuous cues and a quotation inside another are fine."""
    assert not list(faults(quoted(FIRST, SECOND, LAZY)))


def test_a_known_character_needs_no_mention() -> None:
    """A speaker of the user's list may be found by the turns of a conversation alone."""
    assert not list(faults(with_mayor(attrs.evolve(MAYOR, mentions=())), known=["Ada Brook"]))
