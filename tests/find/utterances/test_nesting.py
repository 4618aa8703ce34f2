"""Parents of utterances: a report inside a quotation ends with it, and none occurs twice."""

import attrs
import pytest

from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.nesting import Draft, with_parents
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.find.utterances.finding import found
from tests.parses import parsed

FIRST = StretchIndex(0)
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


def quoted_levels() -> Levels:
    """Return the sentence with its two quoted stretches."""
    annotated = parsed(TEXT, ROWS)
    return Levels(annotated, find_stretches(TEXT, annotated.paragraphs))


def draft(
    kind: QuoteKind, *words: str, level: StretchIndex = NARRATION, confidence: float = 1.0
) -> Draft:
    """Return words as an utterance with the cue "said"."""
    parts = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in words)
    said = TEXT.index("said")
    cue = Words(3, Extent.single(said, said + 4))
    utterance = Utterance(kind, parts, FoundBy.MARKS, cue=cue, confidence=confidence)
    return Draft(utterance, level)


QUOTED = attrs.evolve(
    draft(QuoteKind.DIRECT, "Ann said it fell,", "and sank"),
    stretches=frozenset({FIRST, StretchIndex(1)}),
)


def nested(*drafts: Draft) -> list[tuple[list[str], int | None]]:
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


@pytest.mark.parametrize("confidences", [(0.4, 0.6), (0.6, 0.4)])
def test_two_reports_of_equal_words_are_one_utterance(confidences: tuple[float, float]) -> None:
    """The more certain one counts."""
    drafts = [draft(QuoteKind.INDIRECT, "it fell", confidence=value) for value in confidences]
    (utterance,) = with_parents(quoted_levels(), drafts)

    assert utterance.confidence == 0.6


def test_a_phrase_and_its_verb_are_one_report() -> None:
    """Both "want to know" and "know" are cues in the lexicon, with different acts."""
    text = "The senators want to know why the bridge closed and who paid."
    (utterance,), _ = found(
        text,
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

    assert utterance.parts[0].of(text) == "why the bridge closed and who paid"


def test_a_report_inside_a_quotation_has_it_as_its_parent() -> None:
    """The parent is the index of the quotation."""
    text = "“I said it was late,” Ann said."
    utterances, _ = found(
        text,
        """
        “ “ PUNCT 3 punct
        I I PRON 3 nsubj
        said say VERB 10 ccomp
        it it PRON 6 nsubj
        was be AUX 6 cop
        late late ADJ 3 ccomp
        , , PUNCT 3 punct
        ” ” PUNCT 3 punct
        Ann Ann PROPN 10 nsubj
        said say VERB 0 root
        . . PUNCT 10 punct
        """,
    )

    assert [utterance.parent for utterance in utterances] == [None, 0]
    assert utterances[1].parts[0].of(text) == "it was late"


def test_a_report_inside_a_content_has_it_as_its_parent() -> None:
    """Ann's utterance contains Bob's."""
    text = "Ann said that Bob told them that rain fell."
    (outer, inner), _ = found(
        text,
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root VBD
        that that SCONJ 5 mark
        Bob Bob PROPN 5 nsubj
        told tell VERB 2 ccomp VBD
        them they PRON 5 iobj
        that that SCONJ 9 mark
        rain rain NOUN 9 nsubj
        fell fall VERB 5 ccomp
        . . PUNCT 2 punct
        """,
    )

    assert (outer.parent, inner.parent) == (None, 0)
