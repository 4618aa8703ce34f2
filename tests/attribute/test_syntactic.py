"""The speaker by syntax."""

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.golden import golden
from tests.parses import read_parse


def utterance_with_cue(annotated: AnnotatedText, cue: str) -> Utterance:
    """Return an utterance whose cue is the word `cue`."""
    head = next(token for token in annotated.tokens if token.text == cue)
    rain = annotated.text.index("rain fell")
    return Utterance(
        QuoteKind.INDIRECT,
        (Span(rain, rain + 9),),
        found_by=FoundBy.COMPLEMENT,
        cue=Words.single(head),
    )


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The rule and the words that name the speaker are those of the file."""
    annotated = read_parse(given)
    cue, _, rule_and_source = expected.partition(" | ")

    (found,) = attribute(annotated, [utterance_with_cue(annotated, cue)], Lexicon.load())

    source = found.source.of(annotated.text) if found.source else "-"
    assert f"{found.attributed_by} | {source}" == rule_and_source


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [("another|DET|5|obj", "another"), ("the|DET|5|obj", None)],
    ids=["a person", "an article"],
)
def test_another_may_refer_to_a_person(speaker: str, expected: str | None) -> None:
    """`"Rain!" cried another.`, where the parser took the speaker for an object."""
    annotated = read_parse(f"“|2 Rain|NOUN|5|ccomp !|2 ”|2 cried|VERB|0|root {speaker} .")
    cue = annotated.tokens[4]
    quoted = Utterance(
        QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS, cue=Words.single(cue)
    )

    (found,) = attribute(annotated, [quoted], Lexicon.load())

    assert expected == (found.source.of(annotated.text) if found.source else None)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            (
                "put|VERB|0|root|VBD in|ADV|5|advmod the|DET|8|det "
                "eldest/old|ADJ|5|obl of|ADP|10|case us/we|PRON|8|nmod"
            ),
            "the eldest of us",
        ),
        (
            (
                "the|DET|6|det rest|NOUN|2|nsubj of|ADP|8|case us/we|PRON|6|nmod "
                "said|VERB|2|parataxis|VBD"
            ),
            "the rest of us",
        ),
        (
            (
                "Ann|PROPN|2|vocative ,|8 who|PRON|8|nsubj|WP "
                "sat/sit|VERB|5|acl:relcl|VBD ,|8 said|VERB|2|parataxis|VBD"
            ),
            "Ann",
        ),
    ],
    ids=["an adjective", "a part of a group", "before a clause between commas"],
)
def test_the_nominal_beside_the_cue(clause: str, expected: str) -> None:
    """Where the parser saw no subject, the nearest nominal is the source."""
    annotated = read_parse(f"“|2 Rain|NOUN|5|ccomp !|2 ”|2 {clause} .|2")
    cue = next(token for token in annotated.tokens if token.text in {"put", "said"})
    quoted = Utterance(
        QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS, cue=Words.single(cue)
    )

    (found,) = attribute(annotated, [quoted], Lexicon.load())

    assert found.source is not None
    assert found.source.of(annotated.text).startswith(expected)
