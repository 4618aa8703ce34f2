"""The name a speaker goes by: the fullest that the text gives, without what is no part of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from quoteattr.language.names import parse_name
from quoteattr.language.titles import TitleClass, title_of
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.name_runs import is_title_case
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.matching import is_by_husband
from quoteattr.schema.quote import MentionForm, SpeakerKind

_RAREST_TITLE = 10
"""A name alone is canonical if it is so many times as frequent as the same with a title."""
NARRATOR = "narrator"
"""Name of a first-person narrator whose name the text does not give."""


def canonical_name(discourse: Discourse, cluster: Cluster, mentions: Sequence[Markable]) -> str:
    """Return the canonical name of a cluster, else the first description, else the first pronoun.

    Args:
        discourse: The text.
        cluster: The cluster.
        mentions: Its mentions in text order, without those that are only guessed.
    """
    text = discourse.annotated.text
    if cluster.name:
        return cluster.name
    if named := [one for one in mentions if one.form is MentionForm.NAME]:
        names = _outside_headlines(discourse, named)
        return _fullest(cluster, [spelled(one, text) for one in names])
    if cluster.is_narrator:
        return NARRATOR
    described = [one for one in mentions if one.form is MentionForm.NOMINAL]
    return spelled((described or mentions)[0], text) if mentions else ""


def spelled(mention: Markable, text: str) -> str:
    """Return the words of a mention in one line; with the surname that it shares with another."""
    words = " ".join(mention.span.of(text).split())
    is_shared = mention.name and len(mention.name.words) > len(parse_name(words).words)
    return " ".join(mention.name.words) if mention.name and is_shared else words


def _outside_headlines(discourse: Discourse, names: Sequence[Markable]) -> Sequence[Markable]:
    """Return the names that stand in no headline, where capitals tell none.

    All of them if no full name is left.
    """
    annotated = discourse.annotated
    outside = [
        mention
        for mention in names
        if not is_title_case(
            annotated.sentence_tokens(annotated.sentences[annotated.sentence_of[mention.head]])
        )
    ]
    has_full = any(mention.name and mention.name.is_full for mention in outside)
    return outside if has_full else names


def _fullest(cluster: Cluster, names: Iterable[str]) -> str:
    """Return the fullest name: most words, then most frequent; titles as a last resort."""
    counts = Counter(names)
    commonest = max(counts.values())
    parsed = {name: parse_name(name) for name in counts}

    def rank(name: str) -> tuple[int, bool, int]:
        # An office changes, and is no part of a name: "Lee" rather than "President Lee".
        titles = [one for one in parsed[name].titles if one.title_class is not TitleClass.OFFICE]
        titled = bool(titles) and counts[name] * _RAREST_TITLE >= commonest
        return len(parsed[name].words), titled, counts[name]

    best = max(counts, key=rank)
    kept_title = parsed[best].has_title(TitleClass.RANK) or is_by_husband(parsed[best])
    if kept_title or not parsed[best].is_full or cluster.kind is not SpeakerKind.PERSON:
        return _without_epithet(best) if parsed[best].titles else best
    return " ".join(parsed[best].words)


def _without_epithet(name: str) -> str:
    """Return a name with a title without the adjective before it: "Mr. Bell" for "Old Mr. Bell"."""
    first, _, rest = name.partition(" ")
    title = title_of(first)
    return rest if title and title.title_class is TitleClass.EPITHET else name
