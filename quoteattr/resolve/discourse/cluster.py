"""Clusters: the words that refer to one speaker, and the evidence that a pass gathers about it."""

from collections.abc import Mapping

import attrs

from quoteattr.language.names import ParsedName
from quoteattr.language.titles import MAN_TITLES, WIFE_TITLES, TitleClass
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

# Set on half of the PDNC novels.
_ENOUGH_VOTES = 3.0
"""Least weight of the pronouns in the text that outvote a list of given names."""
_ONE_VOTE = 0.4
"""Least weight of the pronouns that decide the gender that users see."""
_PRIOR_VOTES = 0.2
"""Weight of the prior for each gender, in votes."""
_WEAK_SHARE = 0.8
"""Probability of the gender that a rare name or an ending indicates; it may be a surname's."""
_MAJORITY = 0.7
"""Share of the votes that must agree."""

_ADULT_TITLES = MAN_TITLES | WIFE_TITLES
_ADULT_CLASSES = frozenset({TitleClass.MILITARY, TitleClass.OFFICE})
_ADULT_NOUNS = read_classes("description_words.txt")["adult"]

COLLECTIVES = frozenset({SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
"""The kinds of speaker that are more than one person."""


@attrs.define(eq=False)
class ClusterEvidence:
    """What one pass over the text gathers about a cluster."""

    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """The kind that its names and descriptions indicate."""
    votes: dict[Gender, float] = attrs.field(factory=dict)
    """Pronouns of each gender, weighted by how certainly they refer to it."""
    is_counted: bool = False
    """Whether an earlier pass has counted the pronouns: each of them votes once."""
    roles: set[str] = attrs.field(factory=set)
    """Lemmas of the nouns that describe it: `senator`, `spokesman`."""
    guessed: set[int] = attrs.field(factory=set)
    """Head tokens of the descriptions that only salience links to it."""
    mentions: dict[int, Markable] = attrs.field(factory=dict)
    """The mentions by the index of their head token, in the order in which they are resolved."""

    @property
    def first(self) -> Markable | None:
        """The mention that was resolved first, None if there is none."""
        return next(iter(self.mentions.values()), None)

    def for_next_pass(self) -> "ClusterEvidence":
        """Return the votes and roles alone: the next pass finds the mentions anew."""
        return ClusterEvidence(self.kind, dict(self.votes), is_counted=True, roles=set(self.roles))


@attrs.frozen(eq=False)
class Cluster:
    """What refers to one speaker: a frozen identity with the evidence of one pass.

    Two clusters are equal only if they are the same object.
    """

    _kind: SpeakerKind = SpeakerKind.UNKNOWN
    """The kind known before the text is read."""
    names: Mapping[str, ParsedName] = attrs.field(factory=dict)
    """Its parsed names by their words with titles, without article."""
    explicit_gender: Gender | None = None
    """The gender that titles, nouns or the user state."""
    likely_gender: Gender | None = None
    """The gender that given names, or pronouns next to the names, indicate."""
    weak_gender: Gender | None = None
    """The gender that a rare given name, or the ending of one, makes likely."""
    character: str = ""
    """Name of the character that the user gave, empty if it is not such a character."""
    is_place: bool = False
    """Whether the annotator labels its names as places."""
    is_narrator: bool = False
    """Whether it is the "I" of the narration."""
    evidence: ClusterEvidence = attrs.field(factory=ClusterEvidence)
    """What the current pass over the text has gathered."""

    @property
    def kind(self) -> SpeakerKind:
        """The kind of speaker."""
        return self.evidence.kind if self._kind is SpeakerKind.UNKNOWN else self._kind

    @property
    def gender(self) -> Gender | None:
        """The gender of the pronouns that can refer to it, None if unknown."""
        return self.explicit_gender or self._voted_gender(_ENOUGH_VOTES) or self.likely_gender

    @property
    def stated_gender(self) -> Gender | None:
        """The gender that titles, nouns or pronouns state, without any list of names."""
        return self.explicit_gender or self._voted_gender(_ONE_VOTE)

    def gender_lift(self, gender: Gender) -> float:
        """Return the probability of a gender by the votes, divided by that of chance: 0 to 2."""
        prior = 2 * _PRIOR_VOTES
        share = 0.5
        if self.weak_gender:
            share = _WEAK_SHARE if gender is self.weak_gender else 1 - _WEAK_SHARE
        votes = self.evidence.votes
        return 2 * (votes.get(gender, 0.0) + prior * share) / (sum(votes.values()) + prior)

    def _voted_gender(self, least: float) -> Gender | None:
        votes = self.evidence.votes
        total = sum(votes.values())
        gender = max(votes, key=votes.__getitem__, default=None)
        if gender is None or total < least or votes[gender] < _MAJORITY * total:
            return None
        return gender

    @property
    def is_person(self) -> bool:
        """Whether it is one person, who may take part in a conversation."""
        return self.kind is SpeakerKind.PERSON

    @property
    def is_named(self) -> bool:
        """Whether it has a name, in the text or from the user."""
        return bool(self.names or self.character)

    @property
    def is_identified(self) -> bool:
        """Whether it has a name or is the narrator, so that more than descriptions refer to it."""
        return self.is_named or self.is_narrator

    @property
    def is_in_text(self) -> bool:
        """Whether words of the text refer to it, or the user gave it."""
        return bool(self.evidence.mentions or self.character)

    @property
    def is_adult(self) -> bool:
        """Whether a title or a noun shows that it is an adult."""
        titles = [title for name in self.names.values() for title in name.titles]
        return any(
            one.word in _ADULT_TITLES or one.title_class in _ADULT_CLASSES for one in titles
        ) or not self.evidence.roles.isdisjoint(_ADULT_NOUNS)

    def add(self, mention: Markable) -> None:
        """Add a mention."""
        self.evidence.mentions[mention.head] = mention
        if self.kind is SpeakerKind.UNKNOWN and mention.form is not MentionForm.PRONOUN:
            self.evidence.kind = mention.kind

    def vote(self, gender: Gender, weight: float) -> None:
        """Count a pronoun of the text, weighted by how certainly it refers to this cluster."""
        if not self.evidence.is_counted:
            votes = self.evidence.votes
            votes[gender] = votes.get(gender, 0.0) + weight

    def fits(self, mention: Markable) -> bool:
        """Whether a pronoun or nominal may refer to it, by number and gender."""
        kind = self.kind
        if mention.gender is Gender.THEY or mention.kind in COLLECTIVES:
            return kind in COLLECTIVES or self.gender is Gender.THEY
        if SpeakerKind.DOCUMENT in (kind, mention.kind):
            return kind is mention.kind
        if kind in COLLECTIVES or kind is SpeakerKind.UNKNOWN:
            return False
        return mention.gender is None or self.gender in (None, mention.gender)
