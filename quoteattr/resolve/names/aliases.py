"""Aliases that a text states: "Ada Lund, born Ada Bell", "Tom Grey, better known as Max Rook"."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

_MOST_WORDS = 9
"""Most tokens between a name and its alias."""
_BETWEEN = regex.compile(
    r"""[,(–—-]?\s*
    (?:(?:who|which)\s+)? (?:(?:is|are|was|were|has\ been|had\ been)\s+)?
    (?:(?:also|best|better|formerly|more\ widely|now|once|originally|popularly|previously
       |professionally|sometimes|still|then|widely)\s+)*
    (?: born | christened | dubbed | nicknamed | née | nee | alias | aka | a\.?k\.?a\.?
      | known \s+ (?:to\ \w+(?:\ \w+)?\ )? (?:simply\ |only\ )? (?:as|by\ the\ name\ of)
      | (?:goes|went|writes|wrote|performs|performed|records|posts|posted) \s+
        (?:as|by|by\ the\ name\ of|under\ the\ name(?:\ of)?)
      | (?:who\s+)? (?:calls|called) \s+ (?:himself|herself|itself)
      | whose \s+ (?:\w+\s+)? name \s+ (?:is|was)
      | formerly | (?:which\ is\ )? now )
    \s*[,(:]?""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""Words between two names that state that they are one person's or organisation's."""
_FORMER = regex.compile(r"\b(?:born|née|nee|formerly|now)\b", regex.IGNORECASE)
"""Words before another name in full; a surname alone would be that of a family."""


def merge_aliases(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names, each alias merged with the name that the text states it for.

    Args:
        discourse: The text.
        names: The name clusters.
    """
    merged: dict[Cluster, Cluster] = {}
    for name, alias in _stated(discourse):
        bearer, other = names.at(name.head), names.at(alias.head)
        if bearer is None or other is None or bearer is other:
            continue
        bearer = merged.get(bearer, bearer)
        if other not in merged and other not in merged.values() and _may_be_one(bearer, other):
            merged[other] = bearer
    return names.merged(merged)


def _stated(discourse: Discourse) -> Iterator[tuple[Markable, Markable]]:
    """Yield each name with the alias after it."""
    annotated = discourse.annotated
    names = [mention for mention in discourse.mentions if mention.form is MentionForm.NAME]
    for name, other in pairwise(names):
        if not 0 < other.first - name.stop <= _MOST_WORDS:
            continue
        words = annotated.text[name.span.end : other.span.start].strip()
        is_full = other.kind in COLLECTIVES or (other.name is not None and other.name.is_full)
        if _BETWEEN.fullmatch(words) and (is_full or not _FORMER.search(words)):
            yield name, other


def _may_be_one(bearer: Cluster, other: Cluster) -> bool:
    """Whether nothing contradicts an alias; a pen name may be that of another gender."""
    are_collectives = {cluster.kind in COLLECTIVES for cluster in (bearer, other)}
    genders = {bearer.explicit_gender, other.explicit_gender} - {None}
    return len(are_collectives) == 1 and len(genders) <= 1 and not other.character
