"""Name variants, and the groups of variants that become clusters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.language.names import ParsedName
from quoteattr.language.titles import WIFE_TITLES, TitleClass
from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.names.genders import GenderEvidence, decisive_gender
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

NameKey = tuple[tuple[str, ...], frozenset[str], str]
"""The words of a name, its titles and its suffix, as they are compared."""

MARRIED_TITLES = WIFE_TITLES | {"lady"}
"""Titles that go with a husband's surname."""


_PERSON_SHARE = 3
"""A single name that the annotator labels as an organisation is a surname if it is at most this
many times as frequent as the fuller forms of a person's name."""


@attrs.define(eq=False)
class NameVariant:
    """All mentions of one name with the same titles, words and suffix."""

    name: ParsedName
    """The parsed name."""
    kind: SpeakerKind
    """The kind of its bearer by the labels of the annotator."""
    is_place: bool
    """Whether the annotator labels it as a place."""
    mentions: list[Markable] = attrs.field(factory=list)
    """Its mentions in text order."""
    gender_evidence: GenderEvidence = attrs.field(factory=dict)
    """The gender that the clauses around its mentions indicate."""

    @property
    def titles(self) -> frozenset[str]:
        """The titles before the name."""
        return frozenset(title.word for title in self.name.titles)

    @property
    def is_single(self) -> bool:
        """Whether it is one name, given name or surname, with or without a particle."""
        return self.name.is_single

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sort key: fuller names first, then titled and frequent ones."""
        length = 1 if self.is_single else len(self.name.keys)
        return (-length, not self.name.titles, -len(self.mentions))


@attrs.define(eq=False)
class NameGroup:
    """The name variants of one speaker: a cluster under construction."""

    kind: SpeakerKind
    """The kind of speaker."""
    is_place: bool = False
    """Whether its first name is a place's."""
    character: str = ""
    """Name of the character that the user gave, empty if it is not one."""
    explicit_gender: Gender | None = None
    """The gender that titles or the user state."""
    given_gender: Gender | None = None
    """The gender that its given names indicate."""
    weak_gender: Gender | None = None
    """The gender that a rare given name, or the ending of one, makes likely."""
    variants: list[NameVariant] = attrs.field(factory=list)
    """Its name variants."""

    @property
    def size(self) -> int:
        """The number of mentions."""
        return sum(len(variant.mentions) for variant in self.variants)

    @property
    def titles(self) -> frozenset[str]:
        """The titles of all its names."""
        return frozenset().union(*(variant.titles for variant in self.variants))

    @property
    def full_names(self) -> list[ParsedName]:
        """Its names with a given name and a surname."""
        return [variant.name for variant in self.variants if not variant.is_single]

    @property
    def is_wife(self) -> bool:
        """Whether all its names are a surname with "Mrs."; the surname alone is a man's."""
        return bool(self.variants) and all(
            variant.is_single and variant.titles & MARRIED_TITLES for variant in self.variants
        )

    @property
    def gender(self) -> Gender | None:
        """The gender that titles, the user or given names indicate."""
        return self.explicit_gender or self.given_gender

    @property
    def pronoun_gender(self) -> Gender | None:
        """The gender that the clauses around its mentions make clear."""
        return decisive_gender(self._gender_evidence(), against_list=bool(self.given_gender))

    @property
    def likeliest_gender(self) -> Gender | None:
        """The gender that the best evidence indicates, however weak it is."""
        evidence = self._gender_evidence()
        by_clauses = max(evidence, key=evidence.__getitem__, default=None)
        return self.gender or by_clauses or self.weak_gender

    def _gender_evidence(self) -> GenderEvidence:
        total: Counter[Gender] = Counter()
        for variant in self.variants:
            total.update(variant.gender_evidence)
        return dict(total)

    def has_surname(self, variant: NameVariant) -> bool:
        """Whether a single name is a surname rather than a given name, and indicates no gender."""
        if not variant.is_single:
            return False
        key = variant.name.keys[-1:]
        titled = any(title.title_class is not TitleClass.KIN for title in variant.name.titles)
        return titled or any(
            other.name.keys[-1:] == key
            for other in self.variants
            if not other.is_single or other.name.has_title(TitleClass.HONORIFIC)
        )

    def add(self, variant: NameVariant) -> None:
        """Add a name variant with its kind and gender."""
        self.variants.append(variant)
        if self.kind is SpeakerKind.UNKNOWN:
            self.kind = variant.kind
        if self.kind not in COLLECTIVES:
            self.explicit_gender = self.explicit_gender or variant.name.title_gender
        if self.kind not in COLLECTIVES and not self.has_surname(variant):
            self.given_gender = self.given_gender or variant.name.given_gender
        if self.given_gender is None:
            self.weak_gender = self.weak_gender or variant.name.weak_gender

    def as_cluster(self) -> Cluster:
        """Return the finished cluster."""
        names: dict[str, ParsedName] = {}
        for variant in self.variants:
            for mention in variant.mentions:
                names.setdefault(titled_name(mention), variant.name)
        return Cluster(
            self.kind,
            names,
            explicit_gender=self.explicit_gender,
            likely_gender=self.pronoun_gender or self.given_gender,
            weak_gender=self.weak_gender,
            character=self.character,
            is_place=self.is_place,
        )


