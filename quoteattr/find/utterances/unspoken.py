"""Stretches that a clause beside them makes terms: what a sign says, and the titles of works."""

from collections.abc import Mapping

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.framing import SENTENCE_END, Framing, Place
from quoteattr.find.utterances.terms import is_title
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import WordClass
from quoteattr.schema.annotation import Token

_BEARERS = frozenset(
    {"badge", "button", "gravestone", "headstone", "inscription", "key", "label", "marker"}
    | {"plaque", "sign", "signpost", "sticker", "tag", "tombstone"}
)
"""Things on which words stand; a banner or a placard rather speaks for those who carry it."""
_STANDING = frozenset({"announce", "proclaim", "read", "say"})
_CARVING = frozenset(
    {"carve", "chalk", "chisel", "cut", "emblazon", "engrave", "etch", "inscribe", "paint"}
    | {"scratch", "stencil"}
)
_LONGEST_CLAUSE = 15
"""Tokens from the verb to the words that stand there; chosen, not tuned."""


def unspoken(levels: Levels, framings: Mapping[int, Framing], lexicon: Lexicon) -> frozenset[int]:
    """Return the positions of the stretches that nobody says, by the clauses beside them.

    Args:
        levels: The stretches over the text.
        framings: The clause beside each stretch that has one.
        lexicon: The reporting words.
    """
    return frozenset(
        position
        for position in range(len(levels.stretches))
        if _is_carved(levels, position)
        or (
            (framing := framings.get(position)) is not None
            and (_is_inscription(levels, framing) or _is_work(levels, position, framing, lexicon))
        )
    )


def _is_inscription(levels: Levels, framing: Framing) -> bool:
    """Whether a thing bears the words: "The sign said “Closed”", "a sign reading “Closed”"."""
    annotated = levels.annotated
    cue = annotated.tokens[framing.report.cue.head]
    bearer: Token | None = syntax.subject_of(annotated, cue)
    if cue.relation == "acl" and (bearer is None or bearer.text.lower() in {"that", "which"}):
        bearer = annotated.head_of(cue)
    return (
        cue.lemma.lower() in _STANDING and bearer is not None and bearer.lemma.lower() in _BEARERS
    )


def _is_carved(levels: Levels, position: int) -> bool:
    """Whether words were carved where they stand: "On the stone was cut, deep, “Remember”"."""
    for token, _ in zip(levels.before(position), range(_LONGEST_CLAUSE), strict=False):
        if token.text in SENTENCE_END:
            return False
        if token.lemma.lower() in _CARVING and syntax.is_passive(levels.annotated, token):
            return True
    return False


def _is_work(levels: Levels, position: int, framing: Framing, lexicon: Lexicon) -> bool:
    """Whether a stretch is the title of what somebody writes: "She wrote “The Mill” in May"."""
    verb = lexicon.verb(levels.annotated.tokens[framing.report.cue.head].lemma.lower())
    if verb is None or verb.word_class is not WordClass.WRITE or framing.place is not Place.BEFORE:
        return False
    previous = next(levels.before(position), None)
    paused = previous is None or previous.upos == "PUNCT"
    words = levels.stretches[position].parts[0].of(levels.annotated.text).split()
    return not paused and is_title(words)
