"""Speech or not: what the words between marks look like when no clause reports them."""

from quoteattr.find.stretches.levels import Levels
from quoteattr.schema.quote import Term
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_ENDS_SENTENCE = frozenset(".!?…—–-")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_FEW_WORDS = 3
"""A fragment of up to so many words, inside a sentence, is a term; more with a verb is speech.
Not tuned: textacy draws the line at 4 tokens, the Gender Gap Tracker at 4 words."""


def is_speech(levels: Levels, position: int) -> bool:
    """Whether a stretch that no clause reports is speech rather than a term.

    Speech fills its paragraph, or is a sentence of its own: it opens like one and ends like one
    inside its marks. Titles ("The Old House") and words inside a sentence are terms.
    """
    stretch = levels.stretches[position]
    text = levels.annotated.text
    if stretch.style in {MarkStyle.DASH, MarkStyle.LABEL} or len(stretch.parts) > 1:
        return True
    words = stretch.parts[0].of(text).split()
    if is_title(words):
        return False
    if next(levels.after(position), None) is None and next(levels.before(position), None) is None:
        return True
    if not opens_sentence(levels, position):
        return False
    last = stretch.parts[-1].of(text)[-1]
    if last == "," and _starts_sentence(levels, position):
        return True
    return last in _ENDS_SENTENCE or (len(words) > _FEW_WORDS and _has_predicate(levels, stretch))


def term(stretch: QuotedStretch, text: str) -> tuple[Term, ...]:
    """Return the stretch as terms, one for each part."""
    return tuple(Term(part, part.of(text)) for part in stretch.parts)


def is_title(words: list[str]) -> bool:
    """Whether all words but the small ones are capitalised, as in "A Tale of Two Cities"."""
    content = [word for word in words if word.lower() not in _SMALL_WORDS]
    return (
        len(words) > 1
        and all(word[:1].isupper() for word in content)
        and words[-1][-1] not in "!?."
    )


def opens_sentence(levels: Levels, position: int) -> bool:
    """Whether the first word is capitalised and the narration before it is complete."""
    first = levels.stretches[position].parts[0].of(levels.annotated.text).lstrip("'‘’\"“([—–-…. _")
    if not first[:1].isupper():
        return False
    previous = next(levels.before(position), None)
    return previous is None or previous.upos == "PUNCT"


def _starts_sentence(levels: Levels, position: int) -> bool:
    """Whether the narration before it ends with a full stop or a colon, or there is none."""
    previous = next(levels.before(position), None)
    return previous is None or previous.text in {".", "!", "?", ":"}


def _has_predicate(levels: Levels, stretch: QuotedStretch) -> bool:
    return any(
        levels.annotated.tokens[index].upos in {"VERB", "AUX"}
        for part in stretch.parts
        for index in levels.annotated.token_range(part)
    )
