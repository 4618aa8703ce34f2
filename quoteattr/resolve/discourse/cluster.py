"""Clusters: the mentions that refer to one speaker, gathered while the text is read."""

from collections import Counter

import attrs

from quoteattr.language.names import ParsedName
from quoteattr.language.titles import MAN_TITLES, WIFE_TITLES
from quoteattr.mentions.markable import Markable
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

# Set on half of the PDNC novels.
_ENOUGH_VOTES = 3.0
"""Weight of the pronouns in the text from which they outvote a list of given names."""
_ONE_VOTE = 0.4
"""Weight of a pronoun from which it tells users the gender."""
_PRIOR_VOTES = 0.2
"""Weight of the pronouns from which they count more than that nothing is known."""
_SOUND_SHARE = 0.8
"""How likely the ending of a name tells the gender; it may be a surname."""
_MAJORITY = 0.7
"""Share of the pronouns that must agree."""

GROWN_TITLES = MAN_TITLES | WIFE_TITLES
"""Titles of those who are no children."""
_GROWN_NOUNS = frozenset(
    {"man", "woman", "lady", "gentleman", "husband", "wife", "father", "mother"}
)

GROUPS = frozenset({SpeakerKind.GROUP, SpeakerKind.ORGANISATION})


@attrs.define(eq=False)
class Cluster:
    """What refers to one speaker, as far as the text has been read."""

    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What sort of thing it is."""
    names: Counter[str] = attrs.field(factory=Counter)
    """How often each name, article left out, stands for it."""
    parsed: dict[str, ParsedName] = attrs.field(factory=dict)
    """The same names taken apart."""
    told_gender: Gender | None = None
    """What the titles or the nouns tell."""
    likely_gender: Gender | None = None
    """What the list of given names tells."""
    sound_gender: Gender | None = None
    """What the ending of a given name that is in no list makes likely."""
    votes: dict[Gender, float] = attrs.field(factory=dict)
    """Pronouns of the text, weighted by how certain it is that they refer to it."""
    is_counted: bool = False
    """Whether an earlier reading has counted the pronouns: each of them votes once."""
    roles: set[str] = attrs.field(factory=set)
    """Lemmas of the nouns that describe it: `senator`, `spokesman`."""
    name: str = ""
    """Name that the user gave, empty if there is none."""
    is_place: bool = False
    """Whether the engine took its names for places."""
    is_narrator: bool = False
    """Whether it is the "I" of the narration."""
    guessed: set[int] = attrs.field(factory=set)
    """Head tokens of the descriptions that only salience links to it."""
    mentions: dict[int, Markable] = attrs.field(factory=dict)
    """The mentions by the index of their head token."""

    @property
    def gender(self) -> Gender | None:
        """The pronoun that goes with it, None if nothing tells."""
        return self.told_gender or self._voted(_ENOUGH_VOTES) or self.likely_gender

    @property
    def stated_gender(self) -> Gender | None:
        """The pronoun, title or noun that the text itself uses; no list of names is asked."""
        return self.told_gender or self._voted(_ONE_VOTE)

    def leaning(self, gender: Gender) -> float:
        """Return how far the pronouns so far tell a gender: 1 if there are none, at most 2."""
        prior = 2 * _PRIOR_VOTES
        share = 0.5
        if self.sound_gender:
            share = _SOUND_SHARE if gender is self.sound_gender else 1 - _SOUND_SHARE
        own = self.votes.get(gender, 0.0) + prior * share
        return 2 * own / (sum(self.votes.values()) + prior)

    def _voted(self, least: float) -> Gender | None:
        total = sum(self.votes.values())
        gender = max(self.votes, key=lambda one: self.votes[one], default=None)
        if gender is None or total < least or self.votes[gender] < _MAJORITY * total:
            return None
        return gender

    @property
    def is_person(self) -> bool:
        """Whether it is one person, who may take part in a conversation."""
        return self.kind is SpeakerKind.PERSON

    @property
    def is_in_text(self) -> bool:
        """Whether words of the text refer to it, or the user knows it beforehand."""
        return bool(self.mentions or self.name)

    @property
    def is_grown(self) -> bool:
        """Whether a title or a noun tells that it is a grown-up person."""
        titled = any(
            title.word in GROWN_TITLES for name in self.parsed.values() for title in name.titles
        )
        return titled or bool(self.roles & _GROWN_NOUNS)

    def reopened(self) -> "Cluster":
        """Return the same speaker for another reading.

        The pronouns are counted and the describing nouns are known; the mentions are found anew.
        """
        return attrs.evolve(
            self,
            votes=dict(self.votes),
            is_counted=True,
            roles=set(self.roles),
            guessed=set(),
            mentions={},
        )

    def add(self, mention: Markable) -> None:
        """Add a mention."""
        self.mentions[mention.head] = mention
        if self.kind is SpeakerKind.UNKNOWN and mention.form is not MentionForm.PRONOUN:
            self.kind = mention.kind

    def vote(self, gender: Gender, weight: float) -> None:
        """Count a pronoun of the text, weighted by how certain it is that it refers to this."""
        if self.is_counted:
            return
        self.votes[gender] = self.votes.get(gender, 0.0) + weight

    def fits(self, mention: Markable) -> bool:
        """Whether a pronoun or nominal may refer to it, by number and gender."""
        if mention.gender is Gender.THEY or mention.kind in GROUPS:
            return self.kind in GROUPS or self.gender is Gender.THEY
        if SpeakerKind.DOCUMENT in (self.kind, mention.kind):
            return self.kind is mention.kind
        if self.kind in GROUPS:
            return False
        if self.kind is SpeakerKind.UNKNOWN:
            return False
        return mention.gender is None or self.gender in (None, mention.gender)
