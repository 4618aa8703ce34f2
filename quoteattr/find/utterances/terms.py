"""The form of quoted stretches: speech, or terms such as titles and scare quotes."""

from collections.abc import Callable

import regex

from quoteattr.find.stretches.levels import Levels
from quoteattr.language import syntax
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.utterance import MarkStyle

_SENTENCE_END = frozenset(".!?…—–-")
_BEFORE_SENTENCE = frozenset({".", "!", "?", ":"})
_TITLE_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that a title does not capitalise."""
_ITEM = regex.compile(r"[ \t]*(?:[-*•–·][ \t]+)?")
"""What is before an item of a list, or before a whole line."""
_SIGNATURE = regex.compile(r"[ \t]+(?:—|–|--?)[ \t]+\p{Lu}[^\n.!?\"“”]{1,60}")
"""A dash with a name after it, up to the end of the line."""
_LONGEST_FRAGMENT = 3
"""A fragment inside a sentence with at most this number of words is a term; a longer one with a
verb is speech. Not tuned: textacy draws the line at 4 tokens, the Gender Gap Tracker at 4 words."""


def has_form_of_speech(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether a stretch that no clause reports is speech rather than a term, judged by its form.

    Speech fills its paragraph, or is a sentence of its own: it opens and ends like a sentence
    inside its marks. Titles ("The Old House") and words inside a sentence are terms.
    """
    verdicts = (is_speech for applies, is_speech in _BY_FORM if applies(levels, stretch))
    return next(verdicts, False)


def _is_set_off(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether a dash or a label marks it as a turn, or it continues over several paragraphs."""
    marked = levels.stretches[stretch]
    return marked.style in {MarkStyle.DASH, MarkStyle.LABEL} or len(marked.parts) > 1


def is_title(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether all words but function words are capitalised, as in "A Tale of Two Cities"."""
    words = _words(levels, stretch)
    ends_like_speech = words[-1][-1] in _SENTENCE_END
    return len(words) > 1 and has_capitals(levels, stretch) and not ends_like_speech


def has_capitals(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether all words but function words are capitalised."""
    words = _words(levels, stretch)
    return all(word[:1].isupper() for word in words if word.lower() not in _TITLE_FUNCTION_WORDS)


def _fills_paragraph(levels: Levels, stretch: StretchIndex) -> bool:
    following = next(levels.after(stretch), None)
    return following is None and next(levels.before(stretch), None) is None


def _continues_narration(levels: Levels, stretch: StretchIndex) -> bool:
    return not levels.opens_sentence(stretch)


def _ends_sentence(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether it ends like a sentence, or with a comma if it opens after a sentence or a colon."""
    last_character = levels.last_character_of(stretch)
    previous = next(levels.before(stretch), None)
    follows_sentence = previous is None or previous.text in _BEFORE_SENTENCE
    return last_character in _SENTENCE_END or (last_character == "," and follows_sentence)


def _has_predicate(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether it is longer than a fragment and contains a verb."""
    tokens = levels.annotated.token_range(levels.stretches[stretch].parts[0])
    is_long = len(_words(levels, stretch)) > _LONGEST_FRAGMENT
    return is_long and syntax.has_verb(levels.annotated, tokens)


def _is_signed(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether it fills its line with a dash and a name after it: `- “A joy” – Ann Lund, Oslo`."""
    text, outer = levels.annotated.text, levels.stretches[stretch].outer
    start, end = text.rfind("\n", 0, outer[0].start) + 1, text.find("\n", outer[-1].end)
    before, after = text[start : outer[0].start], text[outer[-1].end : end if end >= 0 else None]
    return bool(_ITEM.fullmatch(before) and _SIGNATURE.fullmatch(after))


_BY_FORM: tuple[tuple[Callable[[Levels, StretchIndex], bool], bool], ...] = (
    (_is_set_off, True),
    (is_title, False),
    (_fills_paragraph, True),
    (_is_signed, True),
    (_continues_narration, False),
    (_ends_sentence, True),
    (_has_predicate, True),
)
"""Forms, and whether a stretch of that form is speech; the first form that applies decides. A
stretch to which none applies is a term."""


def _words(levels: Levels, stretch: StretchIndex) -> list[str]:
    return levels.stretches[stretch].parts[0].of(levels.annotated.text).split()
