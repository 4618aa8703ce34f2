"""Conversations: whose turn it is, as far as the alternation of turns tells."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.indexes import UtteranceIndex

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_LONGEST_PAUSE = 3
"""A conversation goes on over so many paragraphs without a turn."""
_REMEMBERED = 2
"""Number of preceding turns, each in a paragraph of its own, that are considered."""


@attrs.frozen
class Turns:
    """The turns before an utterance in the same conversation, the nearest first."""

    speakers: tuple[Cluster | None, ...] = ()
    """Who spoke them, None where unresolved."""
    positions: tuple[int, ...] = ()
    """Which they were."""

    @property
    def last(self) -> Cluster | None:
        """Who spoke before."""
        return self.speakers[0] if self.speakers else None

    @property
    def last_but_one(self) -> Cluster | None:
        """Who spoke before that."""
        return self.speakers[1] if len(self.speakers) > 1 else None


def root_of(discourse: Discourse, position: int) -> int:
    """Return the utterance that tells the speaker of a chain of utterances of one speaker."""
    seen: set[int] = set()
    attribution = discourse.attributions[position]
    while attribution.same_as is not None and attribution.reply_to is None and position not in seen:
        seen.add(position)
        position = attribution.same_as
        attribution = discourse.attributions[position]
    return position


def turns_before(
    discourse: Discourse,
    position: int,
    order: Sequence[UtteranceIndex],
    speaker_of: Mapping[UtteranceIndex, Cluster | None],
) -> Turns:
    """Return the two turns before the utterance at `position`.

    Args:
        discourse: The text.
        position: An utterance.
        order: The positions of all turns up to `position`, in text order.
        speaker_of: The speakers as far as they are known.
    """
    speakers: list[Cluster | None] = []
    positions: list[int] = []
    paragraph = discourse.paragraph_of(position)
    place = bisect_left(order, position)
    while len(positions) < _REMEMBERED:
        place = bisect_left(order, paragraph, hi=place, key=discourse.paragraph_of) - 1
        if place < 0:
            break
        there = discourse.paragraph_of(order[place])
        if paragraph - there > _LONGEST_PAUSE + 1:
            break
        speakers.append(speaker_of.get(order[place]))
        positions.append(order[place])
        paragraph = there
    return Turns(tuple(speakers), tuple(positions))
