"""Which of several groups a single name refers to."""

import pytest

from quoteattr.language.names import parse_name
from quoteattr.resolve.names.disambiguation import plausible_groups
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.name_mentions import mention_of

PERSON = SpeakerKind.PERSON


def _variant(name: str, count: int = 1) -> NameVariant:
    mentions = [mention_of(name, index, PERSON) for index in range(count)]
    return NameVariant(parse_name(name), PERSON, is_place=False, mentions=mentions)


def _group(name: str, count: int) -> NameGroup:
    group = NameGroup(PERSON)
    group.add(_variant(name, count))
    return group


@pytest.mark.parametrize(
    ("single", "names", "plausible"),
    [
        ("Archer", {"Archer Pike": 1, "Thomas Archer": 3}, ["Thomas Archer"]),
        ("Archer", {"Archer Pike": 2, "Thomas Archer": 3}, ["Archer Pike", "Thomas Archer"]),
        ("Mary", {"Lady Mary Dell": 9}, []),
        ("Lucy", {"Lucy Bell": 5, "Lucy Reed": 1}, ["Lucy Bell"]),
        ("Lucy", {"Lucy Bell": 4, "Lucy Reed": 1}, ["Lucy Bell", "Lucy Reed"]),
        ("Bell", {"Mrs. Bell": 1, "Mr. Bell": 1}, ["Mr. Bell"]),
        ("Bell", {"Emma Bell": 1, "Thomas Bell": 1}, ["Thomas Bell"]),
        ("Bell", {"Arthur Bell": 1, "Thomas Bell": 1}, ["Arthur Bell", "Thomas Bell"]),
        ("Lizzy", {"Elizabeth Bell": 1}, ["Elizabeth Bell"]),
        ("Lizzy", {"Elizabeth Bell": 1, "Elizabeth Reed": 1}, []),
        ("Mr. Bell", {"Henry Bell": 5, "Arthur Bell": 1}, ["Henry Bell"]),
        ("Mr. Bell", {"Henry Bell": 4, "Arthur Bell": 1}, []),
        ("Countess Bell", {"Madame Bell": 3, "Ada Bell": 4}, ["Madame Bell"]),
        ("Madame Bell", {"Countess Bell": 3, "Ada Bell": 4}, ["Countess Bell"]),
        ("Captain Bell", {"Henry Bell": 2, "Arthur Bell": 1}, ["Henry Bell"]),
    ],
)
def test_plausible_groups(single: str, names: dict[str, int], plausible: list[str]) -> None:
    """Titles, frequency and the usual use of names decide; else the name is undecided."""
    groups = {name: _group(name, count) for name, count in names.items()}

    found = plausible_groups(_variant(single), list(groups.values()))

    assert [groups[name] for name in plausible] == list(found)


def test_a_title_refers_to_the_bearer_whom_pronouns_make_likelier() -> None:
    """One pronoun is too little evidence for a gender, but enough to choose between two people."""
    she, other = _group("Senna Bell", 1), _group("Tor Bell", 1)
    she.variants[0].gender_evidence[Gender.SHE] = 0.7

    assert plausible_groups(_variant("Ms. Bell"), [other, she]) == [she]
    assert plausible_groups(_variant("Mr. Bell"), [other, she]) == [other]
