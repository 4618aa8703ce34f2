"""The speaker by layout."""

import attrs
import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import SpeakerLabel, Utterance
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The rule and the words that name the speaker are those of the file."""
    annotated = read_parse(given)
    start = annotated.text.index("Rain")
    utterance = Utterance(QuoteKind.DIRECT, (Span(start, start + 5),), found_by=FoundBy.MARKS)

    (found,) = attribute(annotated, [utterance], Lexicon.load())

    source = found.source.of(annotated.text) if found.source else "-"
    assert f"{found.attributed_by} | {source}" == expected


def test_a_label_is_not_the_source_of_a_report() -> None:
    """In `Ann: I was told to go` the source of the report is not named."""
    annotated = read_parse(
        """
        Ann|PROPN|0|root : I|PRON|5|nsubj:pass was|AUX|5|aux:pass told|VERB|1|parataxis
          to|PART|7|mark go|VERB|5|xcomp
        """
    )
    reported = Utterance(QuoteKind.INDIRECT, (Span(5, 21),), found_by=FoundBy.ORDER)

    (found,) = attribute(annotated, [reported], Lexicon.load())

    assert found.source is None


def test_a_colon_introduces_what_follows_it_in_its_paragraph() -> None:
    """The quotation of the next paragraph is a reply."""
    annotated = read_parse(
        """
        Ann|PROPN|3|nsubj was|AUX|3|cop blunt|ADJ|0|root :|5 Rain|NOUN|3|parataxis !|5

        Snow|NOUN|0|root !
        """
    )
    starts = map(annotated.text.index, ("Rain", "Snow"))
    said, reply = (
        Utterance(QuoteKind.DIRECT, (Span(start, start + 5),), found_by=FoundBy.MARKS)
        for start in starts
    )

    found = attribute(annotated, [said, reply], Lexicon.load())

    assert [one.attributed_by for one in found] == [AttributedBy.COLON, AttributedBy.ALTERNATION]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("“ Rain|NOUN|0|root ! ” – Ann|PROPN|6|vocative , Lee|PROPN|3|conj", "Ann"),
        ("“ Rain|NOUN|0|root ! ” (|7 Ann|PROPN|7|dep )|7", "Ann"),
        ("“ Rain|NOUN|0|root ! ” (|7 Lee|PROPN|7|dep )|7", None),
        (
            "“ Rain|NOUN|0|root ! ”\n\nCllr|PROPN|2|nmod Ann|PROPN|0|root , Lee|PROPN|2|appos",
            "Cllr Ann",
        ),
        ("“ Rain|NOUN|0|root ! ”\n\nAnn|PROPN|2|nsubj slept/sleep|VERB|0|root|VBD", None),
    ],
    ids=["name and place", "brackets", "no person", "line below", "sentence below"],
)
def test_a_person_signs(notation: str, expected: str | None) -> None:
    """With a dash, in brackets, or on a line of their own right below."""
    annotated = read_parse(notation, entities=(("Ann", "PER"),))
    annotated = attrs.evolve(annotated, text=annotated.text.replace("\n\n", " \n"))
    start = annotated.text.index("Rain")
    utterance = Utterance(QuoteKind.DIRECT, (Span(start, start + 5),), found_by=FoundBy.MARKS)

    (found,) = attribute(annotated, [utterance], Lexicon.load())

    assert (found.source.of(annotated.text) if found.source else None) == expected


def test_the_verb_behind_the_name_of_a_sender_is_the_cue() -> None:
    """`Ann wrote:` above a quoted reply."""
    annotated = read_parse("Ann|PROPN|2|nsubj wrote/write|VERB|0|root :\n\nRain|NOUN|0|root !")
    start = annotated.text.index("Rain")
    utterance = Utterance(
        QuoteKind.DIRECT,
        (Span(start, start + 6),),
        found_by=FoundBy.MARKS,
        label=SpeakerLabel(Span(0, 3), "Ann"),
    )

    (found,) = attribute(annotated, [utterance], Lexicon.load())

    assert (found.cue.of(annotated.text) if found.cue else None) == "wrote"
