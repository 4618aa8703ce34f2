"""The index finds every group that a comparison with all groups finds."""

from collections.abc import Callable
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.names import parse_name
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.indexes.groups import GroupIndex
from quoteattr.resolve.names.matching import same_full_name, same_organisation
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import SpeakerKind
from tests.growth import MOST, growth
from tests.name_mentions import mention_of

WORDS = ("Ann", "Annie", "Anna", "A.", "Bill", "William", "Will", "Lee", "Bell", "NAB", "of", "de")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def _variant(name: str, kind: SpeakerKind) -> NameVariant:
    return NameVariant(parse_name(name), kind, is_place=False)


def _index(names: list[str], kind: SpeakerKind) -> GroupIndex:
    index = GroupIndex()
    for name in names:
        variant = _variant(name, kind)
        group = NameGroup(kind, variants=[variant])
        index.add(group, variant.name)
    return index


@given(st.lists(NAMES, max_size=12), NAMES)
def test_people(names: list[str], name: str) -> None:
    """Candidates for a name are in the order of those that share a word with it."""
    index, variant = _index(names, SpeakerKind.PERSON), _variant(name, SpeakerKind.PERSON)
    if variant.is_single:
        return

    expected = [
        group for group in index.candidates_by_word(variant) if same_full_name(variant, group)
    ]
    found = [
        group for group in index.candidates_for_full_name(variant) if same_full_name(variant, group)
    ]

    assert found == expected


@given(st.lists(NAMES, max_size=12), NAMES)
def test_organisations(names: list[str], name: str) -> None:
    """Candidates for a name are in the order of those that share a word with it."""
    kind = SpeakerKind.ORGANISATION
    index, variant = _index(names, kind), _variant(name, kind)

    expected, found = (
        [group for group in groups if same_organisation(variant, group)]
        for groups in (
            index.candidates_by_word(variant),
            index.candidates_for_organisation(variant),
        )
    )

    assert found == expected


def test_pet_forms_and_initials() -> None:
    """A given name alone finds pet forms and initials of it."""
    index = _index(["Wilma Bell", "Bill Rook", "W. Lee"], SpeakerKind.PERSON)

    groups = index.candidates_by_word(_variant("William", SpeakerKind.PERSON))

    assert [group.variants[0].name.words[0] for group in groups] == ["Bill", "W."]


def _given(number: int) -> str:
    """Return a name that is no word: "Rev", "Sir" and "Gen" would be titles of everybody."""
    return "Qx" + "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))


def test_many_of_one_name_take_linear_time() -> None:
    """People who share a surname, and councils, are not compared pair by pair."""

    def prepare(size: int) -> Callable[[], object]:
        names = [f"{_given(n)} Lee" for n in range(size)]
        names += [f"Ada {_given(n)} Lee" for n in range(size)]
        councils = [f"{_given(n)} Council" for n in range(size)]
        kinds = [SpeakerKind.PERSON] * len(names) + [SpeakerKind.ORGANISATION] * size
        mentions = list(map(mention_of, [*names, *councils], count(), kinds))
        return lambda: cluster_names(mentions)

    assert growth(prepare, 800) < MOST
