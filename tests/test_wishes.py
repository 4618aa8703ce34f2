"""What people come for, done step by step through the command line with the shipped models.

The audiobook maker and the literary scholar each start from a novel; one run is shared.
"""

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from quoteattr.annotate import stanza_adapter
from quoteattr.cli import main
from quoteattr.reader import model

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not any((files("quoteattr") / "weights").joinpath("stanza").iterdir()),
        reason="the weights are not installed",
    ),
]

NOVEL = """\
“You are late,” said Mrs. Vale.

“The train stood still,” Edmund Vale whispered, “for an hour.”

“Again?” she cried.

“Again,” said Ned.

Nan looked up from her book. “I told you so, Ned,” said the girl.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the novel; all runs share the models."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "novel.txt").write_text(NOVEL, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "load_reader", cache(model.load_reader))
        patch.setattr(stanza_adapter, "load_stanza", cache(stanza_adapter.load_stanza))
        patch.chdir(folder)
        yield folder


def _run(*words: str) -> None:
    assert main(["novel.txt", "-q", *words]) == 0


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect=csv.excel_tab))


def test_the_audiobook_maker(desk: Path) -> None:
    """Corrects the cast, gets a script without loss with manners, a file a voice, and SSML."""
    _run("--write-characters", "cast.txt", "-o", "first.json")
    cast = (desk / "cast.txt").read_text(encoding="utf-8")
    assert "Edmund Vale" in cast
    (desk / "cast.txt").write_text(f"{cast}Nan | the girl | she\n", encoding="utf-8")

    options = ("--characters", "cast.txt", "--format", "script", "-o", "script.tsv")
    _run(*options, "--write-voices", "voices")
    _run("--characters", "cast.txt", "--format", "ssml", "-o", "novel.ssml")

    lines = _lines(desk / "script.tsv")
    assert "".join(line["text"] for line in lines) == NOVEL
    by_words = {line["words"]: line for line in lines}
    assert by_words["The train stood still,"]["manner"] == "soft"
    assert by_words["Again?"]["manner"] == "loud"
    assert by_words["I told you so, Ned,"]["voice"] == "Nan"
    parts = [line for path in sorted((desk / "voices").iterdir()) for line in _lines(path)]
    assert sorted(parts, key=lambda line: int(line["line"])) == lines
    spoken = ET.parse(desk / "novel.ssml").getroot()  # noqa: S314  our own
    assert "".join(spoken.itertext()).strip() == NOVEL.strip()


def test_the_literary_scholar(desk: Path) -> None:
    """Corrects a speaker and merges two, keeps it over an edit, and gets the network."""
    _run("-o", "second.json")
    record = json.loads((desk / "second.json").read_text(encoding="utf-8"))
    last = record["quotes"][-1]
    corrections = {
        "type": "quoteattr corrections",
        "version": 1,
        "document": "novel",
        "text_sha256": record["text_sha256"],
        "corrections": [
            {"action": "set-speaker", "quote": _anchor(last), "speaker": {"name": "Nan"}},
            {
                "action": "merge-speakers",
                "speakers": [{"name": "Margaret Vale"}, {"name": "Mrs. Vale"}],
            },
        ],
    }
    (desk / "kept.json").write_text(json.dumps(corrections), encoding="utf-8")
    (desk / "novel.txt").write_text(f"CHAPTER I\n\n{NOVEL}", encoding="utf-8")

    _run("--corrections", "kept.json", "-o", "third.json")
    _run("--corrections", "kept.json", "-o", "novel.graphml")

    record = json.loads((desk / "third.json").read_text(encoding="utf-8"))
    names = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
    assert names[record["quotes"][-1]["speaker"]] == "Nan"
    assert record["quotes"][-1]["rule"].endswith("/corrected")
    assert "Margaret Vale" in names.values()
    assert "Mrs. Vale" not in names.values()
    graph = nx.read_graphml(desk / "novel.graphml")
    assert {"Margaret Vale", "Edmund Vale", "Nan"} <= set(graph.nodes)


def _anchor(quote: dict[str, object]) -> dict[str, object]:
    return {"parts": quote["parts"], "prefix": "from her book. “"}
