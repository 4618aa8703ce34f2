"""Clues from names: the name itself, a given chain with a name in it, a description that is one."""

from quoteattr.language.titles import title_of
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.offices import Qualifiers
from quoteattr.resolve.coreference.state import Referent, State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.name_clusters import alias_key
from quoteattr.schema.indexes import UtteranceIndex

_TITLE_WORDS = 2
"""Words of an article and a title."""


def name(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the bearer of a name; of several bearers, the one mentioned last.

    A title by itself ("the Countess") is that of whoever bears it with a name, and without an
    article ("Yes, Captain") if one person does.
    """
    clusters = state.names.by_head.get(mention.head, ())
    words = mention.span.of(state.discourse.annotated.text).lower().split()
    if len(words) == _TITLE_WORDS and words[0] == "the" and title_of(words[1]):
        clusters = state.background.offices.bearers(words[1], Qualifiers()) or clusters
    elif len(words) == 1 and title_of(words[0]) and all(len(one.names) == 1 for one in clusters):
        titled = state.background.offices.bearers(words[0], Qualifiers())
        clusters = titled if len(titled) == 1 else clusters
    if len(clusters) > 1:
        bearers = state.as_set(clusters)
        return state.salience.most_recent(bearers.__contains__) or clusters[0]
    return clusters[0] if clusters else None


def given_chain(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the name in the given chain of a mention, else the referent of its mentions so far."""
    chain = state.background.chains.by_head.get(mention.head)
    if chain is None:
        return None
    if chain.named:
        return chain.named
    resolved = (state.cluster_of.get(other.head) for other in chain.mentions)
    return next((cluster for cluster in resolved if cluster), None)


def stated_name(state: State, _: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the speaker who introduces herself: ““I'm Ada Lund,” [the woman] said”."""
    if utterance is None or not state.discourse.is_turn(utterance):
        return None
    return state.stated_speaker(utterance)


def known_alias(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the character of the user to whom a description belongs as an alias."""
    by_alias = state.names.by_alias
    return by_alias.get(_words(state, mention)) if by_alias else None


def own_name(state: State, mention: Markable, _: UtteranceIndex | None) -> Cluster | None:
    """Return the bearer of a name that a tagger took for a noun: "[King] said"."""
    if not state.discourse.annotated.tokens[mention.head].text[:1].isupper():
        return None
    if state.background.offices.is_title(nominal_traits.head_lemma(state.discourse, mention)):
        return None
    return state.names.by_single_name.get(_words(state, mention))


def _words(state: State, mention: Markable) -> str:
    return alias_key(mention.span.of(state.discourse.annotated.text))
