"""The sentences around quotations whose results are records, from the texts of the records."""

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
    """Return a sample with the contexts that its records do not have.

    Args:
        drawn: The sample.
        records: The records of all documents.
        texts: The texts, labelled as in the run that made the records.
        encoding: Their encoding, as `known_encoding` names it.

    Raises:
        InputFileError: A text is missing, or is not that of its record.
    """
    wanted = {one.quotation.document for one in drawn if one.quotation.context is None}
    sources = {source.label: source for source in texts}
    contexts: dict[tuple[str, int], tuple[str, int]] = {}
    for record in records:
        if (name := record["id"]) not in wanted:
            continue
        if name not in sources:
            raise InputFileError(f"no text is called {name!r}, and there is a record of it")
        source = sources[name]
        try:
            document = Document.from_record(record, source.read(encoding))
        except RecordError as error:
            raise InputFileError(f"{source.name}: {error}") from error
        for row in to_rows(document):
            contexts[name, row["quote"]] = row["context"], row["context_start"]
    return [_with_context(one, contexts) for one in drawn]


def _with_context(one: Drawn, contexts: Mapping[tuple[str, int], tuple[str, int]]) -> Drawn:
    found = contexts.get((one.quotation.document, one.quotation.quote))
    if found is None:
        return one
    context, start = found
    return attrs.evolve(
        one, quotation=attrs.evolve(one.quotation, context=context, context_start=start)
    )
