"""The table of attribution rules and the loop that applies it."""

from quoteattr.attribute.engine import RULES, attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.parses import read_parse


def test_each_name_has_one_rule_in_the_documented_order() -> None:
    """The enum lists the names as the table does, and those of no rule at the end."""
    names = [rule.name for rule in RULES]

    assert [*names, AttributedBy.CONVERSATION, AttributedBy.NONE] == list(AttributedBy)


SEEMED = read_parse(
    """
    The|DET|3|det old|ADJ|3|amod mill|NOUN|4|nsubj seemed/seem|VERB|0|root|VBD to|PART|7|mark
      have|AUX|7|aux closed/close|VERB|4|xcomp .
    """,
)


def test_words_of_an_utterance_are_not_its_source() -> None:
    """The subject of "seemed" belongs to the content."""
    utterance = Utterance(
        QuoteKind.INDIRECT,
        (Span(0, 12), Span(20, 34)),
        FoundBy.MARKS,
        cue=Words(3, Extent.single(13, 19)),
    )
    (found,) = attribute(SEEMED, [utterance], Lexicon.load())

    assert (found.attributed_by, found.source) == ("none", None)


def test_a_source_ends_where_the_quotation_begins() -> None:
    """A noun phrase or a cue that is too long in the parse is cut."""
    utterance = Utterance(
        QuoteKind.INDIRECT,
        (Span(0, 7), Span(20, 34)),
        FoundBy.MARKS,
        cue=Words(3, Extent.single(13, 22)),
    )
    (found,) = attribute(SEEMED, [utterance], Lexicon.load())

    assert found.source == Words(2, Extent.single(8, 12))
    assert found.cue == Words(3, Extent.single(13, 19))
