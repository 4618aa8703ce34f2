"""The state of one pass over a text, which all clues share, and the loop that tries the clues."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Literal

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.memory.background import Background
from quoteattr.resolve.coreference.memory.described import Described
from quoteattr.resolve.coreference.memory.participants import Participants
from quoteattr.resolve.coreference.ranking.history import History
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.families import Families
from quoteattr.resolve.discourse.preceding_turns import (
    PrecedingTurns,
    chain_root,
    preceding_turns,
)
from quoteattr.resolve.discourse.salience import Salience
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import SpeakerKind


class Nobody(Enum):
    """The result of a clue that rules out any referent."""

    NOBODY = "nobody"


NOBODY = Nobody.NOBODY
Referent = Cluster | Literal[Nobody.NOBODY] | None
"""What a clue finds: a cluster, nobody at all, or nothing, so that the next clue is tried."""


@attrs.frozen
class Clue:
    """One way to find the referent of a mention."""

    name: str
    """Its name."""
    applies: Callable[[Markable], bool]
    """Whether it can resolve a mention, by form, person and number alone."""
    resolve: "Callable[[State, Markable, UtteranceIndex | None], Referent]"
    """Finds the referent of a mention, which is the source of an utterance if one is given."""
    is_given: bool = False
    """Whether the user or a name in the text settles it; the conversation cannot overrule it."""
    adds_role: bool = False
    """Whether the noun of the mention becomes a role of its referent."""


@attrs.frozen
class Earlier:
    """What an earlier pass over the text has found for the next one."""

    decoded: Mapping[UtteranceIndex, Cluster] = attrs.field(factory=dict)
    """Speakers that its conversation decided."""
    introductions: Mapping[int, Cluster] = attrs.field(factory=dict)
    """Named people by the head token of a description that precedes their name."""
    families: Families = attrs.field(factory=Families)
    """Relatives of people with names."""

    def renewed(self, new: Mapping[Cluster, Cluster]) -> "Earlier":
        """Return the findings for a pass in which people with names have new clusters.

        The clusters of descriptions are left out: each pass makes its own.
        """
        return Earlier(
            {index: new[cluster] for index, cluster in self.decoded.items() if cluster in new},
            {head: new[cluster] for head, cluster in self.introductions.items() if cluster in new},
            self.families.renewed(new),
        )


@attrs.define(eq=False)
class State:
    """What one pass has resolved so far."""

    clues: Sequence[Clue]
    """The clues in the order in which they are tried."""
    discourse: Discourse
    """The text."""
    names: NameClusters
    """Its names."""
    earlier: Earlier = attrs.field(factory=Earlier)
    """What an earlier pass has found; nothing in the first pass."""
    weights: AntecedentWeights = attrs.field(factory=AntecedentWeights.load)
    """The weights that decide on the antecedents of pronouns."""
    cluster_of: dict[int, Cluster] = attrs.field(factory=dict)
    """Referent of each mention, by head token."""
    given: set[int] = attrs.field(factory=set)
    """Head tokens of the mentions whose referent the conversation cannot overrule."""
    antecedent_of: dict[int, Cluster] = attrs.field(factory=dict)
    """Antecedent of each pronoun by its own context, by head token, even if turns overrule it."""
    antecedents_of: dict[int, dict[Cluster, float]] = attrs.field(factory=dict)
    """Log-probability of each possible antecedent of a "he" or "she", by head token."""
    participants: Participants = attrs.field(factory=Participants)
    """The speakers and addressees so far."""
    salience: Salience = attrs.field(factory=Salience)
    """Recent mentions."""
    history: History = attrs.field(factory=History)
    """The last mentions of each cluster."""
    described: Described = attrs.field(factory=Described, init=False)
    """The descriptions so far."""
    background: Background = attrs.field(init=False)
    """What the text as a whole says about its names."""
    _applicable: dict[tuple[object, ...], Sequence[Clue]] = attrs.field(factory=dict, init=False)
    """The clues that apply to a mention, by its form, person and number."""
    _modifiers: dict[int, frozenset[str]] = attrs.field(factory=dict, init=False)
    """Results of `modifiers_of`, by head token."""
    _sets: dict[int, frozenset[Cluster]] = attrs.field(factory=dict, init=False)
    """Results of `as_set`, by the identity of the tuple."""

    @background.default
    def _read_background(self) -> Background:
        return Background.of(self.discourse, self.names)

    def referent(
        self, mention: Markable, utterance: UtteranceIndex | None = None
    ) -> Cluster | None:
        """Return the referent of a mention by the first clue that finds one.

        Args:
            mention: The mention.
            utterance: The utterance of which it is the source, None if it is not one.
        """
        if mention.head in self.cluster_of:
            return self.cluster_of[mention.head]
        for clue in self._clues_for(mention):
            if found := clue.resolve(self, mention, utterance):
                if isinstance(found, Nobody):
                    return None
                self._note(mention, found, clue)
                return found
        return None

    def _clues_for(self, mention: Markable) -> Sequence[Clue]:
        """Return the clues that apply to a mention, selected once for all mentions like it."""
        key = (mention.form, mention.person, mention.number)
        if key not in self._applicable:
            self._applicable[key] = [clue for clue in self.clues if clue.applies(mention)]
        return self._applicable[key]

    def _note(self, mention: Markable, cluster: Cluster, clue: Clue) -> None:
        if clue.is_given:
            self.given.add(mention.head)
        if clue.adds_role:
            lemma = nominal_traits.head_lemma(self.discourse, mention)
            cluster.evidence.roles.add(lemma)
            self.described.note(mention, lemma, cluster)
        self.cluster_of[mention.head] = cluster
        # A letter speaks for its writer, but does not mention him.
        if mention.kind is not SpeakerKind.DOCUMENT or cluster.kind is mention.kind:
            cluster.add(mention)

    def move(self, mention: Markable, cluster: Cluster) -> None:
        """Change the referent of a mention."""
        if before := self.cluster_of.get(mention.head):
            before.evidence.mentions.pop(mention.head, None)
        self.cluster_of[mention.head] = cluster
        cluster.add(mention)

    def utterances(self) -> Iterator[UtteranceIndex]:
        """Yield the index of every utterance, in text order."""
        return map(UtteranceIndex, range(len(self.discourse.attributions)))

    def quotation_around(self, mention: Markable) -> UtteranceIndex | None:
        """Return the innermost quotation that contains a mention."""
        quotation = self.discourse.quotation_of[mention.head]
        return None if quotation is None else UtteranceIndex(quotation)

    def turns_before(self, utterance: UtteranceIndex) -> PrecedingTurns:
        """Return the two turns before an utterance."""
        participants = self.participants
        return preceding_turns(
            self.discourse, utterance, participants.turns, participants.speaker_of
        )

    def stated_speaker(self, utterance: UtteranceIndex) -> Cluster | None:
        """Return the person whose name the speaker of a turn states as their own."""
        stated = self.discourse.stated_names.get(chain_root(self.discourse, utterance))
        cluster = self.names.at(stated.head) if stated else None
        return cluster if cluster and cluster.is_person else None

    def named_in(self, utterance: UtteranceIndex) -> Iterator[Cluster]:
        """Yield the referents of the names in an utterance, once for each word of a name."""
        for index in self.discourse.tokens_of(utterance):
            mention = self.discourse.by_token.get(index)
            if mention and (cluster := self.names.at(mention.head)):
                yield cluster

    def modifiers_of(self, mention: Markable) -> frozenset[str]:
        """Return the words that modify the noun of a description, collected once."""
        if mention.head not in self._modifiers:
            self._modifiers[mention.head] = nominal_traits.modifiers_of(self.discourse, mention)
        return self._modifiers[mention.head]

    def as_set(self, clusters: tuple[Cluster, ...]) -> frozenset[Cluster]:
        """Return a tuple as a set, made once; the tuple must exist as long as the state."""
        if id(clusters) not in self._sets:
            self._sets[id(clusters)] = frozenset(clusters)
        return self._sets[id(clusters)]


def most_salient(scores: Mapping[Cluster, float]) -> Cluster | None:
    """Return the cluster with the highest score, None if there is none."""
    return max(scores, key=lambda cluster: scores[cluster]) if scores else None
