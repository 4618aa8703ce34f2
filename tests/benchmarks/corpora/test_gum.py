"""Reading the entities of GUM."""

from pathlib import Path

import pytest

from benchmarks.corpora.gum import EntityText, read_gum
from benchmarks.corpora.texts import CorpusError

DOCUMENT = """\
# newdoc id = GUM_news_mill
# newpar
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-coref
2\tLund\tLund\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
4\therself\therself\tPRON\tPRP\t_\t3\tobj\t_\tEntity=(1-person-giv-nnnnn-cf1-1-ana)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(2-place-new-nnnnn-cf2-2-sgl
2\tmill\tmill\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=2)
3\tshut\tshut\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


@pytest.fixture
def document(tmp_path: Path) -> EntityText:
    """The one document of dev of which the genre is read."""
    folder = tmp_path / "ud" / "gum"
    (folder / "dep").mkdir(parents=True)
    (folder / "splits.md").write_text("## dev\n  * GUM_news_mill\n  * GUM_vlog_mill\n")
    for name in ("GUM_news_mill", "GUM_vlog_mill", "GUM_news_trained"):
        (folder / "dep" / f"{name}.conllu").write_text(DOCUMENT, encoding="utf-8")
    (found,) = read_gum(tmp_path, held_out=True)
    return found


def test_paragraphs_are_separated_by_a_blank_line(document: EntityText) -> None:
    """The text has the spaces of the annotation."""
    assert document.id == "GUM_news_mill"
    assert document.text == "Ada Lund left herself.\n\nThe mill shut."


def test_a_mention_has_its_entity_and_heads(document: EntityText) -> None:
    """All words of a name are its heads."""
    found = [
        ([head.of(document.text) for head in one.heads], one.entity, one.is_person, one.is_name)
        for one in document.mentions
    ]

    assert found == [
        (["Ada", "Lund"], "1", True, True),
        (["herself"], "1", True, False),
        (["mill"], "2", False, False),
    ]


def test_a_folder_without_gum_is_named(tmp_path: Path) -> None:
    """The message names what is missing."""
    with pytest.raises(CorpusError, match=r"no GUM: .*splits\.md"):
        list(read_gum(tmp_path, held_out=False))
