"""What people come for, done step by step through the command line with the shipped models.

The audiobook maker and the literary scholar each start from a novel, the journalist from a folder
of articles, the social scientist from tables. All share the models.
"""

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import attrs
import networkx as nx
import pandas as pd
import pytest

from quoteattr.cli import main
from quoteattr.pipeline import Pipeline, load
from quoteattr.reader import model
from quoteattr.schema.annotation import AnnotatedText

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


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

ARTICLES = {
    "2026-03-02-bridge": """\
The bridge is closed

“The bridge is closed,” said Mayor Ada Brook. “We will open it in May.”

“Nobody asked us,” said Tom Reed, who runs the ferry. He told reporters that it was too late.
""",
    "2026-03-09-school": """\
The school must wait

“Money is short,” Mayor Ada Brook told reporters on Monday.

“We need a new roof,” said Maria Lopez. The girl beside her nodded. “It rains on our desks.”
""",
}

RECORDS = (
    ("a", "Daily", 3, "“The bridge is closed,” said Mayor Ada Brook. She said that it would open."),
    ("b", "Weekly", 4, "“Money is short,” Mayor Brook told reporters on Monday."),
    ("c", "Weekly", 5, "“Nobody asked us,” said Tom Reed. Ada Brook said that she was sorry."),
    ("d", "Daily", 6, "It rained all day."),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the novel and the articles; all runs share the models."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "novel.txt").write_text(NOVEL, encoding="utf-8")
    (folder / "articles").mkdir()
    for name, article in ARTICLES.items():
        (folder / "articles" / f"{name}.txt").write_text(article, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "load_reader", cache(model.load_reader))
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


@pytest.mark.browser
def test_the_data_journalist(desk: Path, browser: "Browser") -> None:
    """Goes from a name to what she said, corrects a speaker there, and keeps it in a new run."""
    assert main(["articles", "-q", "--format", "html", "-o", "report/"]) == 0
    page = browser.new_page()
    page.goto((desk / "report" / "index.html").as_uri())
    mayor = page.locator(".quotee", has_text="Ada Brook")
    assert mayor.locator("td").all_inner_texts()[:1] == ["2"]  # of two articles
    page.get_by_role("link", name="Ada Brook").first.click()
    page.get_by_role("link", name="Money is short,").click()
    page.wait_for_url("**/2026-03-09-school.html#*")
    assert page.locator(".q:target").inner_text() == "Money is short,"

    (desk / "kept").mkdir()
    _correct_last(page, "Eva Brandt", desk / "kept" / "school.json")
    page.close()
    path = desk / "articles" / "2026-03-09-school.txt"
    path.write_text(f"By our own correspondent\n\n{path.read_text('utf-8')}", encoding="utf-8")
    assert main(["articles", "-q", "--corrections", "kept", "-o", "quotes.csv"]) == 0

    with (desk / "quotes.csv").open(encoding="utf-8", newline="") as file:
        speakers = {row["text"]: row["speaker"] for row in csv.DictReader(file)}
    assert speakers["It rains on our desks."] == "Eva Brandt"
    assert speakers["We need a new roof,"] == "Maria Lopez"


def _correct_last(page: "Page", speaker: str, file: Path) -> None:
    """Say in the page who said the last quotation, and save the corrections."""
    page.locator("a.by").last.click()
    page.get_by_role("button", name="Correct", exact=True).click()
    form = page.locator("#card .correction")
    form.get_by_label("Speaker").select_option(label="somebody else …")
    form.get_by_label("Name").fill(speaker)
    form.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Corrections 1").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(file)


def test_the_social_scientist(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Goes on after an interruption, reads tables with pandas, and measures the precision."""
    names = ["url", "outlet", "day", "body"]
    articles = pd.DataFrame(RECORDS, columns=names)
    articles[:2].to_parquet(desk / "old.parquet")
    articles[2:].to_json(desk / "new.jsonl", orient="records", lines=True)
    columns = ["--text-column", "body", "--id-column", "url"]
    corpus = ["corpus", "old.parquet", "new.jsonl", "corpus", *columns]
    words = [*corpus, "-q", "--link-speakers", "--shard-size", "2"]
    interrupted = main(words, loader=_stopping)
    assert (interrupted, len([*(desk / "corpus" / "quotes").iterdir()])) == (130, 1)
    assert main(words) == 0

    quotes, links = pd.read_parquet("corpus/quotes"), pd.read_parquet("corpus/links")
    quotes = quotes.merge(pd.read_parquet("corpus/documents"), on="document")
    linked = quotes.merge(links, on=["document", "speaker_id"])
    assert linked[linked.person == "ada-brook"].day.tolist() == [3, 3, 4, 5]
    assert linked.groupby("outlet").person.nunique().to_dict() == {"Daily": 1, "Weekly": 2}

    assert main(["sample", "corpus", "-q", "-o", "sheet.csv"]) == 0
    sheet = pd.read_csv("sheet.csv")
    labels = {"is_quotation": "yes", "extent_right": "yes", "speaker_right": sheet.speaker != "?"}
    sheet.assign(**labels).to_csv("labelled.csv", index=False)
    capsys.readouterr()
    assert main(["score", "labelled.csv"]) == 0
    assert "speaker                    1.000" in capsys.readouterr().out


def _stopping(*arguments: Any, **options: Any) -> Pipeline:  # noqa: ANN401  those of `load`
    """Load a pipeline whose user stops it at the last article."""
    pipeline = load(*arguments, **options)

    def stopping(text: str) -> AnnotatedText:
        if text == RECORDS[-1][-1]:
            raise KeyboardInterrupt
        return pipeline.annotator(text)

    return attrs.evolve(pipeline, annotator=stopping)
