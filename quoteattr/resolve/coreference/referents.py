"""What a mention refers to, at the place where it stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.descriptions import Descriptions
from quoteattr.resolve.coreference.pronouns import (
    other_arguments,
    own_subject,
    reflexive_antecedent,
    ruled_out,
)
from quoteattr.resolve.coreference.state import Reading, best_of, scale
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import UNKNOWN_GENDER
from quoteattr.resolve.names.chains import chained_mentions
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_SPOKE_LAST = 0.4
"""Factor, for a pronoun that names a speaker, for who spoke the turn before."""
_SPOKE_BEFORE = 2.0
"""Factor for who spoke the turn before that."""
_ADDRESSED = 3.0
"""Factor for whom the turn before spoke to."""
_OWNER = 2.0
"""Factor, for a possessive, for the subject of its clause."""
_THIRD = 3
_FEW = 6
"""So many mentions after a pronoun without an antecedent are looked at for a name."""


class References:
    """Decides, mention by mention, and notes the decisions in the reading."""

    def __init__(self, reading: Reading) -> None:
        """Start with the state of a reading that has just begun."""
        self._reading = reading
        self._descriptions = Descriptions(reading, self.referent, self._antecedents)
        self._chains = chained_mentions(reading.discourse)
        self._named: dict[int, Cluster | None] = {}

    def referent(self, mention: Markable, position: int | None = None) -> Cluster | None:
        """Return what a mention refers to.

        Args:
            mention: The mention.
            position: The utterance whose speaker it names, None if it names none.
        """
        reading = self._reading
        if mention.head in reading.cluster_of:
            return reading.cluster_of[mention.head]
        cluster = self._decide(mention, position)
        if cluster:
            reading.cluster_of[mention.head] = cluster
            # A letter speaks for its writer, but is no name for him.
            if mention.kind is not SpeakerKind.DOCUMENT or cluster.kind is mention.kind:
                cluster.add(mention)
        return cluster

    def _decide(self, mention: Markable, position: int | None) -> Cluster | None:
        reading = self._reading
        if mention.form is MentionForm.NAME:
            clusters = reading.names.by_head.get(mention.head, ())
            if len(clusters) > 1:
                able = reading.as_set(clusters)
                return reading.salience.most_recent(able.__contains__) or clusters[0]
            return clusters[0] if clusters else None
        if chained := self._by_chain(mention):
            reading.told.add(mention.head)
            return chained
        if mention.form is MentionForm.NOMINAL:
            return self._descriptions.referent(mention, position)
        if mention.person == _THIRD:
            return self._by_pronoun(mention, position)
        if mention.number is Number.PLURAL:
            return None
        quotation = reading.discourse.quotation_of[mention.head]
        if mention.person == 1:
            return (
                reading.names.narrator if quotation is None else reading.speaker_of.get(quotation)
            )
        return None if quotation is None else reading.addressee_of.get(quotation)

    def _by_chain(self, mention: Markable) -> Cluster | None:
        """Return what the engine's chain of a mention names, or what its mentions so far mean."""
        reading = self._reading
        others = self._chains.get(mention.head, ())
        if others and id(others) not in self._named:
            self._named[id(others)] = next(self._names_in(others), None)
        if named := self._named.get(id(others)):
            return named
        heads = (other.head for other in others)
        return next((reading.cluster_of[one] for one in heads if one in reading.cluster_of), None)

    def _names_in(self, chain: Iterable[Markable]) -> Iterator[Cluster]:
        for other in chain:
            if other.form is MentionForm.NAME:
                yield from self._reading.names.by_head.get(other.head, ())[:1]

    def _by_pronoun(self, mention: Markable, position: int | None) -> Cluster | None:
        reading = self._reading
        if antecedent := reflexive_antecedent(reading.discourse, mention, reading.cluster_of):
            return antecedent
        scores = self._antecedents(mention, position)
        best = best_of(scores) or self._single(mention) or self._named_next(mention)
        if best:
            reading.antecedent_of[mention.head] = best
        if position is not None and position in reading.decoded:
            best = reading.decoded[position]
            scores.setdefault(best, 1.0)
        told = reading.discourse.is_narrated(mention) and mention.gender in (Gender.HE, Gender.SHE)
        if best in scores and mention.gender and told:
            best.vote(mention.gender, scores[best] / sum(scores.values()))
        return best

    def _single(self, mention: Markable) -> Cluster | None:
        """Return the person of unknown gender whom "they" means where there is no group."""
        if mention.gender is not Gender.THEY:
            return None
        reading = self._reading

        def fits(cluster: Cluster) -> bool:
            return cluster.kind is SpeakerKind.PERSON and cluster.gender is None

        time = reading.discourse.clock[mention.head]
        return best_of(reading.salience.scores(time, fits))

    def _named_next(self, mention: Markable) -> Cluster | None:
        """Return who is named soon after a pronoun that means nobody before: "“No,” she said. Ada".

        A story may begin so.
        """
        discourse, names = self._reading.discourse, self._reading.names
        if mention.number is Number.PLURAL or not discourse.is_narrated(mention):
            return None
        place = bisect_right(discourse.mentions, mention.span, key=lambda one: one.span)
        for other in discourse.mentions[place : place + _FEW]:
            subject = discourse.annotated.tokens[other.head].deprel == "nsubj"
            if other.form is MentionForm.NAME and subject and discourse.is_narrated(other):
                for cluster in names.by_head.get(other.head, ())[:1]:
                    return cluster if cluster.fits(mention) else None
        return None

    def _antecedents(self, mention: Markable, position: int | None) -> dict[Cluster, float]:
        """Return how salient everybody is whom a pronoun or a description can mean."""
        reading, discourse = self._reading, self._reading.discourse
        out = self._excluded(mention)

        def fits(cluster: Cluster) -> bool:
            return cluster not in out and cluster.fits(mention) and not cluster.is_narrator

        index = mention.head if position is None else discourse.first_token(position)
        time = discourse.clock[index]
        scores = reading.salience.scores(time, fits, narrated=discourse.is_narrated(mention))
        scores = scores or reading.salience.scores(time, fits)
        for cluster in scores:
            if cluster.gender is None and mention.gender:
                scores[cluster] *= UNKNOWN_GENDER * cluster.gender_lift(mention.gender)
        scale(scores, own_subject(discourse, mention, reading.cluster_of), _OWNER)
        if position is not None and discourse.is_turn(position):
            self._weigh_turns(scores, position)
        return scores

    def _excluded(self, mention: Markable) -> set[Cluster]:
        """Return whom a mention cannot mean, by its clause and by the quotation around it."""
        reading, discourse = self._reading, self._reading.discourse
        out = set(ruled_out(discourse, mention, reading.cluster_of))
        for other in other_arguments(discourse, mention):
            if other.form is MentionForm.NAME and (cluster := self.referent(other)):
                out.add(cluster)
        quotation = discourse.quotation_of[mention.head]
        while quotation is not None:
            for cluster_of in (reading.speaker_of, reading.addressee_of):
                if cluster := cluster_of.get(quotation):
                    out.add(cluster)
            quotation = discourse.attributions[quotation].utterance.parent
        return out

    def _weigh_turns(self, scores: dict[Cluster, float], position: int) -> None:
        turns = self._reading.turns_before(position)
        scale(scores, turns.last, _SPOKE_LAST)
        scale(scores, turns.last_but_one, _SPOKE_BEFORE)
        scale(scores, self._reading.addressed_before(turns), _ADDRESSED)
        self._reading.weigh_names_inside(scores, position)