def titled_name(mention: Markable) -> str:
    """Return the name of a mention with its titles, without article and possessive ending."""
    if mention.name is None:
        return ""
    return " ".join((*(title.word for title in mention.name.titles), *mention.name.words))


def name_key(name: ParsedName) -> NameKey:
    """Return a key that is the same for all spellings of a name: "Mrs. Bell", "Mrs BELL"."""
    return name.keys, frozenset(title.word for title in name.titles), name.suffix


def collect_variants(
    mentions: Iterable[Markable], genders: Mapping[int, GenderEvidence]
) -> list[NameVariant]:
    """Return the variants of the names among mentions, in the order of their first mentions.

    Args:
        mentions: Mentions of one document in text order; other mentions than names are ignored.
        genders: The gender that the clauses around names indicate, by the head token of the name.
    """
    variants: dict[tuple[NameKey, Number | None], NameVariant] = {}
    for mention in mentions:
        if mention.form is not MentionForm.NAME or mention.name is None:
            continue
        name = mention.name
        key = (name_key(name), mention.number)
        variant = variants.setdefault(key, NameVariant(name, mention.kind, mention.is_place))
        variant.mentions.append(mention)
        for gender, weight in genders.get(mention.head, {}).items():
            variant.gender_evidence[gender] = variant.gender_evidence.get(gender, 0.0) + weight
    found = list(variants.values())
    _correct_kinds(found)
    return found


def _correct_kinds(variants: Sequence[NameVariant]) -> None:
    """Correct the kind of single names by the fuller names that contain them."""
    people: Counter[str] = Counter()
    for variant in variants:
        if variant.kind is SpeakerKind.PERSON and (variant.name.titles or variant.name.is_full):
            for key in {variant.name.keys[0], variant.name.keys[-1]}:
                people[key] += len(variant.mentions)
    ends_of_organisations = {
        variant.name.keys[-1]
        for variant in variants
        if variant.kind is SpeakerKind.ORGANISATION and variant.name.is_full
    }
    for variant in variants:
        if len(variant.name.keys) != 1:
            continue
        key = variant.name.keys[0]
        is_organisation = variant.kind is SpeakerKind.ORGANISATION
        if is_organisation and people[key] * _PERSON_SHARE >= len(variant.mentions):
            variant.kind, variant.is_place = SpeakerKind.PERSON, False
        elif key in ends_of_organisations and not people[key] and _has_article(variant):
            variant.kind = SpeakerKind.ORGANISATION


def _has_article(variant: NameVariant) -> bool:
    """Whether a name of one word has an article: "the Post" of the "New York Post"."""
    first = variant.mentions[0]
    return not variant.name.titles and first.stop - first.first > 1
