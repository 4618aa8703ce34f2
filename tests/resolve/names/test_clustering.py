"""Names clustered by speaker."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.names import parse_name
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.quote import SpeakerKind
from tests.name_mentions import mention_of

FIXTURE = Path(__file__).parent / "fixtures" / "names.txt"
CASES = [
    line
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _mentions(names: list[str]) -> list[Markable]:
    return [mention_of(name, index, _kind(name)) for index, name in enumerate(names)]


def _kind(name: str) -> SpeakerKind:
    is_organisation = parse_name(name).words[:1] == ("North",) or name.isupper()
    return SpeakerKind.ORGANISATION if is_organisation else SpeakerKind.PERSON


@pytest.mark.parametrize("case", CASES)
def test_golden_names(case: str) -> None:
    """Each name refers to the speaker in the golden file."""
    names, _, expected = case.partition(" = ")

    clusters = cluster_names(_mentions(names.split(" | ")))

    numbers: dict[int, str] = {}
    speakers = []
    for index in range(len(names.split(" | "))):
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
