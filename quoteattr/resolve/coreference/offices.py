"""Who holds which office, as appositions and titles anywhere in the text tell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominal_traits import head_lemma
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

_HEADS = frozenset(
    {
        "head",
        "chief",
        "leader",
        "boss",
        "director",
        "president",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "ceo",
        "executive",
        "secretary-general",
        "commander",
        "chancellor",
        "minister",
        "secretary",
        "governor",
    }
)
"""Offices of which one organisation has one, so that they may stand for each other."""
_TITLES_OF: Mapping[str, tuple[str, ...]] = {
    "doctor": ("dr",),
    "physician": ("dr",),
    "professor": ("prof",),
    "reverend": ("rev",),
    "pastor": ("rev",),
    "senator": ("sen",),
    "representative": ("rep",),
    "congressman": ("rep", "representative"),
    "congresswoman": ("rep", "representative"),
    "lawmaker": ("rep", "representative", "sen", "senator"),
    "governor": ("gov",),
    "general": ("gen",),
    "colonel": ("col",),
    "captain": ("capt",),
    "lieutenant": ("lt",),
    "sergeant": ("sgt",),
    "major": ("maj",),
    "admiral": ("adm",),
    "commander": ("cmdr",),
    "justice": ("judge",),
    "detective": ("det",),
}
"""The titles, besides the noun itself, of those whom a noun describes."""


@attrs.frozen
class Offices:
    """The offices, titles and roles that the text gives to names."""

    holders: Mapping[tuple[str, Cluster], frozenset[Cluster]]
    """For an office in an organisation those who are said to hold it."""
    by_role: Mapping[str, tuple[Cluster, ...]]
    """For a noun those whom an apposition describes with it."""
    by_title: Mapping[str, tuple[Cluster, ...]]
    """For a title those who bear it."""
    _titled: dict[str, tuple[Cluster, ...]] = attrs.field(factory=dict, init=False, repr=False)
    """Results of `titled` so far, by noun."""

    def holder(
        self, discourse: Discourse, mention: Markable, names: NameClusters
    ) -> Cluster | None:
        """Return the one whom "[the head of NATO]" or "[NATO chief]" must mean."""
        office = _office(head_lemma(discourse, mention))
        found = {
            cluster
            for organisation in _organisations(discourse, mention, names)
            for cluster in self.holders.get((office, organisation), ())
        }
        return next(iter(found)) if len(found) == 1 else None

    def titled(self, noun: str) -> tuple[Cluster, ...]:
        """Return those who bear a noun as title, in full or short: "captain", "Capt."."""
        if noun not in _TITLES_OF:
            return self.by_title.get(noun, ())
        if noun not in self._titled:
            titles = (noun, *_TITLES_OF[noun])
            found = (one for title in titles for one in self.by_title.get(title, ()))
            self._titled[noun] = tuple(dict.fromkeys(found))
        return self._titled[noun]

    def described(self, noun: str) -> tuple[Cluster, ...]:
        """Return those whom an apposition describes with a noun."""
        return self.by_role.get(noun, ())


def read_offices(discourse: Discourse, names: NameClusters) -> Offices:
    """Collect the offices, titles and roles of all names in the text."""
    holders: dict[tuple[str, Cluster], dict[Cluster, None]] = defaultdict(dict)
    by_role: dict[str, dict[Cluster, None]] = defaultdict(dict)
    by_title: dict[str, dict[Cluster, None]] = defaultdict(dict)
    for cluster in names.clusters:
        for name in cluster.names.values():
            for title in name.titles:
                by_title[title.word][cluster] = None
    for mention in discourse.mentions:
        for cluster, role, organisations in _roles(discourse, mention, names):
            if mention.form is MentionForm.NOMINAL:
                by_role[role][cluster] = None
            for organisation in organisations:
                holders[_office(role), organisation][cluster] = None
    return Offices(
        {key: frozenset(found) for key, found in holders.items()},
        {key: tuple(found) for key, found in by_role.items()},
        {key: tuple(found) for key, found in by_title.items()},
    )


def _roles(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[tuple[Cluster, str, tuple[Cluster, ...]]]:
    """Yield who is said to be what, and of which organisations."""
    if mention.form is MentionForm.NOMINAL:
        other = coreferent_mention(discourse, mention)
        for cluster in names.by_head.get(other.head, ())[:1] if other else ():
            organisations = tuple(_organisations(discourse, mention, names))
            yield cluster, head_lemma(discourse, mention), organisations
    elif mention.name is not None and mention.name.titles:
        before = discourse.by_token.get(mention.first - 1)
        organisations = names.by_head.get(before.head, ())[:1] if before else ()
        for cluster in names.by_head.get(mention.head, ())[:1]:
            for title in mention.name.titles:
                yield cluster, title.word, organisations


def _office(noun: str) -> str:
    return "head" if noun in _HEADS else noun


def _organisations(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[Cluster]:
    """Yield the organisations and places that a nominal names: "the head of [NATO]"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation in {"nmod", "compound", "amod"}:
            other = discourse.by_token.get(child.index)
            if other is not None and other.form is MentionForm.NAME:
                yield from names.by_head.get(other.head, ())[:1]
