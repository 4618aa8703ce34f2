"""The documents of turns, and the judge of what is found in them."""

from pathlib import Path

import pytest

from benchmarks.corpora.layouts import (
    FOLDER,
    Layout,
    LayoutError,
    read_layouts,
)
from benchmarks.measures.turns import fault_lines, judge, lines
from quoteattr.pipeline import load
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span

FILE = """\
# A comment.

:: mill first
VAIL: ⟦Vail|It fell. ‹(He sits.)›

I saw it.⟧

MR. ROOK: ⟦Rook/The Clerk|When?⟧

⟦?-|On Monday.⟧
"""


def layout(folder: Path, text: str = FILE) -> Layout:
    """Return the document of a file."""
    (folder / "courts.txt").write_text(text, encoding="utf-8")
    (found,) = read_layouts(folder)
    return found


def document(text: str, *turns: tuple[str, str | None]) -> Document:
    """Return a document with these direct quotations: their words and speakers."""
    quotes = []
    for number, (words, name) in enumerate(turns, start=1):
        part = Span(text.index(words), text.index(words) + len(words))
        speaker = None if name is None else Speaker(number, name)
        quotes.append(Quote(number, QuoteKind.DIRECT, Act.SPEECH, (part,), words, speaker=speaker))
    return Document(text, tuple(quotes))


def test_the_text_is_without_its_marks(tmp_path: Path) -> None:
    """The turns are where they were."""
    found = layout(tmp_path)

    assert (found.family, found.id, found.set) == ("courts", "mill", "first")
    assert found.text.startswith("VAIL: It fell. (He sits.)\n\nI saw it.\n\nMR. ROOK: When?")
    assert [turn.span.of(found.text) for turn in found.turns] == [
        "It fell. (He sits.)\n\nI saw it.",
        "When?",
        "On Monday.",
    ]
    assert [part.of(found.text) for part in found.turns[0].directions] == ["(He sits.)"]


def test_turns_are_right_by_extent_and_speaker(tmp_path: Path) -> None:
    """Titles, the first words of a name and the optional turn make no difference."""
    given = layout(tmp_path)
    whole = "It fell. (He sits.)\n\nI saw it."
    judgement = judge(given, document(given.text, (whole, "Ann Vail"), ("When?", "MR. ROOK")))

    assert (judgement.turns, judgement.right, judgement.false) == (2, 2, ())
    assert not list(fault_lines(judgement))


def test_faults_are_named(tmp_path: Path) -> None:
    """A turn may have another extent or speaker, or be missed; a quotation may be no turn."""
    given = layout(tmp_path)
    judgement = judge(
        given, document(given.text, ("VAIL", None), ("It fell.", "Vail"), ("When?", "Bo"))
    )

    assert [fault.split()[0] for _, fault in judgement.wrong] == ["extent", "speaker"]
    assert [quote.text for quote in judgement.false] == ["VAIL"]
    assert judge(given, Document(given.text)).wrong[0][1] == "missed"
    assert len(list(fault_lines(judgement))) == 4


def test_the_table_has_a_row_for_each_family_of_a_set(tmp_path: Path) -> None:
    """It counts documents, turns, right turns and false ones."""
    given = layout(tmp_path)
    *_, row = lines([judge(given, document(given.text, ("When?", "Rook")))])

    assert row.split() == ["first", "courts", "1", "2", "1", "0.500", "0"]


@pytest.mark.parametrize(
    "text",
    [":: mill\nVail.", ":: mill first\n⟦Vail|Oh.", ":: mill first\nOh.⟧", ":: m first\n⟦a|b›⟧"],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    """The message says in which document."""
    with pytest.raises(LayoutError, match=r"courts\.txt"):
        layout(tmp_path, text)


def test_only_some_families_are_read(tmp_path: Path) -> None:
    """They are named by their files."""
    layout(tmp_path)

    assert not list(read_layouts(tmp_path, ["plays"]))


@pytest.mark.skipif(not FOLDER.exists(), reason="the documents are not there")
def test_the_documents_can_be_read() -> None:
    """Each has turns, and a name of its own in its family."""
    found = list(read_layouts())

    assert all(one.turns for one in found)
    assert len({(one.family, one.id) for one in found}) == len(found)


@pytest.mark.model
@pytest.mark.skipif(not FOLDER.exists(), reason="the documents are not there")
def test_the_turns_of_some_documents_are_found() -> None:
    """Every third document of the sets that were used to improve the rules; see the benchmark."""
    pipeline = load()
    chosen = [one for one in read_layouts() if one.set != "third"][::3]
    judgements = [judge(one, pipeline(one.text)) for one in chosen]

    assert sum(own.right for own in judgements) >= 0.95 * sum(own.turns for own in judgements)
    assert sum(len(own.false) for own in judgements) <= 1
