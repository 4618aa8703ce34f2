"""Hand-made parses as scenes: their quotations, with the speakers that the rules give them."""

from collections.abc import Iterator

from quoteattr.attribute.engine import attribute
from quoteattr.attribute.scene import Scene
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words
from tests.parses import read_parse

CUES = frozenset({"asked", "cried", "said", "told"})
"""The reporting verbs of the scenes."""


def utterances(annotated: AnnotatedText) -> tuple[Utterance, ...]:
    """Return the quotations between curly marks, each with the reporting verb beside it."""
    return tuple(_quoted(annotated))


def scene(notation: str) -> Scene:
    """Return a parse as the rules of attribution see it, with nothing decided."""
    annotated = read_parse(notation)
    return Scene(annotated, utterances(annotated), Lexicon.load())


def attributions(annotated: AnnotatedText) -> tuple[Attribution, ...]:
    """Return the quotations of a parse as the rules attribute them."""
    return attribute(annotated, utterances(annotated), Lexicon.load())


def _quoted(annotated: AnnotatedText) -> Iterator[Utterance]:
    text = annotated.text
    opening = text.find("“")
    while opening >= 0:
        closing = text.index("”", opening)
        cue = _cue(annotated, opening, closing)
        yield Utterance(
            QuoteKind.DIRECT,
            (Span(opening + 1, closing),),
            found_by=FoundBy.MARKS,
            cue=None if cue is None else Words.single(annotated.tokens[cue]),
        )
        opening = text.find("“", closing)


def _cue(annotated: AnnotatedText, opening: int, closing: int) -> int | None:
    """Return the reporting verb between a quotation and the next one, or directly before it."""
    paragraph = annotated.paragraph_around(opening)
    following = annotated.text.find("“", closing, paragraph.end)
    end = paragraph.end if following < 0 else following
    after = annotated.token_range(Span(closing, end))
    before = annotated.token_range(Span(paragraph.start, opening))
    found = [index for index in after if annotated.tokens[index].text in CUES]
    lead = annotated.tokens[before[-2]].text in CUES if len(before) > 1 else False
    return found[0] if found else before[-2] if lead else None
