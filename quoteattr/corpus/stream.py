"""A stream of texts: a document for each, in order, also where one of them fails."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol, TypeVar

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText


@attrs.frozen
class Unread:
    """A text that could not be read; its document is empty, like that of a text that fails."""

    reason: str
    """What is wrong."""


AnyText = str | ChainedText
"""A text, perhaps with the user's coreference chains."""
Item = AnyText | tuple[str, AnyText | Unread]
"""A text, or the id of its document and the text."""
Context = TypeVar("Context")
_LOGGER = logging.getLogger(__name__)


class Process(Protocol):
    """Makes the document of one text, as a pipeline does."""

    def __call__(self, text: AnyText, *, id: str) -> Document:
        """Return the document."""


def check_stream(texts: object, workers: int) -> None:
    """Check what a user wants to be done, before the first text is.

    Raises:
        InvalidOptionError: `workers` is less than 1, or `texts` is a single text.
    """
    if workers < 1:
        raise InvalidOptionError(f"workers must be at least 1, got {workers}")
    if isinstance(texts, str | bytes | ChainedText):
        raise InvalidOptionError("pipe takes several texts; call the pipeline for a single one")


def documents(
    items: Iterable[Item],
    process: Process,
    *,
    meta: Mapping[str, str],
    workers: int,
    isolated: bool = False,
) -> Iterator[Document]:
    """Yield the document of each item, in order; an item that fails has an empty one.

    Args:
        items: The texts.
        process: Makes a document; has to be picklable if there are several workers.
        meta: `Document.meta` of an empty document, to which the reason is added as `error`.
        workers: Number of processes; with 1 everything is done in this one.
        isolated: Whether one worker is a process of its own, too, which may die of a text.

    Raises:
        EngineError: The worker processes cannot start.
    """
    work, failed = partial(_guarded, process, meta), partial(_failed, meta)
    results: Iterator[Document]
    if workers == 1 and not isolated:
        results = map(work, items)
    else:
        from quoteattr.corpus.pool import mapped  # loky is slow to import

        results = mapped(work, items, workers=workers, failed=failed)
    for document in results:
        if reason := document.meta.get("error"):
            _LOGGER.warning("a text could not be done: %s: %s", document.id or "no id", reason)
        yield document


def with_contexts(
    pairs: Iterable[tuple[Item, Context]],
    results: Callable[[Iterator[Item]], Iterator[Document]],
) -> Iterator[tuple[Document, Context]]:
    """Yield the document of each item with the item's context.

    Args:
        pairs: Items with their contexts.
        results: Returns the documents of items in order, perhaps taking some items ahead.
    """
    contexts: deque[Context] = deque()

    def items() -> Iterator[Item]:
        for item, context in pairs:
            contexts.append(context)
            yield item

    for document in results(items()):
        yield document, contexts.popleft()


def _guarded(process: Process, meta: Mapping[str, str], item: Item) -> Document:
    id, text = _id_and_text(item)
    if isinstance(text, Unread):
        return Document("", id=id, meta={**meta, "error": text.reason})
    try:
        return process(text, id=id)
    except Exception as error:  # noqa: BLE001  the stream must go on
        return _failed(meta, item, error)


def _failed(meta: Mapping[str, str], item: Item, error: Exception) -> Document:
    """Return the empty document of an item that could not be done."""
    id, text = _id_and_text(item)
    words = text.text if isinstance(text, ChainedText) else text
    meta = {**meta, "error": str(error) or type(error).__name__}
    return Document(words if isinstance(words, str) else "", id=id, meta=meta)


def _id_and_text(item: Item) -> tuple[str, AnyText | Unread]:
    """Split an item; what is neither a text nor a pair fails later, as a text."""
    if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):  # noqa: PLR2004
        return item
    return "", item
