"""Which names are the same speaker's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.markable import Markable, Number
from quoteattr.language.names import parse_name
from quoteattr.resolve.names import cluster_names
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span

FIXTURE = Path(__file__).parent / "fixtures" / "names.txt"
CASES = [
    line
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _mentions(names: list[str]) -> list[Markable]:
    found = []
    for place, text in enumerate(names):
        name = parse_name(text)
        organisation = name.words[:1] == ("North",) or text.isupper()
        found.append(
            Markable(
                Span(place, place + 1),
                place,
                place + 1,
                place,
                MentionForm.NAME,
                Number.SINGULAR,
                gender=name.title_gender,
                kind=SpeakerKind.ORGANISATION if organisation else SpeakerKind.PERSON,
                name=name,
            )
        )
    return found


@pytest.mark.parametrize("case", CASES)
def test_golden_names(case: str) -> None:
    """Each name means the speaker that the golden file says."""
    names, _, expected = case.partition(" = ")

    clusters = cluster_names(_mentions(names.split(" | ")))

    numbers: dict[int, str] = {}
    found = []
    for place in range(len(names.split(" | "))):
        meant = clusters.of_head[place]
        number = numbers.setdefault(id(meant[0]), str(len(numbers) + 1))
        found.append(number if len(meant) == 1 else "?")
    assert expected.split() == found


@given(st.lists(st.text("ABel. -'Mrs", max_size=12), max_size=8))
def test_every_name_has_a_cluster(names: list[str]) -> None:
    """Every name of any shape means at least one cluster."""
    mentions = _mentions(names)

    clusters = cluster_names(mentions)

    assert all(clusters.of_head[mention.head] for mention in mentions)
