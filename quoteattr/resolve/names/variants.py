"""Name variants, and the groups of variants that become clusters."""

from collections import Counter

import attrs

from quoteattr.language.names import PARTICLES, ParsedName
from quoteattr.language.titles import WIFE_TITLES, TitleClass
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.names.genders import GenderEvidence, decisive_gender
from quoteattr.schema.quote import Gender, SpeakerKind

MARRIED_TITLES = WIFE_TITLES | {"lady"}
"""Titles that go with a husband's surname."""


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
        return sum(key not in PARTICLES for key in self.name.keys) <= 1

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
    ending_gender: Gender | None = None
    """The gender that the ending of an unlisted given name makes likely."""
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
        total: Counter[Gender] = Counter()
        for variant in self.variants:
            total.update(variant.gender_evidence)
        return decisive_gender(dict(total), against_list=bool(self.given_gender))

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
            self.ending_gender = self.ending_gender or variant.name.ending_gender

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
            ending_gender=self.ending_gender,
            character=self.character,
            is_place=self.is_place,
        )


def titled_name(mention: Markable) -> str:
    """Return the name of a mention with its titles, without article and possessive ending."""
    if mention.name is None:
        return ""
    return " ".join((*(title.word for title in mention.name.titles), *mention.name.words))
