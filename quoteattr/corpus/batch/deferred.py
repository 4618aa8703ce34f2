"""What makes documents, loaded by the processes that need it and by no other."""

from collections.abc import Callable

import attrs

from quoteattr.corpus.stream import AnyText, Process
from quoteattr.schema.document import Document

Load = Callable[[], Process]


@attrs.define(eq=False)
class Deferred:
    """Makes documents with what it loads when the first one is made.

    To another process it is sent as a call of `load`, so that the sender needs no models.
    """

    load: Load
    """Loads a pipeline; has to be picklable if there are several workers."""
    _loaded: Process | None = None

    def __call__(self, text: AnyText, *, id: str) -> Document:
        """Return the document of a text."""
        if self._loaded is None:
            self._loaded = self.load()
        return self._loaded(text, id=id)

    def __reduce__(self) -> tuple[Callable[[Load], Process], tuple[Load]]:
        """Return how another process gets a loaded pipeline."""
        return _loaded, (self.load,)


def _loaded(load: Load) -> Process:
    return load()
