"""A pipeline without models, and the command line with it: `python -m tests.cli.fake ...`."""

import os
import time
from collections.abc import Iterable, Iterator
from typing import cast

import attrs

from quoteattr.annotate.progress import Advance, unwatched
from quoteattr.cli import main
from quoteattr.errors import EngineError
from quoteattr.pipeline import Pipeline
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText
from quoteattr.schema.quote import Act, Mention, MentionForm, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span

DELAY = "QUOTEATTR_TEST_DELAY"
"""The environment variable with the seconds that a text takes."""


@attrs.define
class Whole:
    """Takes every text for one quotation, and breaks on a text that says so."""

    given: list[str | ChainedText] = attrs.field(factory=list)
    """What it was given."""
    delay: float = 0.0
    """Seconds that a text takes."""
    advance: Advance = unwatched
    """Called in the middle of each text."""

    def __call__(self, text: str | ChainedText, *, id: str) -> Document:
        """Return the document of a text, which its first word says; a worker may die of it."""
        text = text.text if isinstance(text, ChainedText) else text
        time.sleep(self.delay)
        if text == "die":
            os._exit(1)
        if text == "break":
            message = "it broke"
            raise ValueError(message)
        name = text.split(maxsplit=1)[0]
        mention = Mention((Span(0, len(name)),), name, MentionForm.NAME)
        speaker = Speaker(1, name, mentions=(mention,))
        quote = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, len(text)),), text, speaker=speaker)
        return Document(text, (quote,), (speaker,), id=id)

    def watched(self, advance: Advance) -> "Whole":
        """Say how far it is while a text is read."""
        self.advance = advance
        return self

    def pipe(
        self,
        texts: Iterable[tuple[tuple[str, str | ChainedText], object]],
        *,
        as_tuples: bool,
        workers: int,
    ) -> Iterator[tuple[Document, object]]:
        """Yield a document for each text."""
        assert as_tuples
        assert workers >= 1
        for (label, given), context in texts:
            self.given.append(given)
            time.sleep(self.delay)
            self.advance(0.5)
            text = given.text if isinstance(given, ChainedText) else given
            if text == "die":
                raise EngineError("a worker died")
            if text == "break":
                yield Document(text, id=label, meta={"error": "it broke"}), context
                continue
            quote = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, len(text)),), text)
            yield Document(text, (quote,) if text else (), id=label), context


def load(*_: object, **__: object) -> Pipeline:
    """Return the pipeline, which takes its time if the environment says so."""
    return cast("Pipeline", Whole(delay=float(os.environ.get(DELAY, "0"))))


if __name__ == "__main__":
    raise SystemExit(main(loader=load))
