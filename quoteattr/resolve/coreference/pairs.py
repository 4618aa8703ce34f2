"""Who "the former" and "the latter" are, of two who were named together."""

from bisect import bisect_left

from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.state import Reading
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import MentionForm

PLACES = {"former": 0, "latter": 1}
"""Which of the two a word means."""
_REACH = 4
"""So many sentences above, at most, stand the two."""


def one_of_two(reading: Reading, mention: Markable, word: str) -> Cluster | None:
    """Return whom "the former" or "the latter" means, None if there are not two to choose from.

    Args:
        reading: The state of the reading.
        mention: The nominal.
        word: Its head, `former` or `latter`.
    """
    sentences = _people_above(reading, mention)
    pairs = (people for people in sentences if len(people) == len(PLACES))
    pair = next(pairs, None)
    return pair[PLACES[word]] if pair else None


def _people_above(reading: Reading, mention: Markable) -> list[list[Cluster]]:
    """Return who is mentioned in each sentence up to a mention, the nearest sentence first.

    Those of one sentence stand in the order of their first mention.
    """
    discourse = reading.discourse
    sentence_of = discourse.annotated.sentence_of
    here = sentence_of[mention.head]
    found: list[list[Cluster]] = [[] for _ in range(_REACH + 1)]
    place = bisect_left(discourse.mentions, mention.span, key=lambda one: one.span)
    for index in range(place - 1, -1, -1):
        other = discourse.mentions[index]
        distance = here - sentence_of[other.head]
        if distance > _REACH:
            break
        cluster = reading.cluster_of.get(other.head)
        is_one = other.form is not MentionForm.PRONOUN and other.number is not Number.PLURAL
        if cluster and is_one and discourse.is_narrated(other):
            found[distance].append(cluster)
    return [list(dict.fromkeys(reversed(people))) for people in found]
