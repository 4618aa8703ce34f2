"""What is said on standard error."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoteattr.cli.progress import EVERY_S, Progress, say
from quoteattr.corpus.sinks.files import Written
from tests.cli.conftest import Run


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Full(io.StringIO):
    def write(self, _: str, /) -> int:
        raise OSError("no space left")


def _ticking(step: float) -> Iterator[float]:
    time = 0.0
    while True:
        yield time
        time += step


def test_a_log_has_a_line_from_time_to_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks into it sees that the run is alive, and how far it is."""
    time = 0.0
    progress = Progress(100, clock=lambda: time)
    for _ in range(100):
        time += EVERY_S / 10
        progress.advance()

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 9
    assert lines[0] == "quoteattr: 10 of 100 documents, about 0:04:30 left"
    assert lines[-1] == "quoteattr: 90 of 100 documents, about 0:00:30 left"


def test_a_log_shows_how_far_a_novel_is(capsys: pytest.CaptureFixture[str]) -> None:
    """It takes minutes, and no document is done meanwhile."""
    time = 0.0
    progress = Progress(1, clock=lambda: time, size=1_000)
    for share in (0.1, 0.2, 0.3, 0.4):
        time += EVERY_S / 2
        progress.show("novel.txt", size=1_000, share=share)

    assert capsys.readouterr().err.splitlines() == [
        "quoteattr: novel.txt: 20% done, about 0:02:00 left",
        "quoteattr: novel.txt: 40% done, about 0:01:30 left",
    ]


def test_a_log_counts_failures(capsys: pytest.CaptureFixture[str]) -> None:
    """A run where everything fails is seen early."""
    ticks = _ticking(EVERY_S)
    progress = Progress(3, clock=lambda: next(ticks))
    progress.fail("a.txt: odd")
    progress.advance()

    assert "1 of 3 documents, 1 failed" in capsys.readouterr().err


def test_a_short_run_has_no_such_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It ends before the first line is due."""
    progress = Progress(3)
    progress.advance()

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("progress", "written", "line"),
    [
        (Progress(40, failures=3), Written(37, 923), "40 documents, 923 quotations, 3 failed"),
        (Progress(2), Written(2, 1), "2 documents, 1 quotation"),
    ],
)
def test_a_run_ends_with_what_became_of_it(
    progress: Progress, written: Written, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for a run of several documents."""
    progress.close(written, None)
    progress.close(written, "a.csv")

    assert capsys.readouterr().err.splitlines() == [
        f"quoteattr: {line}",
        f"quoteattr: {line}, written to a.csv",
    ]


def test_a_run_that_wrote_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """An earlier file of that name is not its result."""
    Progress(2, failures=2).close(Written(), "a.csv")

    assert "2 failed, nothing written" in capsys.readouterr().err


def test_one_document_that_is_printed_needs_no_closing_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The result says it all; one in a file is not seen."""
    Progress(1).close(Written(1, 5), None)
    assert capsys.readouterr().err == ""

    Progress(1).close(Written(1, 5), "a.csv")
    assert capsys.readouterr().err == "quoteattr: 1 document, 5 quotations, written to a.csv\n"


def test_quiet_says_nothing_but_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to a terminal."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    ticks = _ticking(EVERY_S)
    progress = Progress(2, quiet=True, clock=lambda: next(ticks))
    progress.show("a.txt")
    progress.advance()
    progress.note("by the way")
    progress.fail("a.txt: odd")
    progress.close(Written(1, 1), "a.csv")

    assert terminal.getvalue() == "quoteattr: a.txt: odd\n"


def test_a_failure_does_not_stand_behind_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar is taken away before anything else is said."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(2)
    progress.show("a.txt")
    progress.fail("a.txt: odd")

    assert terminal.getvalue().endswith("\r\x1b[Kquoteattr: a.txt: odd\n")
    assert "0/2 a.txt" in terminal.getvalue()


def test_the_bar_counts_bytes_if_the_sizes_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A novel takes longer than a letter."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    time = 0.0
    progress = Progress(2, clock=lambda: time, size=10_000)
    progress.start()
    time = 60.0
    progress.advance(1_000)
    progress.show("long.txt", size=8_000, share=0.5)

    assert "1/2 long.txt" in terminal.getvalue()
    assert " 50%|" in terminal.getvalue()
    assert "01:00<01:00, 83.3B/s" in terminal.getvalue()


def test_the_bar_moves_inside_a_document(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A novel takes minutes."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run(folder / "a.txt", "-o", folder.parent / "a.json")

    bars = [line for line in terminal.getvalue().split("\r\x1b[K") if "%" in line]
    assert [bar.partition("%")[0][-3:] for bar in bars] == ["  0", " 45", "100"]


def test_documents_of_an_earlier_run_do_not_count_as_fast(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are done, but not in this run's time."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    time = 0.0
    progress = Progress(100, clock=lambda: time)
    progress.start(done=80)
    time = 10.0
    progress.advance()
    progress.show()

    assert "00:10<03:10, " in terminal.getvalue()


def test_a_long_name_does_not_break_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end is what differs between the files of a folder."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    Progress(2).show(f"{'very/' * 30}long.txt")

    assert len(terminal.getvalue().removeprefix("\r\x1b[K")) < 80
    assert "long.txt" in terminal.getvalue()


@pytest.mark.parametrize("stream", [None, _Full()], ids=["closed", "full"])
def test_a_run_does_not_end_for_want_of_a_listener(
    stream: io.StringIO | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And what was meant for standard error does not go to standard output."""
    monkeypatch.setattr(sys, "stderr", stream)
    say("hello")
    Progress(2).show("a.txt")
    monkeypatch.undo()

    assert capsys.readouterr().out == ""


def test_a_subject_is_noted_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of texts with markup is not a line for each."""
    progress = Progress(2)
    progress.note_once("markup", "one.txt: has markup")
    progress.note_once("markup", "two.txt: has markup")

    assert capsys.readouterr().err == "quoteattr: one.txt: has markup\n"


def test_the_speed_is_seen_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name gives way, then the bar."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "50")
    progress = Progress(6, size=7_000, clock=iter((0.0, 0.0, 0.0, 20.0)).__next__)
    progress.start()
    progress.show("a-very-long-name-of-an-article.txt", size=3_500, share=1.0)

    assert terminal.getvalue().endswith("<00:20, 175B/s")
