"""What a description refers to: apposition, office, family, repetition, and who is salient."""

from collections import defaultdict
from collections.abc import Callable
from itertools import islice

from quoteattr.language.titles import TitleClass
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.nominals import is_plural
from quoteattr.resolve.coreference.offices import read_offices
from quoteattr.resolve.coreference.pairs import PLACES, one_of_two
from quoteattr.resolve.coreference.state import Reading, best_of
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.coordination import conjuncts
from quoteattr.resolve.names.cluster_index import index_clusters
from quoteattr.resolve.names.name_clusters import alias_key
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import SpeakerKind

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_SAME_ROLE = 5.0
"""Factor for who has been described with the same noun before."""
_OTHER_NOUN = 0.4
"""Factor for who has only been described, with other nouns."""
_GROWN = 0.1
"""Factor, for "the child", for who is grown up."""
_REMEMBERED = 50
"""So many who were introduced with the same noun are remembered, which bounds the time."""
_LEAST_SALIENCE = 0.25
"""A description means somebody present only if that one is so salient."""


class Descriptions:
    """Decides what descriptions refer to, and remembers who has been described how."""

    def __init__(
        self,
        reading: Reading,
        refer: Callable[[Markable], Cluster | None],
        antecedents: Callable[[Markable, int | None], dict[Cluster, float]],
    ) -> None:
        """Start with nobody described.

        Args:
            reading: The state of the reading.
            refer: Tells what another mention refers to.
            antecedents: Tells how salient everybody is whom a mention can mean.
        """
        self._reading = reading
        self._refer = refer
        self._antecedents = antecedents
        self._offices = read_offices(reading.discourse, reading.names)
        self._directory = index_clusters(reading.names)
        self._modifiers: dict[int, frozenset[str]] = {}
        self._described: dict[str, list[Cluster]] = defaultdict(list)
        self._relatives: dict[tuple[Cluster, str], Cluster] = {}
        self._owner_of: dict[Cluster, Cluster] = {}
        self._groups: dict[frozenset[Cluster | None], Cluster] = {}

    def referent(self, mention: Markable, position: int | None) -> Cluster | None:
        """Return what a description refers to; a new cluster if it is to nobody known.

        Args:
            mention: A nominal.
            position: The utterance whose speaker it names, None if it names none.
        """
        discourse = self._reading.discourse
        by_alias = self._reading.names.by_alias
        if by_alias and (known := by_alias.get(self._words(mention))):
            self._reading.told.add(mention.head)
            return known
        if position is None and nominal_traits.is_quantified(discourse, mention):
            return None
        joining = discourse.annotated.tokens[mention.head]
        if joining.relation == "cc":
            return self._together(mention, joining)
        lemma = nominal_traits.head_lemma(discourse, mention)
        if (named := self._by_own_name(mention)) and not self._offices.titled(lemma):
            return named
        is_letter = lemma in nominal_traits.LETTER_NOUNS
        if is_letter and (writer := nominal_traits.writer_of(discourse, mention)):
            return self._refer(writer)
        if lemma in PLACES and (chosen := one_of_two(self._reading, mention, lemma)):
            return chosen
        equal = coreferent_mention(discourse, mention)
        cluster = self._refer(equal) if equal else None
        cluster = cluster or self._offices.holder(discourse, mention, self._reading.names)
        if cluster is None:
            possessor = self._possessor(mention)
            cluster = self._known(mention, lemma, possessor, position) or self._new(mention, lemma)
            if possessor:
                self._relatives[possessor, lemma] = cluster
                self._owner_of.setdefault(cluster, possessor)
        cluster.evidence.roles.add(lemma)
        return cluster

    def _by_own_name(self, mention: Markable) -> Cluster | None:
        """Return who is called by the very words: taggers do not take each "King" for a name."""
        discourse = self._reading.discourse
        if not discourse.annotated.tokens[mention.head].text[:1].isupper():
            return None
        return self._reading.names.by_single_name.get(self._words(mention))

    def _words(self, mention: Markable) -> str:
        return alias_key(mention.span.of(self._reading.discourse.annotated.text))

    def _together(self, mention: Markable, joining: Token) -> Cluster:
        """Return the group that several speakers make up."""
        discourse = self._reading.discourse
        heads = conjuncts(discourse.annotated, joining)
        members = frozenset(
            self._refer(discourse.by_token[head.index])
            for head in heads
            if head.index in discourse.by_token
        )
        return self._groups.setdefault(members, Cluster(mention.kind))

    def _new(self, mention: Markable, lemma: str) -> Cluster:
        cluster = self._reading.introduced.get(mention.head)
        cluster = cluster or Cluster(mention.kind, explicit_gender=mention.gender)
        self._described[lemma].append(cluster)
        return cluster

    def _possessor(self, mention: Markable) -> Cluster | None:
        """Return whose "mother" or "friend" a nominal is."""
        reading, discourse = self._reading, self._reading.discourse
        token = discourse.annotated.tokens[mention.head]
        for child in discourse.annotated.dependents(token):
            is_owner = child.deprel == "nmod:poss" or (
                child.relation == "compound"
                and mention.kind in COLLECTIVES
                and nominal_traits.is_definite(discourse, mention)
            )
            if is_owner and (other := discourse.by_token.get(child.index)):
                return self._refer(other)
        quotation = discourse.quotation_of[mention.head]
        bare = mention.first == mention.head
        if quotation is not None and bare and token.lemma.lower() in nominal_traits.FAMILY_NOUNS:
            return reading.speaker_of.get(quotation)
        return None

    def _known(
        self, mention: Markable, lemma: str, possessor: Cluster | None, position: int | None
    ) -> Cluster | None:
        """Return whom a definite description repeats."""
        if possessor and (possessor, lemma) in self._relatives:
            return self._relatives[possessor, lemma]
        if not possessor and not nominal_traits.is_definite(self._reading.discourse, mention):
            return None
        if named := self._by_family(possessor, lemma) or self._by_office(mention, lemma, possessor):
            return named
        is_group = mention.kind in COLLECTIVES and not possessor
        if is_group and (named := self._by_organisation(mention, lemma)):
            return named
        singular = mention.kind is SpeakerKind.PERSON and mention.number is not Number.PLURAL
        present = None
        if singular and (possessor or nominal_traits.is_generic(lemma)):
            present = self._present(mention, lemma, possessor, position)
        return present or self._repeated(mention, lemma, possessor)

    def _present(
        self, mention: Markable, lemma: str, possessor: Cluster | None, position: int | None
    ) -> Cluster | None:
        """Return the most salient one whom "the young man" or "her friend" can mean."""
        scores = self._antecedents(mention, position)
        is_child = lemma in nominal_traits.CHILD_NOUNS
        same_nouns = nominal_traits.CHILD_NOUNS if is_child else {lemma}
        for cluster in scores:
            if cluster is possessor:
                scores[cluster] = 0.0
            elif not same_nouns.isdisjoint(cluster.evidence.roles):
                scores[cluster] *= _SAME_ROLE
            elif is_child and cluster.is_adult:
                scores[cluster] *= _GROWN
            elif not cluster.names and not cluster.is_narrator:
                scores[cluster] *= _OTHER_NOUN
        best = best_of(scores)
        if best is None or scores[best] < _LEAST_SALIENCE:
            return None
        best.evidence.guessed.add(mention.head)
        return best

    def _repeated(self, mention: Markable, lemma: str, possessor: Cluster | None) -> Cluster | None:
        """Return the last one who was introduced with the same noun and no other adjectives.

        Nor with another owner, for a group: the campaign of one is not that of the other. Who
        somebody's mother is two pronouns may tell differently.
        """
        own = self._modifiers_of(mention)
        for cluster in self._described[lemma][: -_REMEMBERED - 1 : -1]:
            first = next(iter(cluster.evidence.mentions.values()), None)
            owner = self._owner_of.get(cluster)
            is_collective = mention.kind in COLLECTIVES
            same_owner = not (possessor and owner and is_collective) or owner is possessor
            if first is not None and same_owner and cluster.fits(mention):
                theirs = self._modifiers_of(first)
                if own <= theirs or theirs <= own:
                    return cluster
        return None

    def _modifiers_of(self, mention: Markable) -> frozenset[str]:
        if mention.head not in self._modifiers:
            found = nominal_traits.modifiers_of(self._reading.discourse, mention)
            self._modifiers[mention.head] = found
        return self._modifiers[mention.head]

    def _by_office(
        self, mention: Markable, lemma: str, possessor: Cluster | None
    ) -> Cluster | None:
        """Return who bears the noun as a title or office: "the captain", "the senator"."""
        able = self._offices.titled(lemma)
        found = list(islice((one for one in able if one.fits(mention)), 2))
        if not found and not possessor and not nominal_traits.is_generic(lemma):
            able = self._offices.described(lemma)
            found = list(islice((one for one in able if one.fits(mention)), 2))
        if len(found) > 1:
            some = self._reading.as_set(able)
            return self._reading.salience.most_recent(lambda one: one in some and one.fits(mention))
        return found[0] if found else None

    def _by_organisation(self, mention: Markable, lemma: str) -> Cluster | None:
        """Return the organisation whose name holds the noun: "the ministry", "the company"."""
        discourse, salience = self._reading.discourse, self._reading.salience
        own = self._modifiers_of(mention)
        words = {lemma, *own}

        def bears(cluster: Cluster) -> bool:
            is_organisation = cluster.kind is SpeakerKind.ORGANISATION
            return is_organisation and any(
                words.issubset(name.keys) for name in cluster.names.values()
            )

        if bearing := salience.most_recent(bears):
            return bearing
        plural = is_plural(discourse.annotated.tokens[mention.head])
        if own or plural or lemma not in nominal_traits.COMPANY_NOUNS:
            return None
        if any(map(bears, self._directory.by_word.get(lemma, ()))):
            return None
        named = self._directory.named
        found = salience.most_recent(
            lambda one: one.kind is SpeakerKind.ORGANISATION and not one.is_place and one in named
        )
        if found:
            found.evidence.guessed.add(mention.head)
        return found

    def _by_family(self, possessor: Cluster | None, lemma: str) -> Cluster | None:
        """Return the "Mrs. Bell" who is the mother or the wife of a Bell."""
        family = nominal_traits.FAMILY_TITLES.get(lemma)
        if possessor is None or family is None:
            return None
        if lemma in {"husband", "wife"} and (spouse := self._directory.spouse_of(possessor)):
            return spouse
        surnames = [
            name.keys[-1]
            for name in possessor.names.values()
            if name.is_full or name.has_title(TitleClass.HONORIFIC)
        ]
        found: set[Cluster] = set()
        for title in sorted(family):
            for relative in self._directory.with_title(title, surnames):
                if relative is not possessor:
                    found.add(relative)
                if len(found) > 1:
                    return None
        return next(iter(found), None)
