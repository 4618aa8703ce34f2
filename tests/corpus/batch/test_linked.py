"""The tables of people that are one across documents."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from quoteattr.corpus.batch.linked import NAME, LinkedCorpus
from quoteattr.corpus.batch.shards import Shards
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.export.tables import document_row, speaker_rows
from quoteattr.linking.linker import Linker
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Gender, Mention, MentionForm, Speaker, SpeakerKind
from quoteattr.schema.span import Span
from tests.corpus.batch.test_run import content

NAMES = ["Ada Lund", "Ms. Lund", "Ben Marr", "Lund"]


def _corpus(out: Path, name: str, days: Sequence[str | None] = ()) -> LinkedCorpus:
    """Return a corpus of two shards, whose documents have a speaker each, and perhaps a day."""
    shards = Shards(out, TABLE_FORMATS[name])
    for shard in range(2):
        tables: dict[str, list[Mapping[str, object]]] = {"speakers": [], "documents": []}
        for number in (2 * shard, 2 * shard + 1):
            document = _document(f"d{number}", NAMES[number])
            tables["speakers"] += speaker_rows(document)
            row = document_row(document)
            tables["documents"].append({**row, "day": days[number]} if days else {**row})
        shards.write_table(shard, "speakers", tables["speakers"])
        extra = {"day": "string"} if days else {}
        shards.write_table(shard, "documents", tables["documents"], extra)
    return LinkedCorpus(shards, 2, "day" if days else None, {"by": "test"})


def _document(id: str, name: str) -> Document:
    mention = Mention((Span(0, len(name)),), name, MentionForm.NAME)
    gender = Gender.SHE if name == "Ms. Lund" else None
    speaker = Speaker(1, name, (), (mention,), gender, SpeakerKind.PERSON)
    return Document(name, (), (speaker,), id=id)


def _link(corpus: LinkedCorpus) -> Mapping[str, int]:
    return corpus.link(Linker(), advance=lambda _: None)


def _people(corpus: LinkedCorpus) -> list[str | None]:
    read, part = corpus.shards.format.read, corpus.shards.part
    rows = (row for shard in range(2) for row in read(part("links", shard), "links", ["person"]))
    return [row["person"] for row in rows]


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_every_format_has_links_and_people(tmp_path: Path, name: str) -> None:
    """A row for each speaker, and one for each person."""
    corpus = _corpus(tmp_path, name)

    assert _link(corpus) == {"links": 4, "people": 2} == corpus.totals()
    assert _people(corpus) == ["ada-lund", "ada-lund", "ben-marr", "ada-lund"]
    assert sorted(path.name for path in (tmp_path / "people").iterdir()) == [
        f"part-00000{corpus.shards.format.suffix}"
    ]


def test_a_column_has_the_dates(tmp_path: Path) -> None:
    """Years later, a surname is somebody else's."""
    corpus = _corpus(tmp_path, "parquet", ["2026-03-09", "2026-03-10", None, "2031-03-09"])
    _link(corpus)

    assert _people(corpus) == ["ada-lund", "ada-lund", "ben-marr", None]


@pytest.mark.parametrize("lost", [NAME, "links/part-00001.jsonl", "people/part-00000.jsonl"])
def test_what_is_incomplete_is_made_again(tmp_path: Path, lost: str) -> None:
    """And what was made with something else."""
    corpus = _corpus(tmp_path, "jsonl")
    _link(corpus)
    before = content(tmp_path)
    (tmp_path / lost).unlink()

    assert corpus.totals() is None
    _link(corpus)
    assert content(tmp_path) == before
    assert LinkedCorpus(corpus.shards, 2, None, {"by": "another"}).totals() is None


def test_fewer_people_leave_no_part_of_more(tmp_path: Path) -> None:
    """A corpus that was linked before, without corrections."""
    corpus = _corpus(tmp_path, "jsonl")
    corpus.shards.write_table(1, "people", [])
    _link(corpus)

    assert not corpus.shards.part("people", 1).exists()


@pytest.mark.parametrize("stop", range(4))
def test_linking_that_is_stopped_is_the_same_in_the_end(tmp_path: Path, stop: int) -> None:
    """While it reads, and between two parts of its tables."""

    class StoppedError(Exception):
        pass

    def advance(_: int) -> None:
        seen.append(_)
        if len(seen) > stop:
            raise StoppedError

    seen: list[int] = []
    _link(_corpus(tmp_path / "whole", "jsonl"))
    corpus = _corpus(tmp_path / "parts", "jsonl")
    with pytest.raises(StoppedError):
        corpus.link(Linker(), advance=advance)

    assert corpus.totals() is None
    _link(corpus)
    assert content(tmp_path / "whole") == content(tmp_path / "parts")
