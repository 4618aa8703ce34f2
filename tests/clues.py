"""Which clue resolves which mention of a parse."""

from unittest.mock import patch

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.coreference import text_order
from quoteattr.resolve.coreference.state import Clue, Nobody, Referent, State
from quoteattr.resolve.coreference.table import CLUES
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.knowledge import Character
from tests.parses import read_parse
from tests.scenes import attributions


def resolved(notation: str, clue: str, *, entities: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the last mention that a clue resolves, and the first one of its referent."""
    mention, referent = resolutions(read_parse(notation, entities=entities)).get(clue, ("", ""))
    return f"{mention} | {referent}" if mention else ""


def resolutions(annotated: AnnotatedText, *characters: Character) -> dict[str, tuple[str, str]]:
    """Return the last mention that each clue resolves, and the first mention of its referent.

    Args:
        annotated: A text with its parse.
        characters: Speakers known beforehand.
    """
    found: dict[str, tuple[Markable, Cluster | Nobody]] = {}

    def recorded(clue: Clue) -> Clue:
        def resolve(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
            referent = clue.resolve(state, mention, utterance)
            if referent:
                found[clue.name] = mention, referent
            return referent

        return attrs.evolve(clue, resolve=resolve)

    with patch.object(text_order, "CLUES", tuple(map(recorded, CLUES))):
        resolve_mentions(
            annotated, attributions(annotated), characters=characters, weights=Weights.load()
        )
    return {
        clue: (mention.span.of(annotated.text), _first(referent, annotated.text))
        for clue, (mention, referent) in found.items()
    }


def _first(referent: Cluster | Nobody, text: str) -> str:
    if isinstance(referent, Nobody):
        return "-"
    return min(mention.span for mention in referent.evidence.mentions.values()).of(text)
