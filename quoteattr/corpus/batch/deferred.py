"""A pipeline that is loaded only in the processes that use it."""

from collections.abc import Callable

import attrs

from quoteattr.corpus.stream import AnyText, Process
from quoteattr.schema.document import Document

Load = Callable[[], Process]


@attrs.define(eq=False)
class Deferred:
    """Makes documents with a pipeline that is loaded for the first of them.

    It is pickled as a call of `load`, so that the process that sends it loads no models.
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
        """Return the call that loads the pipeline in another process."""
        return _loaded, (self.load,)


def _loaded(load: Load) -> Process:
    return load()
