"""From a parse to utterances: the three wings together, with a network."""

import attrs
import pytest

from quoteattr.find import find
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent
from quoteattr.schema.utterance import Utterance
from tests.parses import parsed

LEXICON = Lexicon.load()
TEXT = "Old Ann then {} that “rain” fell."
ROWS = """
Old old ADJ 2 amod
Ann Ann PROPN 4 nsubj
then then ADV 4 advmod
{} {} VERB 0 root
that that SCONJ 9 mark
“ " PUNCT 7 punct
rain rain NOUN 9 nsubj
” " PUNCT 7 punct
fell fall VERB 4 ccomp
. . PUNCT 4 punct
"""
RELATION = Relation(cue=(2, 3), source=(0, 1), content=(4, 5, 6, 7, 8, 9), confidence=0.8)


def annotated_with(form: str, lemma: str, relation: Relation = RELATION) -> AnnotatedText:
    """Return the sentence with a cue and a relation of the network."""
    annotated = parsed(TEXT.format(form), ROWS.format(form, lemma))
    return attrs.evolve(annotated, relations=(relation,))


def utterances(annotated: AnnotatedText) -> tuple[Utterance, ...]:
    """Return the utterances."""
    return find(annotated, LEXICON)[0]


def test_a_report_becomes_an_utterance() -> None:
    """It has cue and source, and no full stop."""
    annotated = annotated_with("said", "say")
    (utterance,) = utterances(annotated)

    assert utterance.kind is QuoteKind.MIXED
    assert utterance.parts[0].of(annotated.text) == "that “rain” fell"
    assert utterance.cue is not None
    assert utterance.cue.of(annotated.text) == "then said"
    assert utterance.source is not None
    assert utterance.source.of(annotated.text) == "Old Ann"
    assert utterance.confidence == pytest.approx(1 - 0.2**2.5)


def test_a_relation_without_a_source_gives_an_utterance_without_one() -> None:
    """The source is left to the rules of attribution."""
    annotated = annotated_with("said", "say", attrs.evolve(RELATION, source=()))

    assert utterances(annotated)[0].source is None


@pytest.mark.parametrize(("form", "lemma", "found"), [("said", "say", 1), ("hoped", "hope", 0)])
def test_a_report_that_only_rules_find_is_kept_unless_it_is_a_thought(
    form: str, lemma: str, found: int
) -> None:
    """The rules find too many thoughts."""
    annotated = attrs.evolve(annotated_with(form, lemma), relations=())

    assert len(utterances(annotated)) == found


def test_the_network_gives_the_source_where_the_parse_has_no_subject() -> None:
    """The source is in the sentence of the cue."""
    text = "Ann, yelled back, “Rain!”"
    rows = """
    Ann Ann PROPN 7 vocative
    , , PUNCT 1 punct
    yelled yell VERB 0 root VBD
    back back ADV 3 advmod
    , , PUNCT 7 punct
    “ “ PUNCT 7 punct
    Rain rain NOUN 3 ccomp
    ! ! PUNCT 7 punct
    ” ” PUNCT 7 punct
    """
    relation = Relation(cue=(2, 3), source=(0,), content=(5, 6, 7, 8), confidence=0.9)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(0, 3)


def test_an_unsure_network_still_gives_the_source_of_a_reporting_clause() -> None:
    """The clause beside the quotation confirms the report."""
    text = "Bob rose and Ann, cried, “Rain!”"
    rows = """
    Bob Bob PROPN 2 nsubj
    rose rise VERB 0 root VBD
    and and CCONJ 6 cc
    Ann Ann PROPN 9 vocative
    , , PUNCT 4 punct
    cried cry VERB 2 conj VBD
    , , PUNCT 9 punct
    “ “ PUNCT 9 punct
    Rain rain NOUN 6 ccomp
    ! ! PUNCT 9 punct
    ” ” PUNCT 9 punct
    """
    relation = Relation(cue=(5,), source=(3,), content=(8,), confidence=0.3)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(13, 16)


def test_a_cleft_leads_into_a_quotation() -> None:
    """The network made "What ... was" a part of the content."""
    text = "What Ann said was “Rain fell.”"
    rows = """
    What what PRON 6 nsubj
    Ann Ann PROPN 3 nsubj
    said say VERB 1 acl:relcl VBD
    was be AUX 6 cop VBD
    “ “ PUNCT 6 punct
    Rain rain NOUN 0 root
    fell fall VERB 6 acl VBD
    . . PUNCT 6 punct
    ” ” PUNCT 6 punct
    """
    relation = Relation(cue=(2,), source=(1,), content=(0, 3, 4, 5, 6, 7, 8), confidence=0.9)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert (utterance.kind, utterance.parts[0].of(text)) == (QuoteKind.DIRECT, "Rain fell.")
