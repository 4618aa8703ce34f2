"""Maps predicted speakers to gold characters."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.corpora.texts import FictionText, GoldCharacter, GoldMention
from quoteattr.schema.quote import Speaker

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|sir|lady|lord|the|captain|colonel|major|professor|madame|monsieur"
    r"|master|old|young|poor|dear|little|uncle|aunt)\.?\s+)+"
)
_POSSESSIVE = re.compile(r"[’']s$")
_NAME_WEIGHT = 3
"""Weight of the canonical name against one for each alias."""

Owners = Mapping[str, frozenset[str]]
"""The ids of the characters who bear a name, by the folded name."""


def characters_of(speakers: Iterable[Speaker], gold: FictionText) -> dict[int, str | None]:
    """Map the id of each predicted speaker to its gold character, None where nothing matches.

    By names where the corpus lists them, and else by mentions.
    """
    if gold.characters is not None:
        owners = owners_of(gold.characters)
        return {speaker.id: _by_names(speaker, owners) for speaker in speakers}
    ends = _by_end(gold.mentions)
    return {speaker.id: _by_mentions(speaker, ends) for speaker in speakers}


def fold(name: str) -> str:
    """Return a name in lower case without extra spaces and possessive ending."""
    return " ".join(_POSSESSIVE.sub("", name.replace("_", " ").strip()).split()).lower()


def owners_of(characters: Iterable[GoldCharacter]) -> Owners:
    """Return the characters who bear each name, which is folded."""
    owners = defaultdict(set)
    for character in characters:
        for name in character.names:
            owners[fold(name)].add(character.id)
    return {name: frozenset(ids) for name, ids in owners.items()}


def _by_names(speaker: Speaker, owners: Owners) -> str | None:
    """Return the character with most of the names; names that two characters share do not count."""
    names = [fold(name) for name in (speaker.name, *speaker.aliases)]
    weights = [_NAME_WEIGHT] + [1] * len(speaker.aliases)
    untitled = [_TITLES.sub("", name) for name in names]
    return _majority(names, weights, owners) or _majority(untitled, [1] * len(names), owners)


def _majority(names: Sequence[str], weights: Sequence[int], owners: Owners) -> str | None:
    votes: Counter[str] = Counter()
    for name, weight in zip(names, weights, strict=True):
        if len(found := owners.get(name, frozenset())) == 1:
            votes[next(iter(found))] += weight
    return votes.most_common(1)[0][0] if votes else None


def _by_end(mentions: Iterable[GoldMention]) -> Mapping[int, Sequence[str]]:
    """Return the characters mentioned by where the mention ends, each mention once."""
    ends = defaultdict(list)
    for mention in dict.fromkeys(mentions):
        ends[mention.span.end].append(mention.entity)
    return ends


def _by_mentions(speaker: Speaker, ends: Mapping[int, Sequence[str]]) -> str | None:
    """Return the entity of most gold mentions that end where a mention of the speaker ends."""
    votes = Counter(
        entity
        for mention in speaker.mentions
        for part in mention.parts
        for entity in ends.get(part.end, ())
    )
    return votes.most_common(1)[0][0] if votes else None
