"""The words of a relation of the network."""

import attrs

from quoteattr.find.reports.network.words import extent_of, named_words, source_of
from quoteattr.schema.annotation import Entity
from quoteattr.schema.reading import Relation
from tests.parses import read_parse

RELATION = Relation(cue=(3,), source=(0, 1, 2), content=(4, 5), confidence=0.9)


def test_the_name_after_a_rank_is_the_head() -> None:
    """The parser may take rank and name for two subjects."""
    annotated = read_parse(
        "PC|PROPN|4|nsubj Ann|PROPN|4|nsubj Lee|PROPN|2|flat said|VERB|0|root|VBD "
        "it|PRON|6|nsubj fell|VERB|4|ccomp ."
    )
    annotated = attrs.evolve(annotated, entities=(Entity(3, 10, "PER"),))

    words = named_words(annotated, source_of(annotated, annotated.tokens[3], RELATION))

    assert annotated.tokens[words.head].text == "Ann"
    assert words.of(annotated.text) == "PC Ann Lee"


def test_the_name_after_a_role_is_the_head() -> None:
    """The parser may take the role for an apposition to what precedes: "The ferry, owner Bell"."""
    annotated = read_parse(
        "ferry|NOUN|0|root , owner|NOUN|1|appos Bell|PROPN|5|nsubj confirmed|VERB|1|acl ,"
    )
    relation = Relation(cue=(4,), source=(2, 3), content=(0,), confidence=0.9)

    words = named_words(annotated, source_of(annotated, annotated.tokens[4], relation))

    assert annotated.tokens[words.head].text == "Bell"


def test_the_subject_of_a_passive_is_no_source() -> None:
    """She was told that it fell."""
    annotated = read_parse(
        "She|PRON|3|nsubj:pass was|AUX|3|aux:pass told|VERB|0|root|VBN it|PRON|5|nsubj "
        "fell|VERB|3|ccomp"
    )
    relation = Relation(cue=(1, 2), source=(0,), content=(3, 4), confidence=0.9)

    assert source_of(annotated, annotated.tokens[2], relation) == ()
    assert extent_of(annotated, relation.cue).of(annotated.text) == "was told"
