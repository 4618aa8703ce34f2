"""The index of names finds whoever a comparison with all would find."""

from collections.abc import Callable
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.names import parse_name
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.index import NameIndex
from quoteattr.resolve.names.matching import Group, Variant, same_full_name
from quoteattr.resolve.names.organisations import same_organisation
from quoteattr.schema.quote import SpeakerKind
from tests.growth import MOST, growth
from tests.name_mentions import mention_of

WORDS = ("Ann", "Annie", "Anna", "A.", "Bill", "William", "Will", "Lee", "Bell", "NAB", "of", "de")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def _variant(name: str, kind: SpeakerKind) -> Variant:
    return Variant(parse_name(name), kind, place=False)


def _index(names: list[str], kind: SpeakerKind) -> NameIndex:
    index = NameIndex()
    for name in names:
        variant = _variant(name, kind)
        group = Group(Cluster(kind), [variant])
        index.add(group, variant.name)
    return index


@given(st.lists(NAMES, max_size=12), NAMES)
def test_people(names: list[str], name: str) -> None:
    """In the same order, too."""
    index, variant = _index(names, SpeakerKind.PERSON), _variant(name, SpeakerKind.PERSON)
    if variant.surname_only:
        return

    expected = [group for group in index.near(variant) if same_full_name(variant, group)]
    found = [group for group in index.like_person(variant) if same_full_name(variant, group)]

    assert found == expected


@given(st.lists(NAMES, max_size=12), NAMES)
def test_organisations(names: list[str], name: str) -> None:
    """In the same order, too."""
    kind = SpeakerKind.ORGANISATION
    index, variant = _index(names, kind), _variant(name, kind)

    expected = [group for group in index.near(variant) if same_organisation(variant, group)]
    found = [
        group for group in index.like_organisation(variant) if same_organisation(variant, group)
    ]

    assert found == expected


def test_pet_forms_and_initials_are_near() -> None:
    """Whoever is called by a given name alone may be called otherwise elsewhere."""
    index = _index(["Wilma Bell", "Bill Rook", "W. Lee"], SpeakerKind.PERSON)

    near = index.near(_variant("William", SpeakerKind.PERSON))

    assert [group.variants[0].name.words[0] for group in near] == ["Bill", "W."]


def _given(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(3)).capitalize()


def test_many_of_one_name_take_linear_time() -> None:
    """People of one surname, and councils, are not compared with each other."""

    def prepare(size: int) -> Callable[[], object]:
        names = [f"{_given(n)} Lee" for n in range(size)]
        names += [f"Ada {_given(n)} Lee" for n in range(size)]
        councils = [f"{_given(n)} Council" for n in range(size)]
        kinds = [SpeakerKind.PERSON] * len(names) + [SpeakerKind.ORGANISATION] * size
        mentions = list(map(mention_of, [*names, *councils], count(), kinds))
        return lambda: cluster_names(mentions)

    assert growth(prepare, 800) < MOST
