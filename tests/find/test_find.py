"""From a parse to utterances: the three wings together, with a network."""

import attrs
import pytest

from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent
from quoteattr.schema.utterance import Utterance
from tests.parses import read_parse

LEXICON = Lexicon.load()
NOTATION = """
Old|ADJ|2|amod Ann|PROPN|4|nsubj then|ADV|4|advmod {}|VERB|0|root that|SCONJ|9|mark “|7
  rain|NOUN|9|nsubj ”|7 fell|VERB|4|ccomp .
"""
RELATION = Relation(cue=(2, 3), source=(0, 1), content=(4, 5, 6, 7, 8, 9), confidence=0.8)


def annotated_with(cue: str, relation: Relation = RELATION) -> AnnotatedText:
    """Return the sentence with a cue and a relation of the network."""
    return attrs.evolve(read_parse(NOTATION.format(cue)), relations=(relation,))


def utterances(annotated: AnnotatedText) -> tuple[Utterance, ...]:
    """Return the utterances."""
    return find(annotated, LEXICON)[0]


def test_a_report_becomes_an_utterance() -> None:
    """It has cue and source, and no full stop."""
    annotated = annotated_with("said")
    (utterance,) = utterances(annotated)

    assert utterance.kind is QuoteKind.MIXED
    assert utterance.parts[0].of(annotated.text) == "that “rain” fell"
    assert utterance.cue is not None
    assert utterance.cue.of(annotated.text) == "then said"
    assert utterance.source is not None
    assert utterance.source.of(annotated.text) == "Old Ann"
    assert utterance.probability == 0.8


def test_a_relation_without_a_source_gives_an_utterance_without_one() -> None:
    """The source is left to the rules of attribution."""
    annotated = annotated_with("said", attrs.evolve(RELATION, source=()))

    assert utterances(annotated)[0].source is None


@pytest.mark.parametrize(("cue", "found"), [("said", 1), ("hoped/hope", 0)])
def test_a_report_that_only_rules_find_is_kept_unless_it_is_a_thought(cue: str, found: int) -> None:
    """The rules find too many thoughts."""
    annotated = attrs.evolve(annotated_with(cue), relations=())

    assert len(utterances(annotated)) == found


def test_the_network_gives_the_source_where_the_parse_has_no_subject() -> None:
    """The source is in the sentence of the cue."""
    notation = """
    Ann|PROPN|7|vocative ,|1 yelled/yell|VERB|0|root|VBD back|ADV|3|advmod ,|7 “|7 Rain|NOUN|3|ccomp
      !|7 ”|7
    """
    relation = Relation(cue=(2, 3), source=(0,), content=(5, 6, 7, 8), confidence=0.9)

    (utterance,) = utterances(attrs.evolve(read_parse(notation), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(0, 3)


def test_an_unsure_network_still_gives_the_source_of_a_reporting_clause() -> None:
    """The clause beside the quotation confirms the report."""
    notation = """
    Bob|PROPN|2|nsubj rose/rise|VERB|0|root|VBD and|CCONJ|6|cc Ann|PROPN|9|vocative ,|4
      cried|VERB|2|conj|VBD ,|9 “|9 Rain|NOUN|6|ccomp !|9 ”|9
    """
    relation = Relation(cue=(5,), source=(3,), content=(8,), confidence=0.3)

    (utterance,) = utterances(attrs.evolve(read_parse(notation), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(13, 16)


def test_a_cleft_leads_into_a_quotation() -> None:
    """The network made "What ... was" a part of the content."""
    notation = """
    What|PRON|6|nsubj Ann|PROPN|3|nsubj said|VERB|1|acl:relcl|VBD was|AUX|6|cop|VBD “
      Rain|NOUN|0|root fell|VERB|6|acl|VBD . ”
    """
    relation = Relation(cue=(2,), source=(1,), content=(0, 3, 4, 5, 6, 7, 8), confidence=0.9)

    annotated = attrs.evolve(read_parse(notation), relations=(relation,))
    (utterance,) = utterances(annotated)

    assert (utterance.kind, utterance.parts[0].of(annotated.text)) == (
        QuoteKind.DIRECT,
        "Rain fell.",
    )
