"""Descriptions that vary the name of a company: "Orbis grew. [The Swedish toolmaker] said"."""

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import is_plural, person_nouns
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import Referent, State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import PRESENT
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import SpeakerKind

_NOUNS = nominal_traits.COMPANY_NOUNS | nominal_traits.BUSINESS_NOUNS


def varied_company(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the only organisation named lately, if the description can be of a company."""
    discourse = state.discourse
    head = discourse.annotated.tokens[mention.head]
    lemma = nominal_traits.head_lemma(discourse, mention)
    is_varying = lemma in _NOUNS and not is_plural(head)
    if not is_varying or not discourse.is_narrated(mention) or find_possessor(state, mention):
        return None
    if utterance is None and head.relation != "nsubj":
        return None
    first = discourse.annotated.tokens[mention.first].text.lower()
    if first != "the" or state.described.by_noun[lemma]:
        return None
    if nominal_traits.is_followed_by(discourse, mention, "nmod", "acl", "appos"):
        return None

    def fits(cluster: Cluster) -> bool:
        return is_company(state, cluster, lemma)

    scores = state.salience.scores(discourse.clock[mention.head], fits, narrated=True)
    candidates = [one for one, score in scores.items() if score >= PRESENT]
    if len(candidates) != 1:
        return None
    (found,) = candidates
    found.evidence.guessed.add(mention.head)
    return found


def is_company(state: State, cluster: Cluster, noun: str) -> bool:
    """Whether a cluster is an organisation with a name that can be what a noun says."""
    is_named = cluster in state.background.directory.named
    is_organisation = cluster.kind is SpeakerKind.ORGANISATION and is_named
    return is_organisation and not cluster.is_place and _can_be_called(cluster, noun)


def _can_be_called(cluster: Cluster, noun: str) -> bool:
    """Whether an organisation can be what a noun says, by the noun in its name.

    A "Dock Workers' Union" is not the company, and a council is not a union.
    """
    own = {
        word
        for name in cluster.names.values()
        for word in name.keys
        if (entry := person_nouns().get(word)) and entry.kind is SpeakerKind.GROUP
    }
    if not own or noun in own or noun in nominal_traits.BODY_NOUNS:
        return True
    return own | {noun} <= nominal_traits.BUSINESS_NOUNS
