"""What is said in a quotation stays inside it, and nothing is said twice."""

import attrs
import pytest

from quoteattr.find import find
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.nesting import Draft, with_parents
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.parses import parsed

TEXT = "“Ann said it fell,” he cried, “and sank” in the bay."
ROWS = """
“ “ PUNCT 3 punct
Ann Ann PROPN 3 nsubj
said say VERB 7 ccomp
it it PRON 5 nsubj
fell fall VERB 3 ccomp
,” ,” PUNCT 3 punct
he he PRON 8 nsubj
cried cry VERB 0 root
, , PUNCT 8 punct
“ “ PUNCT 11 punct
and and CCONJ 12 cc
sank sink VERB 5 conj
” ” PUNCT 12 punct
in in ADP 16 case
the the DET 16 det
bay bay NOUN 12 obl
. . PUNCT 8 punct
"""


def levels() -> Levels:
    """Return the sentence with its two quoted stretches."""
    annotated = parsed(TEXT, ROWS)
    return Levels(annotated, find_stretches(TEXT, annotated.paragraphs))


def draft(kind: QuoteKind, *words: str, level: int = NARRATION, confidence: float = 1.0) -> Draft:
    """Return words as something that is reported by "said"."""
    parts = tuple(Span(TEXT.index(own), TEXT.index(own) + len(own)) for own in words)
    said = TEXT.index("said")
    cue = Words(3, Extent.single(said, said + 4))
    utterance = Utterance(kind, parts, FoundBy.MARKS, cue=cue, confidence=confidence)
    return Draft(utterance, level)


QUOTED = attrs.evolve(
    draft(QuoteKind.DIRECT, "Ann said it fell,", "and sank"), stretches=frozenset({0, 1})
)


def nested(*drafts: Draft) -> list[tuple[list[str], int | None]]:
    """Return the parts and the parent of each utterance."""
    found = with_parents(levels(), drafts)
    return [([part.of(TEXT) for part in one.parts], one.parent) for one in found]


def test_what_is_said_in_a_quotation_ends_with_it() -> None:
    """The parser sees no marks, and takes what follows for a part of the clause."""
    inner = draft(QuoteKind.INDIRECT, "it fell,” he cried, “and sank” in the bay", level=0)

    assert nested(inner, QUOTED) == [
        (["Ann said it fell,", "and sank"], None),
        (["it fell,", "and sank"], 0),
    ]


def test_what_has_no_word_in_the_quotation_around_it_is_none() -> None:
    """A cue inside a quotation reports nothing that stands outside of it."""
    assert len(nested(draft(QuoteKind.INDIRECT, "in the bay", level=0), QUOTED)) == 1


def test_a_report_in_a_report_lies_in_its_content() -> None:
    """It is not enough that its cue does."""
    outer = draft(QuoteKind.INDIRECT, "Ann said it")
    inner = draft(QuoteKind.INDIRECT, "it fell")

    assert nested(outer, inner) == [(["Ann said it"], None), (["it fell"], None)]


@pytest.mark.parametrize("kinds", [(0.4, 0.6), (0.6, 0.4)])
def test_the_same_words_are_one_utterance(kinds: tuple[float, float]) -> None:
    """Of two reports of them the surer one counts."""
    drafts = [draft(QuoteKind.INDIRECT, "it fell", confidence=sure) for sure in kinds]
    (found,) = with_parents(levels(), drafts)

    assert found.confidence == 0.6


def test_a_phrase_and_its_verb_report_once() -> None:
    """Both "want to know" and "know" are cues in the lexicon, with another act each."""
    annotated = parsed(
        "The senators want to know why the bridge closed and who paid.",
        """
        The the DET 2 det
        senators senator NOUN 3 nsubj
        want want VERB 0 root VBP
        to to PART 5 mark
        know know VERB 3 xcomp VB
        why why ADV 9 advmod WRB
        the the DET 8 det
        bridge bridge NOUN 9 nsubj
        closed close VERB 5 ccomp VBD
        and and CCONJ 12 cc
        who who PRON 12 nsubj WP
        paid pay VERB 9 conj VBD
        . . PUNCT 3 punct
        """,
    )
    (found,), _ = find(annotated, Lexicon.load())

    assert found.parts[0].of(annotated.text) == "why the bridge closed and who paid"
