"""Turn a stream of texts into documents, in order, even if some of the texts fail."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NoReturn, Protocol, TypeVar, cast

import attrs

from quoteattr.errors import InvalidOptionError, WorkerStartError
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
Advance = Callable[[float], object]
"""Called with the share of a text that is done, from 0 to 1."""
Context = TypeVar("Context")
Part = TypeVar("Part")
Result = TypeVar("Result")
_LOGGER = logging.getLogger(__name__)


class Process(Protocol):
    """Makes the document of one text, as a pipeline does."""

    def __call__(self, text: AnyText, *, id: str) -> Document:
        """Return the document."""


def stream(
    texts: Iterable[Item] | Iterable[tuple[Item, Context]],
    process: Process,
    alone: Process | None,
    *,
    meta: Mapping[str, str],
    workers: int,
    as_tuples: bool,
    advance: Advance,
) -> Iterator[Document] | Iterator[tuple[Document, Context]]:
    """Check the arguments of `pipe`, and return an iterator over the documents.

    Args:
        texts: The texts, in pairs with contexts if `as_tuples`.
        process: See `documents`.
        alone: See `documents`.
        meta: See `documents`.
        workers: Number of processes.
        as_tuples: Whether the documents are returned with the contexts.
        advance: See `documents`.

    Raises:
        InvalidOptionError: `workers` is less than 1, or `texts` is a single text.
        EngineError: The worker processes cannot start.
    """
    if workers < 1:
        raise InvalidOptionError(f"workers must be at least 1, got {workers}")
    if isinstance(texts, str | bytes | ChainedText):
        raise InvalidOptionError("pipe takes several texts; call the pipeline for a single one")
    results = partial(
        documents, process=process, meta=meta, workers=workers, alone=alone, advance=advance
    )
    if not as_tuples:
        return results(cast("Iterable[Item]", texts))
    return with_contexts(cast("Iterable[tuple[Item, Context]]", texts), results)


def documents(
    items: Iterable[Item],
    process: Process,
    *,
    meta: Mapping[str, str],
    workers: int,
    isolated: bool = False,
    alone: Process | None = None,
    advance: Advance = lambda _: None,
) -> Iterator[Document]:
    """Yield the document of each item, in order; an item that fails has an empty one.

    Args:
        items: The texts.
        process: Makes a document; has to be picklable if there are several workers.
        meta: `Document.meta` of an empty document, to which the reason is added as `error`.
        workers: Number of processes; with 1 everything is done in this one.
        isolated: Whether even a single worker is a process of its own, so that a text can kill only
            that process.
        alone: Makes the document of a single item in this process, and shares the parts of its text
            among the workers; None if texts cannot be divided.
        advance: Called every half a second while a document of a worker is awaited.

    Raises:
        EngineError: The worker processes cannot start.
    """
    work, failed = partial(_guarded, process, meta), partial(_failed, meta)
    results: Iterator[Document]
    if alone and workers > 1:
        items, is_single = peek(items)
        if is_single:
            work, workers = partial(_guarded, alone, meta), 1
    if workers == 1 and not isolated:
        results = map(work, items)
    else:
        from quoteattr.corpus.pool import mapped  # loky is slow to import

        results = mapped(
            work, items, workers=workers, failed=failed, pulse=lambda shares: advance(shares[0])
        )
    for document in results:
        if reason := document.meta.get("error"):
            _LOGGER.warning("a text could not be done: %s: %s", document.id or "no id", reason)
        yield document


def in_processes(
    work: Callable[[Part], Result], parts: Sequence[Part], *, workers: int
) -> Iterator[Result]:
    """Yield `work(part)` for each part of one text, in order.

    If the processes cannot start, this one does the remaining parts.

    Args:
        work: Has to be picklable if there are several workers and parts.
        parts: The parts.
        workers: Largest number of processes.

    Raises:
        EngineError: The same part killed two worker processes.
        Exception: Whatever the work raises.
    """
    workers = min(workers, len(parts))
    if workers <= 1:
        yield from map(work, parts)
        return
    from quoteattr.corpus.pool import mapped  # loky is slow to import

    done = 0
    try:
        for result in mapped(work, parts, workers=workers, failed=_raised):
            done += 1
            yield result
    except WorkerStartError as error:
        _LOGGER.warning("the text is read in one process: %s", error)
        yield from map(work, parts[done:])


def with_contexts(
    pairs: Iterable[tuple[Item, Context]],
    results: Callable[[Iterator[Item]], Iterator[Document]],
) -> Iterator[tuple[Document, Context]]:
    """Yield the document of each item with the item's context.

    Args:
        pairs: Items with their contexts.
        results: Returns the documents of items in order; may take some items ahead.
    """
    contexts: deque[Context] = deque()

    def items() -> Iterator[Item]:
        for item, context in pairs:
            contexts.append(context)
            yield item

    for document in results(items()):
        yield document, contexts.popleft()


def peek(items: Iterable[Item]) -> tuple[Iterable[Item], bool]:
    """Return the items, and whether there is only one, by taking the first two of them."""
    source, begun = iter(items), list[Item]()
    try:
        for _ in range(2):
            begun.append(next(source))
    except StopIteration:
        return begun, len(begun) == 1
    except Exception as error:  # noqa: BLE001  raised again after the items that were taken
        source = map(_raised, (None,), (error,))
    return chain(begun, source), False


def _raised(_: object, error: Exception) -> NoReturn:
    raise error


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
    """Split an item; if it is neither a text nor a pair, it fails later, as a text."""
    if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):  # noqa: PLR2004
        return item
    return "", item
