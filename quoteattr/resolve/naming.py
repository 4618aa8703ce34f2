"""Canonical names: the fullest name of a speaker in the text, without offices and epithets."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quoteattr.language import syntax
from quoteattr.language.names import GENERATIONS, ParsedName, parse_name
from quoteattr.language.titles import TitleClass, title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.name_runs import is_title_case
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.matching import is_husbands_name
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Span

_RAREST_TITLE = 10
"""The title of a name is kept if the bare name is at most this many times as frequent."""
_COMPLETING = frozenset({"at", "for", "from", "in", "of", "on", "with"})
"""Prepositions of the phrases that complete a description."""
_TIMES = read_classes("name_words.txt")["not_a_name"]
"""Words for when something happens, among others: "a spokesman on [Monday]"."""
_LONGEST_PHRASE = 10
"""Most words of a phrase that completes a description; chosen, not tuned."""
NARRATOR = "narrator"
"""Name of a first-person narrator whose name the text does not give."""


def canonical_name(discourse: Discourse, cluster: Cluster, mentions: Sequence[Markable]) -> str:
    """Return the canonical name of a cluster, else its first description, else its first pronoun.

    Args:
        discourse: The text.
        cluster: The cluster.
        mentions: Its mentions in text order, without those that are guessed.
    """
    text = discourse.annotated.text
    if cluster.character:
        return cluster.character
    if names := [one for one in mentions if one.form is MentionForm.NAME]:
        if whole := next((one for one in names if one.name and one.name.is_whole), None):
            return mention_text(whole, text)
        preferred = _outside_headlines(discourse, names)
        return _fullest(
            cluster, [(mention_text(one, text), one.name) for one in preferred if one.name]
        )
    if cluster.is_narrator:
        return NARRATOR
    if nominals := [one for one in mentions if one.form is MentionForm.NOMINAL]:
        return _completed(discourse.annotated, nominals[0])
    return mention_text(mentions[0], text) if mentions else ""


def mention_text(mention: Markable, text: str) -> str:
    """Return the words of a mention on one line, with a surname that it shares with another."""
    words = " ".join(mention.span.of(text).split())
    if mention.name is None or mention.name.is_whole:
        return words
    is_shared = len(mention.name.words) > len(parse_name(words).words)
    return " ".join(mention.name.words) if is_shared else words


def _completed(annotated: AnnotatedText, description: Markable) -> str:
    """Return a description with the phrases that complete it: "a spokesman [for the mayor]"."""
    stop = description.stop
    head = annotated.tokens[description.head]
    for child in annotated.dependents(head):
        words = _phrase(annotated, child) if child.index > head.index else []
        # Phrases follow one another; the end of the description may cut the first of them.
        if words and head.index < words[0] <= stop <= words[-1]:
            stop = words[-1] + 1
    span = Span(description.span.start, max(description.span.end, annotated.tokens[stop - 1].end))
    return " ".join(span.of(annotated.text).split())


def _phrase(annotated: AnnotatedText, noun: Token) -> list[int]:
    """Return the words of a prepositional phrase that says who somebody is, none for others."""
    children = list(annotated.dependents(noun))
    preposition = next((one for one in children if one.relation == "case"), None)
    is_time = noun.upos == "NUM" or noun.text.lower() in _TIMES
    if noun.relation != "nmod" or preposition is None or is_time:
        return []
    if preposition.text.lower() not in _COMPLETING:
        return []
    clauses = [one.index for one in children if one.relation in {"acl", "appos", "parataxis"}]
    words = syntax.subtree(annotated, noun.index, without=clauses)
    while words and annotated.tokens[words[-1]].upos == "PUNCT":
        words.pop()
    is_whole = words[-1] - words[0] + 1 == len(words) <= _LONGEST_PHRASE
    return words if is_whole else []


def _outside_headlines(discourse: Discourse, names: Sequence[Markable]) -> Sequence[Markable]:
    """Return the names outside headlines, whose capitals do not indicate where a name ends.

    All names are returned if no full name is outside.
    """
    annotated = discourse.annotated
    outside = [
        mention
        for mention in names
        if not is_title_case(annotated.sentence_tokens(annotated.sentence_around(mention.head)))
    ]
    has_full = any(mention.name and mention.name.is_full for mention in outside)
    return outside if has_full else names


def _fullest(cluster: Cluster, names: Sequence[tuple[str, ParsedName]]) -> str:
    """Return the fullest name: most different words, then titled, then most frequent.

    A name in capitals, as at the start of a chapter, comes after the same in other letters.

    Args:
        cluster: The bearer.
        names: The words of each mention and the name that they are.
    """
    counts = Counter(words for words, _ in names)
    commonest = max(counts.values())
    parsed = dict(names)

    def rank(words: str) -> tuple[int, bool, bool, bool, int]:
        # An office changes, and is not part of a name: "Lee" rather than "President Lee".
        # Of the titles of a full name, only a rank is kept: "Ada Bell" rather than "Miss Ada Lea".
        name = parsed[words]
        titles = [
            one
            for one in name.titles
            if one.title_class is TitleClass.RANK
            or not (not name.is_single or one.title_class is TitleClass.OFFICE)
        ]
        is_titled = bool(titles) and counts[words] * _RAREST_TITLE >= commonest
        is_in_capitals = cluster.is_person and " ".join(name.words).isupper()
        has_generation = name.suffix in GENERATIONS
        # Where a dash is lost, a name follows itself: "Ben Bell Ben Bell".
        length = len(set(name.keys))
        return length, has_generation, not is_in_capitals, is_titled, counts[words]

    best = max(counts, key=rank)
    name = parsed[best]
    keeps_title = name.has_title(TitleClass.RANK) or is_husbands_name(name)
    if keeps_title or name.is_single or not cluster.is_person:
        return _without_epithet(best) if name.titles else best
    return " ".join((*name.words, *_generation(best)))


def _generation(name: str) -> Iterator[str]:
    """Yield the suffix that distinguishes somebody from his father: "Tom Bell [Jr.]"."""
    if parse_name(name).suffix in GENERATIONS:
        yield name.rpartition(" ")[2]


def _without_epithet(name: str) -> str:
    """Return a titled name without the epithet before the title: "Mr. Bell" for "Old Mr. Bell"."""
    first, _, without_first = name.partition(" ")
    title = title_of(first)
    return without_first if title and title.title_class is TitleClass.EPITHET else name
