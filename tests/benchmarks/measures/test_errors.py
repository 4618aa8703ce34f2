"""What became of each quotation, and what changed since an earlier run."""

from collections import Counter

from benchmarks.measures.errors import (
    MISSED,
    RIGHT,
    SPURIOUS,
    WRONG_EXTENT,
    WRONG_SOURCE,
    WRONG_SPEAKER,
    Changes,
    changes,
    fiction_outcomes,
    news_outcomes,
    tabulate,
)
from quoteattr.schema.document import Document
from tests.benchmarks.hand_made import document, quote, speaker
from tests.benchmarks.measures import test_fiction, test_news

NEWS, FICTION = test_news.GOLD, test_fiction.NAMED


def news_types(predicted: Document) -> list[str]:
    """Return the outcomes of the three relations, then of what is spurious."""
    return [outcome.type for outcome in news_outcomes(NEWS, predicted)]


def test_each_error_of_news_has_its_type() -> None:
    """A wrong source, a wrong extent, a miss and a spurious one are distinguished."""
    predicted = document(
        NEWS.text,
        quote(NEWS.text, "The ferry is late,", source="Officials"),
        quote(NEWS.text, "larger ship", id=2),
        quote(NEWS.text, "Mara", id=3),
    )

    assert news_types(predicted) == [WRONG_SOURCE, WRONG_EXTENT, MISSED, SPURIOUS]


def test_a_right_relation_is_no_error() -> None:
    """An overlapping content with an overlapping source is right."""
    assert news_types(document(NEWS.text, test_news.RIGHT)) == [RIGHT, MISSED, MISSED]


def test_each_error_of_fiction_has_its_type() -> None:
    """A wrong speaker, a wrong extent, a miss and a spurious one are distinguished."""
    text = FICTION.text
    predicted = document(
        text,
        quote(text, "Come in, / and sit.", speaker=test_fiction.OTTO),
        quote(text, "will,", id=2, speaker=test_fiction.OTTO),
        quote(text, "Good.", id=3, speaker=test_fiction.PENN),
        quote(text, "They", id=4),
    )
    types = [outcome.type for outcome in fiction_outcomes(FICTION, predicted)]

    assert types == [WRONG_SPEAKER, WRONG_EXTENT, RIGHT, MISSED, SPURIOUS]


def test_an_error_tells_both_sides() -> None:
    """The listing shows who it should be and who was predicted."""
    text = FICTION.text
    nobody = document(text, quote(text, "I will,", speaker=speaker(text, 1, "Mrs. Penn")))
    outcomes = list(fiction_outcomes(FICTION, nobody))

    assert (outcomes[1].gold, outcomes[1].predicted) == ("Otto", "Mrs. Penn")


def test_outcomes_are_counted_by_rule() -> None:
    """What was missed has no rule."""
    outcomes = list(news_outcomes(NEWS, document(NEWS.text, test_news.RIGHT)))

    assert tabulate(outcomes, "rule") == {
        "-": Counter({MISSED: 2}),
        "hand": Counter({RIGHT: 1}),
    }


def test_gains_and_losses_are_told() -> None:
    """What is right now and was not, and the other way round."""
    before = document(NEWS.text, test_news.RIGHT, quote(NEWS.text, "Mara", id=2))
    after = document(NEWS.text, quote(NEWS.text, "Storms"), quote(NEWS.text, "ship", id=2))
    found = changes(list(news_outcomes(NEWS, before)), list(news_outcomes(NEWS, after)))

    assert [outcome.gold for outcome in found.gained] == ["Storms"]
    assert [outcome.type for outcome in found.lost] == [MISSED]
    assert [outcome.predicted for outcome in found.gone_spurious] == ["Mara"]
    assert found.new_spurious == ()


def test_a_run_has_no_changes_against_itself() -> None:
    """Two equal runs gained and lost nothing."""
    outcomes = list(news_outcomes(NEWS, document(NEWS.text, test_news.RIGHT)))

    assert changes(outcomes, outcomes) == Changes((), (), (), ())
