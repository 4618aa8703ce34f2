"""Epithets that are part of a name, because they distinguish two people: "young Martin".

Otherwise an epithet is dropped: "old Martin" is the only Martin of the text. Where a text has a
"Tom Bell Jr.", "the younger Bell" is he.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Span

OPPOSITES = {
    "big": "little",
    "elder": "younger",
    "little": "big",
    "old": "young",
    "young": "old",
    "younger": "elder",
}
"""The opposite of each epithet that can distinguish people."""
_GENERATIONS = {"elder": "sr", "older": "sr", "younger": "jr"}
"""The suffix of a full name that an epithet before the surname refers to."""
# In the PDNC novels no name has these; the numbers keep chance phrases out.
_LEAST_USES = 3
"""Number of times that a text has a name with each of two opposite epithets, if these distinguish
two people, ..."""
_LEAST_USES_OF_MOST = 2
"""... and the same if most mentions of the name have one of them."""


def with_epithets(annotated: AnnotatedText, mentions: Sequence[Markable]) -> tuple[Markable, ...]:
    """Return mentions whose names have the epithets that distinguish two people of one name.

    Args:
        annotated: The text with its parse.
        mentions: The mentions in text order.
    """
    mentions = [*_with_generations(annotated, mentions)]
    uses: Counter[tuple[str, str]] = Counter()
    untitled: Counter[str] = Counter()
    for mention in mentions:
        if mention.name and not mention.name.titles:
            untitled[_first_key(mention)] += 1
        if epithet := _epithet(annotated, mention):
            uses[_first_key(mention), epithet.text.lower()] += 1
    distinguishing = {
        (name, epithet)
        for (name, epithet), number in uses.items()
        if (opposite := uses.get((name, OPPOSITES[epithet])))
        and min(number, opposite)
        >= (_LEAST_USES_OF_MOST if 2 * (number + opposite) > untitled[name] else _LEAST_USES)
    }
    if not distinguishing:
        return tuple(mentions)
    return tuple(_with_epithet(annotated, mention, distinguishing) for mention in mentions)


def _with_generations(annotated: AnnotatedText, mentions: Sequence[Markable]) -> Iterator[Markable]:
    """Yield mentions; "the elder Bell" has the suffix of "Tom Bell Sr." in the same text."""
    known = {(one.name.keys[-1:], one.name.suffix) for one in mentions if one.name}
    for mention in mentions:
        before = annotated.tokens[max(0, mention.first - 1)].text.lower()
        suffix = _GENERATIONS.get(before, "") if mention.name and not mention.name.suffix else ""
        if suffix and mention.name and (mention.name.keys[-1:], suffix) in known:
            yield attrs.evolve(mention, name=attrs.evolve(mention.name, suffix=suffix))
        else:
            yield mention


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
    if name is None or not name.keys or name.titles or name.suffix:
        return None
    first = annotated.tokens[mention.first]
    before = annotated.tokens[max(0, mention.first - 1)]
    return next((token for token in (first, before) if token.text.lower() in OPPOSITES), None)


def _first_key(mention: Markable) -> str:
    return mention.name.keys[0] if mention.name else ""
