"""Parents of utterances: a report inside a quotation ends with it, and none occurs twice."""

import attrs
import pytest

from quoteattr.find import find
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.nesting import UtteranceDraft, with_parents
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.golden import golden
from tests.parses import read_parse

FIRST = StretchIndex(0)
ANNOTATED = read_parse(
    """
“|3 Ann|PROPN|3|nsubj said|VERB|7|ccomp it|PRON|5|nsubj fell|VERB|3|ccomp ,”|3 he|PRON|8|nsubj
  cried|VERB|0|root , “|11 and|CCONJ|12|cc sank/sink|VERB|5|conj ”|12 in|ADP|16|case the|DET|16|det
  bay|NOUN|12|obl .
"""
)
TEXT = ANNOTATED.text


def quoted_levels() -> Levels:
    """Return the sentence with its two quoted stretches."""
    return Levels(ANNOTATED, find_stretches(TEXT, ANNOTATED.paragraphs))


def draft(
    kind: QuoteKind, *words: str, level: StretchIndex = NARRATION, probability: float | None = None
) -> UtteranceDraft:
    """Return words as an utterance with the cue "said"."""
    parts = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in words)
    said = TEXT.index("said")
    cue = Words(3, Extent.single(said, said + 4))
    utterance = Utterance(kind, parts, FoundBy.MARKS, cue=cue, probability=probability)
    return UtteranceDraft(utterance, level)


QUOTED = attrs.evolve(
    draft(QuoteKind.DIRECT, "Ann said it fell,", "and sank"),
    stretches=frozenset({FIRST, StretchIndex(1)}),
)


def nested(*drafts: UtteranceDraft) -> list[tuple[list[str], int | None]]:
    """Return the parts and the parent of each utterance."""
    utterances = with_parents(quoted_levels(), drafts)
    return [([part.of(TEXT) for part in one.parts], one.parent) for one in utterances]


def test_a_report_inside_a_quotation_ends_with_it() -> None:
    """The parser ignores marks, and attaches the words after them to the clause."""
    inner = draft(QuoteKind.INDIRECT, "it fell,” he cried, “and sank” in the bay", level=FIRST)

    assert nested(inner, QUOTED) == [
        (["Ann said it fell,", "and sank"], None),
        (["it fell,", "and sank"], 0),
    ]


def test_a_report_without_words_in_its_quotation_is_dropped() -> None:
    """A cue inside a quotation reports nothing outside it."""
    assert len(nested(draft(QuoteKind.INDIRECT, "in the bay", level=FIRST), QUOTED)) == 1


def test_a_report_is_nested_only_if_its_content_is() -> None:
    """It is not enough that its cue is inside."""
    outer = draft(QuoteKind.INDIRECT, "Ann said it")
    inner = draft(QuoteKind.INDIRECT, "it fell")

    assert nested(outer, inner) == [(["Ann said it"], None), (["it fell"], None)]


@pytest.mark.parametrize("probabilities", [(0.4, 0.6), (0.6, 0.4), (None, 0.6)])
def test_two_reports_of_equal_words_are_one_utterance(
    probabilities: tuple[float | None, float],
) -> None:
    """The more probable one counts; one that the network does not find counts least."""
    drafts = [draft(QuoteKind.INDIRECT, "it fell", probability=value) for value in probabilities]
    (utterance,) = with_parents(quoted_levels(), drafts)

    assert utterance.probability == 0.6


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The utterances and their depths are those of the file."""
    annotated = read_parse(given)

    utterances, _ = find(annotated, Lexicon.load())

    lines = []
    for utterance in utterances:
        depth, parent = 0, utterance.parent
        while parent is not None:
            depth, parent = depth + 1, utterances[parent].parent
        parts = " / ".join(part.of(annotated.text) for part in utterance.parts)
        lines.append(f"{'> ' * depth}[{parts}]")
    assert "\n".join(lines) == expected
