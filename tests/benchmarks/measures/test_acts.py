"""Acts: reading the labels, and the share that is predicted correctly."""

from pathlib import Path

import attrs
import pytest

from benchmarks.__main__ import main
from benchmarks.commands.tables import PASSED, WRONG_USE
from benchmarks.corpora.texts import CorpusError, NewsText, Relation
from benchmarks.measures.acts import (
    LABELS,
    JudgedAct,
    Label,
    confusion,
    count,
    judge,
    measures,
    read_labels,
)
from quoteattr.export.records import to_jsonl
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act
from quoteattr.schema.span import Span
from tests.benchmarks.hand_made import document, quote, span

TEXT = "The port said boats sail. It hopes for rain. Its log shows a storm."
SAIL, RAIN, STORM = (span(TEXT, words) for words in ("boats sail", "rain", "a storm"))
NEWS = NewsText("port", TEXT, tuple(Relation((part,)) for part in (SAIL, RAIN, STORM)))
LABELLED = (
    Label("port", SAIL, Act.SPEECH, is_open=False),
    Label("port", RAIN, Act.THOUGHT, is_open=True),
    Label("port", STORM, Act.WRITING, is_open=False),
    Label("ferry", SAIL, Act.SPEECH, is_open=True),
)


def predicted() -> Document:
    """Return what finds two of three contents, the second with a wrong act."""
    second = attrs.evolve(quote(TEXT, "for rain", id=2, cue="hopes"), act=Act.SPEECH)
    return document(TEXT, quote(TEXT, "boats sail"), second, id="port")


def labels_in(tmp_path: Path, lines: str) -> Path:
    """Write a file of labels."""
    path = tmp_path / "acts.tsv"
    path.write_text(lines, encoding="utf-8")
    return path


def test_every_second_label_is_open(tmp_path: Path) -> None:
    """Comments and empty lines do not count."""
    path = labels_in(tmp_path, "# rules\nport\t0\t4\tspeech\n\nport\t5\t9\tthought\n")

    assert read_labels(path) == (
        Label("port", Span(0, 4), Act.SPEECH, is_open=False),
        Label("port", Span(5, 9), Act.THOUGHT, is_open=True),
    )


@pytest.mark.parametrize("line", ["port\t0\t4", "port\tx\t4\tspeech", "port\t0\t4\tsong"])
def test_what_is_no_label_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    """Too few columns, no number, no act."""
    with pytest.raises(CorpusError, match=r"acts\.tsv:2: "):
        read_labels(labels_in(tmp_path, f"# rules\n{line}\n"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(CorpusError, match="nothing"):
        read_labels(tmp_path / "nothing.tsv")


def test_the_labels_that_are_kept() -> None:
    """300, no relation twice, half of them open, and no word of the corpus."""
    labels = read_labels()

    assert len(labels) == len({(own.document, own.content) for own in labels}) == 300
    assert sum(own.is_open for own in labels) == 150
    rows = [row for row in LABELS.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    assert all(len(row.split("\t")) == 4 and " " not in row for row in rows)


def test_each_label_is_told_the_act_of_its_relation() -> None:
    """A content that is not found has no act; labels of other articles are left out."""
    assert list(judge(LABELLED, NEWS, predicted())) == [
        JudgedAct(LABELLED[0], Act.SPEECH),
        JudgedAct(LABELLED[1], Act.SPEECH, "hopes"),
        JudgedAct(LABELLED[2], None),
    ]


def test_a_label_without_a_relation_is_another_corpus() -> None:
    """The error names the place."""
    with pytest.raises(CorpusError, match="port: no relation of PolNeAR has its content at 0-3"):
        list(judge([Label("port", Span(0, 3), Act.SPEECH, is_open=True)], NEWS, predicted()))


def test_measures_are_over_what_is_found() -> None:
    """Always telling the commonest act is the baseline."""
    pairs = [(Act.SPEECH, Act.SPEECH)] * 3 + [(Act.WRITING, Act.SPEECH), (Act.THOUGHT, None)]
    judged = [JudgedAct(attrs.evolve(LABELLED[0], act=gold), act) for gold, act in pairs]

    found = measures(count(judged))

    assert (found["found"], found["right act"], found["commonest act"]) == (0.8, 0.75, 0.75)
    assert (found["speech P"], found["speech R"], found["writing R"]) == (0.75, 1, 0)
    assert list(confusion(judged)) == [
        ["speech", "3", ".", ".", "."],
        ["writing", "1", ".", ".", "."],
        ["thought", ".", ".", ".", "1"],
    ]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that score a kept run of one article with two labels."""
    split = tmp_path / "data" / "dev"
    (split / "text").mkdir(parents=True)
    (split / "attributions").mkdir()
    (split / "text" / "port.txt").write_text(TEXT, encoding="utf-8")
    rows = [f"T1\tContent {SAIL.start} {SAIL.end}", f"T2\tContent {RAIN.start} {RAIN.end}"]
    rows += ["E1\tAttribution:T0 Content:T1", "E2\tAttribution:T0 Content:T2"]
    standoff = "".join(f"{row}\tx\n" for row in rows)
    (split / "attributions" / "port_00ff.ann").write_text(standoff, encoding="utf-8")
    run = tmp_path / "run.jsonl"
    run.write_text("".join(to_jsonl([predicted()])), encoding="utf-8")
    monkeypatch.setattr("benchmarks.measures.acts.read_labels", lambda: LABELLED[:2])
    return ["acts", "--polnear", str(tmp_path), "--predictions", str(run), "--show"]


def test_the_command_prints_tables_and_open_errors(
    kept: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One column for all labels and one for each half; of closed labels no error is printed."""
    assert main(kept) == PASSED

    lines = capsys.readouterr().out.splitlines()
    assert "measure          all   open  closed" in lines
    assert "right act      0.500  0.000   1.000" in lines
    assert lines[-1] == f"thought predicted as speech | port:{RAIN.start}-{RAIN.end} | 'hopes'"


def test_another_corpus_is_wrong_use(kept: list[str], tmp_path: Path) -> None:
    """The folder does not contain PolNeAR."""
    kept[2] = str(tmp_path / "data")

    assert main(kept) == WRONG_USE
