"""What is found in a text with a hand-made parse."""

from quoteattr.find import find
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.quote import QuoteKind, Term
from quoteattr.schema.utterance import Utterance
from tests.parses import parsed


def found(text: str, rows: str) -> tuple[tuple[Utterance, ...], tuple[Term, ...]]:
    """Return the utterances and the terms of a text with the parse that `rows` gives."""
    return find(parsed(text, rows), Lexicon.load())


def found_words(
    text: str, rows: str
) -> tuple[list[tuple[QuoteKind, list[str], str | None]], list[str]]:
    """Return kind, parts and cue of each utterance, and the terms."""
    utterances, terms = found(text, rows)
    words = [
        (
            utterance.kind,
            [part.of(text) for part in utterance.parts],
            utterance.cue.of(text) if utterance.cue else None,
        )
        for utterance in utterances
    ]
    return words, [term.text for term in terms]
