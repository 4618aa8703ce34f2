"""How far two annotators agree."""

from benchmarks.corpora.texts import NewsText, Relation
from benchmarks.measures import agreement, news
from tests.benchmarks.hand_made import span

TEXT = "Ida said the pier is shut and the boat is late."
WHOLE = Relation((span(TEXT, "the pier is shut and the boat is late"),), (span(TEXT, "Ida"),))
HALF = Relation((span(TEXT, "the pier is shut"),), (span(TEXT, "Ida"),))


def version(*relations: Relation) -> NewsText:
    """Return the text as somebody marked it."""
    return NewsText("port", TEXT, relations)


def test_those_who_mark_the_same_agree_wholly() -> None:
    """Every measure is 1."""
    found = news.measures(agreement.count([version(WHOLE), version(WHOLE)]))

    assert (found["content exact F"], found["content+source F"]) == (1.0, 1.0)


def test_precision_of_one_is_recall_of_the_other() -> None:
    """Who marks less is scored against who marks more, and the other way round."""
    found = news.measures(agreement.count([version(WHOLE), version(HALF)]))

    assert found["content characters P"] == found["content characters R"] < 1
    assert found["content exact F"] == 0.0


def test_every_pair_counts() -> None:
    """Three annotators are six comparisons."""
    assert agreement.count([version(WHOLE), version(WHOLE), version()])["documents"] == 6
