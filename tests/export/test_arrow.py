"""The Arrow schemas, and Parquet files that four libraries read."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

import quoteattr
from quoteattr.export.records import Row, to_rows
from quoteattr.export.tables import TABLES, document_row, speaker_rows
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents

pa = pytest.importorskip("pyarrow", reason="the dev extra brings pyarrow")
parquet = pytest.importorskip("pyarrow.parquet", reason="the dev extra brings pyarrow")

from quoteattr.export.arrow import DOCUMENTS, QUOTES, SCHEMAS, SPEAKERS, to_arrow, write_rows  # noqa: E402

# An article in which every optional column is empty, such as comes first in many a corpus.
BARE = attrs.evolve(
    DOCUMENT,
    id="bare",
    quotes=tuple(attrs.evolve(q, speaker=None, source=None, cue=None) for q in DOCUMENT.quotes),
    speakers=(),
)


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder with Parquet files of quotations: of none, without speakers, and with a speaker."""
    for number, document in enumerate([attrs.evolve(DOCUMENT, quotes=()), BARE, DOCUMENT]):
        write_rows(to_rows(document), QUOTES, str(tmp_path / f"part-{number:05}.parquet"))
    return tmp_path


@given(documents())
def test_any_document_makes_tables_of_the_published_schemas(document: Document) -> None:
    """Whatever the text contains."""
    assert to_arrow(to_rows(document), QUOTES).schema == QUOTES
    assert to_arrow(speaker_rows(document), SPEAKERS).schema == SPEAKERS
    assert to_arrow([document_row(document, with_text=True)], DOCUMENTS).schema == DOCUMENTS


@pytest.mark.parametrize("name", TABLES)
def test_a_schema_has_its_version(name: str) -> None:
    """So a reader knows what the columns mean."""
    metadata = SCHEMAS[name].metadata

    assert metadata == {b"quoteattr.table": name.encode(), b"quoteattr.schema_version": b"1"}
    assert pa.null() not in SCHEMAS[name].types


def test_the_schema_of_quotations_is_that_of_version_1() -> None:
    """A change here needs a new version, unless it is a new column at the end."""
    types = {field.name: str(field.type) for field in QUOTES}

    assert list(types) == list(Row.__annotations__)
    assert types["parts"] == "list<item: struct<start: int64, end: int64>>"
    assert {types[name] for name in ("document", "text", "speaker", "context")} == {"string"}
    assert {types[name] for name in ("start", "speaker_id", "addressee_id")} == {"int64"}
    assert types["confidence"] == "double"


def test_pandas_reads_the_parts(parts: Path) -> None:
    """As one frame."""
    pandas = pytest.importorskip("pandas", reason="the dev extra brings pandas")
    frame = pandas.read_parquet(parts)

    assert list(frame.columns) == list(Row.__annotations__)
    assert frame["speaker"].isna().tolist() == [True, True, False, True]


def test_polars_reads_the_parts(parts: Path) -> None:
    """Without a relaxed schema."""
    polars = pytest.importorskip("polars", reason="the dev extra brings polars")
    frame = polars.read_parquet(parts / "*.parquet")

    assert frame["speaker"].to_list() == [None, None, "Ada Brook", None]
    assert frame["parts"].to_list()[0] == [{"start": 1, "end": 22}, {"start": 49, "end": 59}]


def test_duckdb_reads_the_parts(parts: Path) -> None:
    """With the parts as a list that can be unnested."""
    duckdb = pytest.importorskip("duckdb", reason="the dev extra brings duckdb")
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT speaker, len(parts) FROM read_parquet(?) WHERE speaker IS NOT NULL",
            [str(parts / "*.parquet")],
        ).fetchall()

    assert rows == [("Ada Brook", 2)]


@pytest.fixture
def datasets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  a module
    """The library, which neither asks the network nor keeps anything at home."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    module = pytest.importorskip("datasets", reason="the dev extra brings datasets")
    module.disable_progress_bars()
    return module


def test_datasets_reads_the_parts(datasets: Any, parts: Path, tmp_path: Path) -> None:  # noqa: ANN401
    """With the features of the schema."""
    read = datasets.load_dataset(
        "parquet",
        data_files=str(parts / "*.parquet"),
        split="train",
        cache_dir=str(tmp_path / "cache"),
    )

    assert read["speaker"][:] == [None, None, "Ada Brook", None]
    assert read.features == datasets.Features.from_arrow_schema(QUOTES)


def test_datasets_maps_a_batch_without_a_speaker(datasets: Any) -> None:  # noqa: ANN401
    """The schema says what the columns are where no value does."""
    made = {document.id: document for document in (BARE, DOCUMENT)}

    def quotations(batch: dict[str, list[str]]) -> dict[str, list[Any]]:
        rows = [row for name in batch["id"] for row in to_rows(made[name])]
        return {name: [row[name] for row in rows] for name in Row.__annotations__}  # type: ignore[literal-required]

    mapped = datasets.Dataset.from_dict({"id": ["bare", "bridge"]}).map(
        quotations,
        batched=True,
        batch_size=1,
        writer_batch_size=1,
        remove_columns=["id"],
        features=datasets.Features.from_arrow_schema(QUOTES),
        load_from_cache_file=False,
    )

    assert mapped["speaker"][:] == [None, None, "Ada Brook", None]


def test_documents_become_a_file_in_one_call(tmp_path: Path) -> None:
    """`quoteattr.to_parquet` takes a document, or several."""
    quoteattr.to_parquet(DOCUMENT, tmp_path / "one.parquet")
    quoteattr.to_parquet([DOCUMENT, BARE], tmp_path / "two.parquet")

    assert parquet.read_table(tmp_path / "one.parquet").num_rows == len(DOCUMENT.quotes)
    assert parquet.read_table(tmp_path / "two.parquet").num_rows == 2 * len(DOCUMENT.quotes)
    with pytest.raises(quoteattr.QuoteAttrError, match="no such file or folder"):
        quoteattr.to_parquet(DOCUMENT, tmp_path / "none" / "x.parquet")
