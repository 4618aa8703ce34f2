"""Names in company."""

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.company import names_in_company
from quoteattr.schema.quote import SpeakerKind
from tests.golden import golden
from tests.name_mentions import mention_of
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The names in the file are in company."""
    annotated = read_parse(given)
    discourse = read_discourse(annotated, attributions(annotated))

    pairs = [
        " + ".join(discourse.by_token[head].span.of(annotated.text) for head in sorted(pair))
        for pair in names_in_company(discourse)
    ]

    assert sorted(pairs) == ([] if expected == "-" else sorted(expected.splitlines()))


def _mentions(*names: str) -> list[Markable]:
    return [mention_of(name, index, SpeakerKind.PERSON) for index, name in enumerate(names)]


def test_a_surname_in_company_with_a_given_name_is_somebody_elses() -> None:
    """Three occurrences show that "Mr. Dale" is not the Owen Dale who is called "Owen"."""
    mentions = _mentions("Owen Dale", *["Owen", "Mr. Dale"] * 3)
    company = [(1, 2), (3, 4), (5, 6)]

    alone = cluster_names(mentions)
    rare = cluster_names(mentions, company=company[:2])
    frequent = cluster_names(mentions, company=company)

    assert alone.at(0) is alone.at(1) is alone.at(2)
    assert rare.at(0) is rare.at(1) is rare.at(2)
    assert frequent.at(0) is frequent.at(1) is not frequent.at(2)


def test_two_surnames_that_are_mentioned_as_one_persons_full_name() -> None:
    """In company, "Dale" and "Owen" are two people although the text once has "Owen Dale"."""
    mentions = _mentions("Owen Dale", *["Owen", "Dale"] * 3)

    names = cluster_names(mentions, company=[(1, 2), (3, 4), (5, 6)])

    assert names.at(1) is not names.at(2)


def test_a_given_name_of_several_people_shows_nothing() -> None:
    """If "Owen" is in company with "Mr. Dale", he may be Owen Lund."""
    mentions = _mentions("Owen Dale", "Owen Lund", *["Owen", "Mr. Dale"] * 3)

    names = cluster_names(mentions, company=[(2, 3), (4, 5), (6, 7)])

    assert names.at(0) is names.at(3)


def test_a_given_name_in_company_with_one_of_two_bearers() -> None:
    """If "Owen" is in company with "Owen Dale", he is the other Owen of the text."""
    mentions = _mentions("Owen Lund", *["Owen", "Owen Dale"] * 3)

    names = cluster_names(mentions, company=[(1, 2), (3, 4), (5, 6)])

    assert names.by_head[1] == names.by_head[0]


def test_a_frequent_wife_who_is_never_in_company_with_a_given_name() -> None:
    """Ada is "Mrs. Lund" if both names are frequent, there is no "Miss", and no company."""
    mentions = _mentions("Ada Lund", *["Ada", "Mrs. Lund"] * 20)
    company = [(index, index + 1) for index in (1, 5, 9)]

    one = cluster_names(mentions)
    two = cluster_names(mentions, company=company)
    few = cluster_names(mentions[:11])
    daughter = cluster_names([*mentions, mention_of("Miss Lund", 99, SpeakerKind.PERSON)])

    assert one.at(0) is one.at(2)
    assert all(names.at(0) is not names.at(2) for names in (two, few, daughter))


def test_an_old_and_a_young_bearer() -> None:
    """A name in company with itself is the name of two people."""
    mentions = _mentions("Owen Dale", "Owen", "Mr. Dale", "Mr. Dale")

    names = cluster_names(mentions, company=[(2, 3)])

    assert names.at(0) is names.at(1) is not names.at(2)
