"""What annotation tools are given is read back as what it was, and what people change is found."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.corrections.annotations import Annotations
from quoteattr.corrections.feedback import read_feedback
from quoteattr.errors import CorrectionsError
from quoteattr.export.annotators.label_studio import LABEL_CONFIG, to_label_studio
from quoteattr.export.annotators.prodigy import to_prodigy
from quoteattr.export.brat import to_brat
from quoteattr.schema.document import Document
from tests.corrections.scene import scene, shown
from tests.corrections.test_corrections import marked_texts
from tests.documents import DOCUMENT

SCENE = scene("😀 “Late!” {she=Ann} cried. “Never,” said {Bob=Bob>Ann}. They left.\n", id="n")


def label_studio(document: Document) -> str:
    """Return an export of Label Studio in which somebody has accepted our predictions."""
    tasks = json.loads("".join(to_label_studio([document])))
    for task in tasks:
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    return json.dumps(tasks)


def prodigy(document: Document) -> str:
    """Return an export of Prodigy in which somebody has accepted our spans."""
    (task,) = map(json.loads, to_prodigy([document]))
    return json.dumps({**task, "answer": "accept"}, separators=(",", ":")) + "\n"


def read(content: str, name: str = "") -> Annotations:
    """Return the annotations of the only text."""
    (feedback,) = read_feedback(content, name)
    assert isinstance(feedback, Annotations)
    return feedback


TOOLS: list[Any] = [(label_studio, "x.json"), (prodigy, "x.jsonl"), (to_brat, "n.ann")]


@pytest.mark.parametrize(("write", "name"), TOOLS)
@given(st.one_of(marked_texts().map(scene), st.sampled_from([SCENE, DOCUMENT])))
def test_what_nobody_changed_is_no_correction(
    write: Callable[[Document], str], name: str, document: Document
) -> None:
    """Kinds, acts, speakers, addressees, cues, sources and parts come back."""
    annotations = read(write(document), name)

    assert annotations.difference(document).actions == ()


def _changed_label_studio(items: list[dict[str, Any]]) -> None:
    speaker = next(item for item in items if item["from_name"] == "speaker")
    speaker["value"]["text"] = ["Bob"]
    for item in [one for one in items if one.get("id") == "q2"]:
        items.remove(item)
    start = SCENE.text.index("They left")
    value = {"start": start, "end": start + 9, "text": "They left", "labels": ["Quotation"]}
    items.append({"id": "aBcDeFgHiJ", "from_name": "label", "type": "labels", "value": value})
    relation = {"type": "relation", "from_id": "aBcDeFgHiJ", "labels": ["SaidBy"]}
    items[:] = [one for one in items if one.get("from_id") != "q2"]
    source = next(item["id"] for item in items if item["value"].get("text") == "Bob")
    items.append({**relation, "to_id": source, "direction": "right", "from_name": ""})


EXPECTED = [
    "“Late!” Bob by “she” !",
    "“They left” Bob by “Bob” !",
    "1 Bob as she, Bob",
    "term Never,",
]


def test_label_studio() -> None:
    """A speaker is changed, a quotation deleted, and another one added with its source."""
    task = json.loads(label_studio(SCENE))[0]
    result = [item for item in task["annotations"][0]["result"] if item["type"] != "relation"]
    relations = [item for item in task["annotations"][0]["result"] if item["type"] == "relation"]
    for item in relations:
        item.update(from_name="", value={})
    items = [*result, *relations]
    _changed_label_studio(items)
    task["annotations"] = [{"result": items}, {"was_cancelled": True, "result": []}]

    result_of = read(json.dumps([task])).apply(SCENE)

    assert [*shown(result_of.document)] == EXPECTED
    assert result_of.refused == ()


def test_prodigy() -> None:
    """The same in Prodigy, whose new spans have no names."""
    task = json.loads(prodigy(SCENE))
    first, source, second, bob = task["spans"]
    first["speaker"] = "Bob"
    start = SCENE.text.index("They left")
    added = {"start": start, "end": start + 9, "label": "Quotation"}
    task["spans"] = [first, source, bob, added]
    link = {"head_span": added, "child_span": bob, "label": "SaidBy"}
    task["relations"] = [task["relations"][0], link]

    result = read(json.dumps(task)).apply(SCENE)

    assert [*shown(result.document)] == EXPECTED
    assert second["speaker"] == "Bob"


def test_brat() -> None:
    """The same in brat, where the note names the speaker."""
    lines = to_brat(SCENE).splitlines()
    start = SCENE.text.index("They left")
    kept = [line for line in lines if "T3" not in line.replace("\t", " ").split(" ")]
    kept = [line.replace("speaker: Ann", "speaker: Bob") for line in kept]
    kept = [line for line in kept if "Arg1:T3" not in line]
    kept += [f"T9\tQuotation {start} {start + 9}\tThey left", "R9\tSaidBy Arg1:T9 Arg2:T4"]

    result = read("\n".join(kept), "n.ann").apply(SCENE)

    assert [*shown(result.document)] == EXPECTED


def test_offsets_of_older_versions_count_utf_16() -> None:
    """An emoji is two units to JavaScript; the words say which is meant."""
    task = json.loads(label_studio(SCENE))[0]
    for item in task["annotations"][0]["result"]:
        if item["type"] == "labels":
            item["value"]["start"] += 1
            item["value"]["end"] += 1

    assert read(json.dumps([task])).difference(SCENE).actions == ()


def test_what_nobody_annotated_says_nothing() -> None:
    """A task that is not done, and one that was rejected."""
    assert read_feedback("".join(to_label_studio([SCENE]))) == ()
    task = json.loads(prodigy(SCENE))
    assert read_feedback(json.dumps({**task, "answer": "reject"})) == ()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ('{"text": "A", "spans": [{"start": 0}]}', "", "task 1.spans[0]: end must be"),
        ('{"data": {}, "annotations": [{"result": []}]}', "", "task 1.data: text must be"),
        ("T1\tQuotation 0 9\tA", "a.ann", "line 1: the words are not those of 0 9"),
        ("T1 Quotation", "a.ann", "line 1: no annotation of brat"),
        ("A1\tKind T1 odd", "a.ann", "line 1: 'odd' is not a valid QuoteKind"),
        ('{"text": "A", "spans": []}\n{"a"', "", "not JSON, line 2"),
    ],
)
def test_a_broken_export_says_where(content: str, name: str, message: str) -> None:
    """Programs and people write them."""
    with pytest.raises(CorrectionsError) as caught:
        read_feedback(content, name)

    assert message in str(caught.value)


def test_the_labelling_interface_is_xml() -> None:
    """With a control for everything that a prediction sets."""
    from xml.etree import ElementTree as ET

    tree = ET.fromstring(LABEL_CONFIG)  # noqa: S314  our own
    names = {element.get("name") for element in tree.iter()}

    controls = {
        item["from_name"]
        for item in json.loads(label_studio(SCENE))[0]["annotations"][0]["result"]
        if "from_name" in item
    }
    assert controls <= names


def test_the_tokens_of_prodigy_are_those_of_the_spans() -> None:
    """Each span begins and ends with a token."""
    task = json.loads(prodigy(attrs.evolve(SCENE)))

    for span in task["spans"]:
        assert task["tokens"][span["token_start"]]["start"] == span["start"]
        assert task["tokens"][span["token_end"]]["end"] == span["end"]
    text = "".join(token["text"] + " " * token["ws"] for token in task["tokens"])
    assert text == SCENE.text
