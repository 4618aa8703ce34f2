"""Names clustered by speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.names import parse_name
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.golden import golden
from tests.name_mentions import mention_of


def _mentions(names: list[str]) -> list[Markable]:
    return [mention_of(name, index, _kind(name)) for index, name in enumerate(names)]


def _kind(name: str) -> SpeakerKind:
    is_organisation = parse_name(name).words[:1] == ("North",) or name.isupper()
    return SpeakerKind.ORGANISATION if is_organisation else SpeakerKind.PERSON


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """Each name refers to the speaker in the file."""
    names = given.split(" | ")

    clusters = cluster_names(_mentions(names))

    numbers: dict[int, str] = {}
    speakers = []
    for index in range(len(names)):
        candidates = clusters.by_head[index]
        number = numbers.setdefault(id(candidates[0]), str(len(numbers) + 1))
        speakers.append(number if len(candidates) == 1 else "?")
    assert expected.split() == speakers


@given(st.lists(st.text("ABel. -'Mrs", max_size=12), max_size=8))
def test_every_name_has_a_cluster(names: list[str]) -> None:
    """Every name of any shape can refer to at least one cluster."""
    mentions = _mentions(names)

    clusters = cluster_names(mentions)

    assert all(clusters.by_head[mention.head] for mention in mentions)


def _bearers(names: list[str], *characters: Character) -> list[str]:
    """Return the character of each name, empty for somebody who is not on the list."""
    clusters = cluster_names(_mentions(names), characters)
    return [clusters.by_head[index][0].character for index in range(len(names))]


@pytest.mark.parametrize("alias", ["Mrs. Lund", "Mrs Lund", "the MRS. LUND"])
def test_alias_with_a_title(alias: str) -> None:
    """Full stops and capitals make no difference."""
    bearers = _bearers(["Ada Lund", "Mrs. Lund"], Character("Ada Lund"), Character("Eva", [alias]))

    assert bearers == ["Ada Lund", "Eva"]


def test_other_names_of_a_listed_character() -> None:
    """What is one person's without the list is so with it, whichever name the list gives."""
    names = ["Sir Otto Bell", "Sir Otto", "Bell"]

    assert _bearers(names, Character("Sir Otto")) == ["Sir Otto"] * 3


def test_listed_characters_are_different_people() -> None:
    """Names that the text alone unites are those of two characters if the list says so."""
    names = ["Otto Bell", "Mr. Bell", "Captain Bell", "Captain Bell"]

    bearers = _bearers(names, Character("Otto Bell"), Character("Captain", ["Captain Bell"]))

    assert bearers[0] == "Otto Bell"
    assert bearers[2:] == ["Captain", "Captain"]


def test_somebody_who_is_not_on_the_list() -> None:
    """The list is not closed."""
    assert _bearers(["Ada Lund", "Rolf Moe"], Character("Ada Lund")) == ["Ada Lund", ""]


@pytest.mark.parametrize(
    ("character", "gender"),
    [
        (Character("Lund", ["Mrs. Lund"]), Gender.SHE),
        (Character("The Doctor", ["Peter Moe"]), Gender.HE),
        (Character("Mrs. Lund", gender=Gender.HE), Gender.HE),
        (Character("Bex"), None),
    ],
)
def test_gender_of_a_listed_character(character: Character, gender: Gender | None) -> None:
    """The user's word counts, then titles, then given names."""
    (cluster,) = cluster_names([], [character]).clusters

    assert cluster.gender is gender
