"""The sentences around quotations from records, which do not contain the text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from quoteattr.corpus.sources.text import Source
from quoteattr.errors import InputFileError, RecordError
from quoteattr.export.records import to_rows
from quoteattr.schema.document import Document
from quoteattr.validation.sampling import Drawn


def with_contexts(
    drawn: Sequence[Drawn],
    records: Iterable[Mapping[str, Any]],
    texts: Sequence[Source],
    encoding: str,
) -> list[Drawn]:
    """Return a sample in which the quotations from records have contexts, too.

    Args:
        drawn: The sample.
        records: The records of all documents.
        texts: The texts, with the names that they had in the run that made the records.
        encoding: The encoding of the texts, as `known_encoding` names it.

    Raises:
        InputFileError: The text of a record is missing, or is a different one.
    """
    lacking = {row.quotation.document for row in drawn if row.quotation.context is None}
    sources = {source.label: source for source in texts}
    contexts: dict[tuple[str, int], tuple[str, int]] = {}
    for record in records:
        if (name := record["id"]) not in lacking:
            continue
        if name not in sources:
            raise InputFileError(f"the text of the record {name!r} is not among the given texts")
        source = sources[name]
        try:
            document = Document.from_record(record, source.read(encoding))
        except RecordError as error:
            raise InputFileError(f"{source.name}: {error}") from error
        for row in to_rows(document):
            contexts[name, row["quote"]] = row["context"], row["context_start"]
    return [_with_context(row, contexts) for row in drawn]


def _with_context(row: Drawn, contexts: Mapping[tuple[str, int], tuple[str, int]]) -> Drawn:
    quotation = row.quotation
    if (quotation.document, quotation.quote) not in contexts:
        return row
    context, start = contexts[quotation.document, quotation.quote]
    return attrs.evolve(
        row, quotation=attrs.evolve(quotation, context=context, context_start=start)
    )
