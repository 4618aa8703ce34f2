"""One reading of the text from start to end that gives every mention and quotation its cluster."""

from collections.abc import Callable, Mapping

import attrs

from quoteattr.language.mentions import Markable, Number
from quoteattr.language.names import TitleClass
from quoteattr.resolve import nominals
from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.conversation import Turn
from quoteattr.resolve.discourse import Discourse
from quoteattr.resolve.names import NameClusters
from quoteattr.resolve.pronouns import (
    SPEAKER,
    UNKNOWN_GENDER,
    Salience,
    other_arguments,
    reflexive_antecedent,
    ruled_out,
    weight_of,
)
from quoteattr.resolve.turns import Turns, turns_before
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Extent

# Set on LitBank and half of the PDNC novels (see benchmarks/README.md).
_SPOKE_LAST = 0.4
"""Factor for who spoke the turn before, for a pronoun that names the speaker."""
_SPOKE_BEFORE = 2.0
"""Factor for who spoke the turn before that."""
_ADDRESSED = 3.0
"""Factor for whom the turn before spoke to."""
_NAMED_INSIDE = 0.2
"""Factor for who is named inside the quotation itself."""
_GUESS_SPOKE_LAST = 0.05
_GUESS_SPOKE_BEFORE = 6.0
_GUESS_ADDRESSED = 8.0
"""The same three factors where no words name the speaker."""
_UNNAMED = 0.3
"""Factor for who is only described and not yet mentioned often."""
_KNOWN = 0.1
"""How much each mention adds to that factor."""
_ACTOR_ABOVE = 4.0
"""Factor for who acts in the paragraph of narration right above."""
_GUESS_PRESENT = 1.0
"""Salience that the last turns' speakers have at least for a guess."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "into", "through", "across", "around"})
_SAME_ROLE = 5.0
"""Factor for who has been described with the same noun before."""
_OTHER_NOUN = 0.4
"""Factor for who has only been described, with other nouns."""
_LEAST_SALIENCE = 0.25
"""A description means somebody present only if that one is so salient."""


@attrs.frozen
class Guess:
    """A speaker and how certain it is."""

    cluster: Cluster | None
    confidence: float


class Walk:
    """The state of a reading."""

    def __init__(
        self,
        discourse: Discourse,
        names: NameClusters,
        decoded: Mapping[int, Cluster] | None = None,
    ) -> None:
        """Start before the first word.

        Args:
            discourse: The text.
            names: What its names refer to.
            decoded: Speakers that an earlier reading has settled, by position.
        """
        self._decoded = decoded or {}
        self.evidence_of: dict[int, dict[Cluster, float]] = {}
        self.discourse = discourse
        self.names = names
        self.cluster_of: dict[int, Cluster] = {}
        self.speaker_of: dict[int, Cluster | None] = {}
        self.addressee_of: dict[int, Cluster | None] = {}
        self.confidence_of: dict[int, float] = {}
        self.narrator = names.narrator
        self._salience = Salience()
        self._turns: list[int] = []
        self._nominals: dict[str, list[Cluster]] = {}
        self._relatives: dict[tuple[Cluster, str], Cluster] = {}
        self._pending: set[int] = set()
        settle_animacy(discourse, names)
        self._offices = nominals.read_offices(discourse, names)

    def run(self) -> "Walk":
        """Read the whole text."""
        discourse = self.discourse
        mentions = [(one.head, 1, one) for one in discourse.mentions]
        starts = [
            (discourse.first_token(position), 0, position)
            for position in range(len(discourse.attributions))
        ]
        events: list[tuple[int, int, Markable | int]] = [*mentions, *starts]
        for index, _, event in sorted(events, key=lambda event: event[:2]):
            if isinstance(event, Markable):
                cluster = self.cluster_of_mention(event)
                if cluster and (event.person == 3 or discourse.narrated(event)):  # noqa: PLR2004
                    self._see(cluster, index, weight_of(discourse, event))
            else:
                self._start_quotation(event, index)
        return self

    def _see(self, cluster: Cluster, index: int, weight: float) -> None:
        self._salience.see(cluster, self.discourse.clock[index], weight)

    def _start_quotation(self, position: int, index: int) -> None:
        cluster = self.speaker(position)
        self.addressee_of[position] = self._addressee(position)
        if self.discourse.is_turn(position):
            self._turns.append(position)
            if cluster:
                time = self.discourse.clock[index]
                self._salience.see(cluster, time, SPEAKER, spoken=True)

    def speaker(self, position: int) -> Cluster | None:
        """Return the speaker of the utterance at `position`, deciding it if need be."""
        if position in self.speaker_of:
            return self.speaker_of[position]
        if position in self._pending:
            return None
        self._pending.add(position)
        guess = self._decide(position)
        self._pending.discard(position)
        self.speaker_of[position] = guess.cluster
        self.confidence_of[position] = guess.confidence
        return guess.cluster

    def _decide(self, position: int) -> Guess:
        attribution = self.discourse.attributions[position]
        source = self.discourse.source_of(position)
        if source is not None:
            cluster = self.cluster_of_mention(source, position)
            if cluster and position not in self.evidence_of:
                self.evidence_of[position] = {cluster: 1.0}
            return Guess(cluster, attribution.confidence)
        if attribution.same_as is not None and attribution.reply_to is None:
            return Guess(self.speaker(attribution.same_as), attribution.confidence)
        if attribution.same_as is not None or attribution.reply_to is not None:
            return self._guess(position)
        return Guess(None, 0.0)

    def _guess(self, position: int) -> Guess:
        """Choose among those present by whose turn it is."""
        turns = self._turns_before(position)
        index = self.discourse.first_token(position)
        scores = self._salience.scores(self.discourse.clock[index], _can_speak, narrated=True)
        told = self._salience.scores(
            self.discourse.clock[index], _can_speak, narrated=True, spoken=False
        )
        if actor := self._actor_above(position):
            scores[actor] = _ACTOR_ABOVE * scores.get(actor, 1.0)
            told[actor] = _ACTOR_ABOVE * told.get(actor, 1.0)
        for cluster in told:
            told[cluster] *= _fame(cluster)
        self.evidence_of[position] = self._shares(told, position)
        if decoded := self._decoded.get(position):
            return Guess(decoded, self.discourse.attributions[position].confidence)
        for cluster in turns.speakers:
            if cluster:
                scores[cluster] = max(scores.get(cluster, 0.0), _GUESS_PRESENT)
        addressed = self._addressed_before(turns)
        if addressed:
            scores[addressed] = max(scores.get(addressed, 0.0), _GUESS_PRESENT)
        _scale(scores, turns.last_but_one, _GUESS_SPOKE_BEFORE)
        _scale(scores, turns.last, _GUESS_SPOKE_LAST)
        _scale(scores, addressed, _GUESS_ADDRESSED)
        for cluster in self._named_inside(position):
            _scale(scores, cluster, _NAMED_INSIDE)
        best = _best(scores)
        share = scores[best] / sum(scores.values()) if best else 0.0
        return Guess(best, self.discourse.attributions[position].confidence * share)

    def conversation(self) -> list[Turn]:
        """Return the turns of the text with what speaks for each speaker."""
        groups: dict[int, list[int]] = {}
        for position in self._turns:
            attribution = self.discourse.attributions[position]
            same = attribution.same_as if attribution.reply_to is None else None
            root = position if same is None else same
            groups.setdefault(root, []).append(position)
        turns = [self._turn(root, group) for root, group in groups.items()]
        return sorted(turns, key=lambda turn: turn.positions)

    def _turn(self, root: int, positions: list[int]) -> Turn:
        source = self.discourse.source_of(root)
        speaker = self.speaker_of.get(root)
        evidence = self.evidence_of.get(root, {})
        if source is not None:
            evidence = {speaker: 1.0} if speaker else {}
        called = (
            self.addressee_of.get(position)
            for position in positions
            if self.discourse.attributions[position].addressee
        )
        return Turn(
            positions=tuple(sorted({root, *positions})),
            paragraph=self.discourse.paragraph_of(min(positions)),
            evidence=evidence,
            named=source is not None,
            open=source is None,
            addressee=next((cluster for cluster in called if cluster), None),
        )

    def settle(self, decoded: Mapping[int, Cluster]) -> None:
        """Take over the speakers that the whole conversation tells."""
        for position, cluster in decoded.items():
            self.speaker_of[position] = cluster
            source = self.discourse.source_of(position)
            if source is not None and source.form is MentionForm.PRONOUN:
                if before := self.cluster_of.get(source.head):
                    before.mentions.pop(source.head, None)
                self.cluster_of[source.head] = cluster
                cluster.add(source)

    def _turns_before(self, position: int) -> Turns:
        return turns_before(self.discourse, position, self._turns, self.speaker_of)

    def _addressed_before(self, turns: Turns) -> Cluster | None:
        for position in turns.positions[:1]:
            if self.discourse.attributions[position].addressee:
                return self.addressee_of.get(position)
        return None

    def _addressee(self, position: int) -> Cluster | None:
        extent = self.discourse.attributions[position].addressee
        speaker = self.speaker_of.get(position)
        named = self._cluster_in(extent) if extent else None
        if named and named is not speaker:
            return named
        if not self.discourse.is_turn(position):
            return None
        last = self._turns_before(position).last
        return last if last is not speaker else None

    def _cluster_in(self, extent: Extent) -> Cluster | None:
        for part in extent.parts:
            for index in self.discourse.annotated.token_range(part):
                mention = self.discourse.by_token.get(index)
                if mention:
                    return self.cluster_of_mention(mention)
        return None

    def _named_inside(self, position: int) -> list[Cluster]:
        found: list[Cluster] = []
        for part in self.discourse.attributions[position].utterance.parts:
            for index in self.discourse.annotated.token_range(part):
                mention = self.discourse.by_token.get(index)
                if mention and mention.form is MentionForm.NAME:
                    clusters = self.names.of_head.get(mention.head, ())
                    found += clusters[:1]
        return found

    def cluster_of_mention(self, mention: Markable, position: int | None = None) -> Cluster | None:
        """Return whom a mention refers to.

        Args:
            mention: The mention.
            position: The utterance whose speaker it names, None if it names none.
        """
        if mention.head in self.cluster_of:
            return self.cluster_of[mention.head]
        cluster = self._refer(mention, position)
        if cluster:
            self.cluster_of[mention.head] = cluster
            cluster.add(mention)
        return cluster

    def _refer(self, mention: Markable, position: int | None) -> Cluster | None:
        if mention.form is MentionForm.NAME:
            return self._by_name(mention)
        if mention.form is MentionForm.NOMINAL:
            return self._by_description(mention, position)
        if mention.person == 3:  # noqa: PLR2004
            return self._by_pronoun(mention, position)
        if mention.number is Number.PLURAL:
            return None
        quotation = self.discourse.quotation_of[mention.head]
        if mention.person == 1:
            return self.narrator if quotation is None else self.speaker_of.get(quotation)
        return None if quotation is None else self.addressee_of.get(quotation)

    def _by_name(self, mention: Markable) -> Cluster | None:
        clusters = self.names.of_head.get(mention.head, ())
        if len(clusters) > 1:
            return self._salience.last_of(clusters) or clusters[0]
        return clusters[0] if clusters else None

    def _by_pronoun(self, mention: Markable, position: int | None) -> Cluster | None:
        discourse = self.discourse
        if antecedent := reflexive_antecedent(discourse, mention, self.cluster_of):
            return antecedent
        scores = self._antecedents(mention, position)
        best = _best(scores)
        if position is not None and position in self._decoded:
            best = self._decoded[position]
            scores.setdefault(best, 1.0)
        if best and discourse.narrated(mention) and mention.gender in (Gender.HE, Gender.SHE):
            best.votes[mention.gender] += scores[best] / sum(scores.values())
        return best

    def _antecedents(self, mention: Markable, position: int | None) -> dict[Cluster, float]:
        discourse = self.discourse
        index = mention.head if position is None else discourse.first_token(position)
        out = set(ruled_out(discourse, mention, self.cluster_of))
        out |= {
            cluster
            for other in other_arguments(discourse, mention)
            if other.form is MentionForm.NAME and (cluster := self.cluster_of_mention(other))
        }
        quotation = discourse.quotation_of[mention.head]
        while quotation is not None:
            out |= {self.speaker_of.get(quotation), self.addressee_of.get(quotation)} - {None}
            quotation = discourse.attributions[quotation].utterance.parent

        def fits(cluster: Cluster) -> bool:
            return cluster not in out and cluster.fits(mention) and not cluster.is_narrator

        time = discourse.clock[index]
        scores = self._salience.scores(time, fits, narrated=discourse.narrated(mention))
        scores = scores or self._salience.scores(time, fits)
        for cluster in scores:
            if cluster.gender is None and mention.gender:
                scores[cluster] *= UNKNOWN_GENDER
            scores[cluster] *= _fame(cluster)
        if position is not None and discourse.is_turn(position):
            if mention.form is MentionForm.PRONOUN:
                self.evidence_of[position] = self._shares(scores, position)
            self._weigh_turns(scores, position)
        return scores

    def _actor_above(self, position: int) -> Cluster | None:
        """Return who acts last in the paragraph of narration right above a quotation."""
        discourse = self.discourse
        paragraph = discourse.paragraph_of(position) - 1
        if paragraph < 0:
            return None
        tokens = discourse.annotated.token_range(discourse.annotated.paragraphs[paragraph])
        if any(discourse.quotation_of[index] is not None for index in tokens):
            return None
        for index in reversed(tokens):
            cluster = self.cluster_of.get(index)
            token = discourse.annotated.tokens[index]
            if cluster and token.relation == "nsubj" and _can_speak(cluster):
                return cluster
        return None

    def _shares(self, scores: Mapping[Cluster, float], position: int) -> dict[Cluster, float]:
        """Return the scores as shares of their sum, less for who is named in the quotation."""
        weighed = dict(scores)
        for cluster in self._named_inside(position):
            _scale(weighed, cluster, _NAMED_INSIDE)
        total = sum(weighed.values())
        return {cluster: score / total for cluster, score in weighed.items() if score > 0}

    def _weigh_turns(self, scores: dict[Cluster, float], position: int) -> None:
        turns = self._turns_before(position)
        _scale(scores, turns.last, _SPOKE_LAST)
        _scale(scores, turns.last_but_one, _SPOKE_BEFORE)
        _scale(scores, self._addressed_before(turns), _ADDRESSED)
        for cluster in self._named_inside(position):
            _scale(scores, cluster, _NAMED_INSIDE)

    def _by_description(self, mention: Markable, position: int | None) -> Cluster | None:
        discourse = self.discourse
        if position is None and nominals.is_quantified(discourse, mention):
            return None
        lemma = nominals.lemma_of(discourse, mention)
        equal = nominals.equals(discourse, mention)
        if equal and (cluster := self.cluster_of_mention(equal)):
            cluster.roles.add(lemma)
            return cluster
        if holder := self._offices.holder(discourse, mention, self.names):
            return holder
        possessor = self._possessor(mention)
        if possessor and (cluster := self._relatives.get((possessor, lemma))):
            return cluster
        cluster = None
        if possessor or nominals.is_definite(discourse, mention):
            cluster = self._known(mention, lemma, possessor, position)
        if cluster is None:
            cluster = Cluster(mention.kind, told_gender=mention.gender, roles={lemma})
            self._nominals.setdefault(lemma, []).append(cluster)
        cluster.roles.add(lemma)
        if possessor:
            self._relatives[possessor, lemma] = cluster
        return cluster

    def _possessor(self, mention: Markable) -> Cluster | None:
        """Return whose "mother" or "friend" a nominal is."""
        annotated = self.discourse.annotated
        token = annotated.tokens[mention.head]
        for child in annotated.dependents(token):
            if child.deprel == "nmod:poss" and (other := self.discourse.by_token.get(child.index)):
                return self.cluster_of_mention(other)
        quotation = self.discourse.quotation_of[mention.head]
        bare = mention.first == mention.head
        if quotation is not None and bare and token.lemma.lower() in nominals.PARENTS:
            return self.speaker_of.get(quotation)
        return None

    def _known(
        self, mention: Markable, lemma: str, possessor: Cluster | None, position: int | None
    ) -> Cluster | None:
        """Return whom a definite description repeats."""
        if named := self._by_family(possessor, lemma) or self._by_title(mention, lemma, possessor):
            return named
        repeated = self._repeated(mention, lemma)
        if mention.kind is not SpeakerKind.PERSON or mention.number is Number.PLURAL:
            return repeated
        if not nominals.is_generic(lemma) and not possessor:
            return repeated
        scores = self._antecedents(mention, position)
        for cluster in scores:
            if cluster is possessor:
                scores[cluster] = 0.0
            elif lemma in cluster.roles:
                scores[cluster] *= _SAME_ROLE
            elif not cluster.names and not cluster.is_narrator:
                scores[cluster] *= _OTHER_NOUN
        best = _best(scores)
        if best and scores[best] >= _LEAST_SALIENCE:
            best.guessed.add(mention.head)
            return best
        return repeated

    def _repeated(self, mention: Markable, lemma: str) -> Cluster | None:
        own = nominals.modifiers(self.discourse, mention)
        for cluster in reversed(self._nominals.get(lemma, [])):
            first = next(iter(cluster.mentions.values()), None)
            if first is None or not cluster.fits(mention):
                continue
            theirs = nominals.modifiers(self.discourse, first)
            if own <= theirs or theirs <= own:
                return cluster
        return None

    def _by_title(
        self, mention: Markable, lemma: str, possessor: Cluster | None
    ) -> Cluster | None:
        named = [one for one in nominals.titled(lemma, self.names.clusters) if one.fits(mention)]
        if not named and not possessor and not nominals.is_generic(lemma):
            named = [
                one for one in self.names.clusters if lemma in one.roles and one.fits(mention)
            ]
        if len(named) > 1:
            return self._salience.last_of(tuple(named))
        return named[0] if named else None


    def _by_family(self, possessor: Cluster | None, lemma: str) -> Cluster | None:
        """Return the "Mrs. Bell" who is the mother or the wife of a Bell."""
        family = nominals.FAMILY_TITLES.get(lemma)
        if possessor is None or family is None:
            return None
        surnames = {
            name.keys[-1]
            for name in possessor.parsed.values()
            if name.is_full or name.has_title(TitleClass.HONORIFIC)
        }
        found = [
            cluster
            for cluster in self.names.clusters
            if cluster is not possessor
            and any(
                name.keys[-1:] and name.keys[-1] in surnames and len(name.keys) == 1
                and any(one.word in family for one in name.titles)
                for name in cluster.parsed.values()
            )
        ]
        return found[0] if len(found) == 1 else None


def _can_speak(cluster: Cluster) -> bool:
    return cluster.kind is SpeakerKind.PERSON


def settle_animacy(discourse: Discourse, names: NameClusters) -> None:
    """Take names that the engine left open for people's if they act rather than are places."""
    annotated = discourse.annotated
    speaking = {
        source.head
        for position in range(len(discourse.attributions))
        if discourse.is_turn(position) and (source := discourse.source_of(position))
    }
    for cluster in names.clusters:
        cluster.acts = 0
    for mention in discourse.mentions:
        if mention.form is not MentionForm.NAME:
            continue
        for cluster in names.of_head.get(mention.head, ())[:1]:
            token = annotated.tokens[mention.head]
            if mention.head in speaking:
                cluster.acts += 5
            elif token.deprel == "nsubj":
                cluster.acts += 1
            elif any(
                child.relation == "case" and child.text.lower() in _PLACE_PREPOSITIONS
                for child in annotated.dependents(token)
            ):
                cluster.acts -= 2
    for cluster in names.clusters:
        if cluster.kind is SpeakerKind.UNKNOWN and (cluster.acts > 0 or cluster.told_gender):
            cluster.kind = SpeakerKind.PERSON


def _fame(cluster: Cluster) -> float:
    """Return a factor for how likely somebody is to matter: the described come and go."""
    if cluster.names or cluster.is_narrator:
        return 1.0
    return min(1.0, _UNNAMED + _KNOWN * len(cluster.mentions))


def _scale(scores: dict[Cluster, float], cluster: Cluster | None, factor: float) -> None:
    if cluster in scores:
        scores[cluster] *= factor


def _best(scores: dict[Cluster, float]) -> Cluster | None:
    best: Callable[[Cluster], float] = scores.__getitem__
    return max(scores, key=best) if scores else None
