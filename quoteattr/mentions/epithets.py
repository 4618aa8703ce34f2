"""Epithets that are part of a name, because they distinguish two people: "young Martin".

Otherwise an epithet is dropped: "old Martin" is the only Martin of the text.
"""

from collections import Counter
from collections.abc import Sequence

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Span

_OPPOSITES = {
    "big": "little",
    "elder": "younger",
    "little": "big",
    "old": "young",
    "young": "old",
    "younger": "elder",
}
_LEAST_USES = 3
"""Number of times that a text has a name with each of two opposite epithets, if these distinguish
two people. In the PDNC novels no name has it; the number keeps chance phrases out."""


def with_epithets(annotated: AnnotatedText, mentions: Sequence[Markable]) -> tuple[Markable, ...]:
    """Return mentions whose names have the epithets that distinguish two people of one name.

    Args:
        annotated: The text with its parse.
        mentions: The mentions in text order.
    """
    uses: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        if epithet := _epithet(annotated, mention):
            uses[_first_key(mention), epithet.text.lower()] += 1
    frequent = {use for use, number in uses.items() if number >= _LEAST_USES}
    distinguishing = {use for use in frequent if (use[0], _OPPOSITES[use[1]]) in frequent}
    if not distinguishing:
        return tuple(mentions)
    return tuple(_with_epithet(annotated, mention, distinguishing) for mention in mentions)


def _with_epithet(
    annotated: AnnotatedText, mention: Markable, distinguishing: set[tuple[str, str]]
) -> Markable:
    epithet = _epithet(annotated, mention)
    if epithet is None or mention.name is None:
        return mention
    word = epithet.text.lower()
    if (_first_key(mention), word) not in distinguishing:
        return mention
    return attrs.evolve(
        mention,
        span=Span(epithet.start, mention.span.end),
        first=epithet.index,
        name=attrs.evolve(mention.name, words=(word, *mention.name.words)),
    )


def _epithet(annotated: AnnotatedText, mention: Markable) -> Token | None:
    """Return the epithet of a name without titles, within the mention or right before it."""
    name = mention.name if mention.form is MentionForm.NAME else None
    if name is None or not name.keys or name.titles:
        return None
    first = annotated.tokens[mention.first]
    before = annotated.tokens[max(0, mention.first - 1)]
    return next((token for token in (first, before) if token.text.lower() in _OPPOSITES), None)


def _first_key(mention: Markable) -> str:
    return mention.name.keys[0] if mention.name else ""
