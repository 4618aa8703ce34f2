"""Coreference chains of the annotator or the user."""

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.span import Extent, Span
from tests.parses import read_parse

PARSE = read_parse(
    """
    Ann|PROPN|2|nsubj met/meet|VERB|0|root Bob|PROPN|2|obj Lee|PROPN|3|flat .
    She|PRON|2|nsubj said|VERB|0|root that|SCONJ|5|mark rain|NOUN|5|nsubj fell|VERB|2|ccomp .
    """
)
TEXT = PARSE.text


def speaker(annotated: AnnotatedText) -> str | None:
    """Return the name of the speaker who said that rain fell."""
    lexicon = Lexicon.load()
    utterances, _ = find(annotated, lexicon)
    (quote,), _ = resolve(annotated, attribute(annotated, utterances, lexicon))
    return quote.speaker.name if quote.speaker else None


def chained(*mentions: str) -> AnnotatedText:
    """Return the parse with one chain of the first occurrences of some words."""
    extents = (Extent.single(TEXT.index(word), TEXT.index(word) + len(word)) for word in mentions)
    return attrs.evolve(PARSE, chains=(tuple(extents),))


def test_a_chain_names_the_speaker() -> None:
    """A chain takes precedence over gender."""
    assert speaker(chained("Bob Lee", "She")) == "Bob Lee"


def test_without_a_chain_the_pronoun_is_resolved() -> None:
    """Gender and syntactic role decide without a chain."""
    assert speaker(PARSE) == "Ann"


def test_a_chain_of_nothing_known_is_left_out() -> None:
    """A chain of words that are not mentions changes nothing."""
    assert speaker(chained("fell", "met")) == "Ann"


def test_reading_chains_needs_no_tokens() -> None:
    """A chain on a text without tokens is not an error."""
    annotated = attrs.evolve(read_parse(""), chains=((Extent.single(0, 0),),))

    assert resolve(annotated, ()) == ((), ())


def test_chains_of_the_user_join_names() -> None:
    """Two names in one chain are one speaker with the fuller name."""
    lexicon = Lexicon.load()
    utterances, _ = find(PARSE, lexicon)
    found = attribute(PARSE, utterances, lexicon)

    (quote,), _ = resolve(PARSE, found, chains=[[Span(0, 3), Span(8, 15), Span(17, 20)]])

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.aliases) == ("Bob Lee", ("Ann",))
