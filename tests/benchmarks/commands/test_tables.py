"""The lines of the terminal."""

from collections import Counter

from benchmarks.commands.accuracy import calibration_lines, outcome_lines
from benchmarks.commands.passages import challenge_lines, verdict_lines
from benchmarks.commands.tables import difference_lines, measure_lines, table
from benchmarks.commands.timing import speed_lines, stage_lines
from benchmarks.corpora.challenge import Expected, Passage
from benchmarks.measures.errors import MISSED, RIGHT, Outcome
from benchmarks.measures.verdicts import judge
from benchmarks.statistics.calibration import Bin
from benchmarks.timing.speed import Speed
from benchmarks.timing.workers import Timing
from quoteattr.schema.quote import QuoteKind
from tests.benchmarks.hand_made import document, quote, span


def test_numbers_stand_to_the_right() -> None:
    """The first column is text, the others are numbers."""
    assert list(table(["name", "n"], [["a", "1"], ["longer", "100"]])) == [
        "name      n",
        "a         1",
        "longer  100",
    ]


def test_a_measure_that_an_engine_lacks_is_a_dash() -> None:
    """Engines are in columns, and an interval follows its figure."""
    lines = list(
        measure_lines({"A": {"x": 0.5, "y": 1.0}, "B": {"x": 0.25}}, {"A": {"x": (0.4, 0.6)}})
    )

    assert lines[1].split() == ["x", "0.500", "[0.400,", "0.600]", "0.250"]
    assert lines[2].split() == ["y", "1.000", "-"]


def test_a_gain_has_its_sign() -> None:
    """Rises and falls are distinguished."""
    lines = list(difference_lines({"x": 0.5}, {"x": 0.4}, {"x": (-0.2, 0.1)}))

    assert lines[1].split() == ["x", "0.500", "0.400", "-0.100", "[-0.200,", "+0.100]"]


def test_the_listing_leaves_out_what_is_right() -> None:
    """Errors are listed type by type, in one line each."""
    outcomes = [
        Outcome("d", MISSED, "direct", "-", 3, 9, "two\nlines", "-"),
        Outcome("d", RIGHT, "direct", "hand", 0, 2, "x", "x"),
    ]

    assert list(outcome_lines(outcomes)) == ["missed | direct | - | d:3-9 | 'two lines' -> '-'"]


def test_calibration_ends_with_the_error() -> None:
    """The table is summed up in one figure."""
    *_, last = calibration_lines([Bin(0.9, 10, 0.9, 0.7)])

    assert last == "expected calibration error 0.200"


def test_nothing_is_a_dot() -> None:
    """Zeros do not clutter the table of phenomena."""
    _, line = challenge_lines({"marks": Counter({"passages": 2})})

    assert line.split()[:3] == ["marks", "2", "."]


def test_a_failure_shows_both_sides() -> None:
    """The text, what was expected and what was found."""
    text = "“Stop,” said Ann."
    passage = Passage("p", "one", text, (Expected(QuoteKind.DIRECT, (span(text, "Stop,"),)),))
    lines = "\n".join(verdict_lines(judge(passage, document(text, quote(text, "Ann")))))

    assert "expected direct | Stop, | - | - | -" in lines
    assert "found    direct | Ann | - | - | -" in lines


def test_a_peer_that_gave_up_is_told() -> None:
    """Its time is not that of the whole work."""
    ours = Speed("quoteattr", {"quoteattr": "1"}, (1.0,), (Timing(2.0, 1, 5),), {})
    peer = Speed("peer", {"peer": "2"}, (1.0,), (Timing(4.0, 1, 0, "odd marks"),), {})
    lines = list(speed_lines([ours, peer], 100))

    assert "peer: peer 2; it gave up on the text: odd marks" in lines
    assert lines[-1] == "quoteattr is 2.00 times as fast as peer (2.00 to 2.00)"


def test_stages_are_shares_of_the_whole() -> None:
    """Shares add up to one."""
    assert [line.split()[-1] for line in stage_lines({"annotate": 3.0, "find": 1.0})] == [
        "75.0%",
        "25.0%",
    ]
