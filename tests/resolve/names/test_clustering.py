"""Names clustered by speaker."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.names import parse_name
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.quote import SpeakerKind
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
