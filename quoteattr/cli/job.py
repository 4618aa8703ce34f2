"""The work of a run: a document of each input, corrected and written."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from quoteattr.cli.feedback import Corrector
from quoteattr.cli.progress import Progress
from quoteattr.cli.status import DONE, FAILED
from quoteattr.cli.streams import abandon_standard_output
from quoteattr.corpus.plan import Plan
from quoteattr.corpus.sinks.extra_files import ExtraFiles
from quoteattr.corpus.sinks.files import Sink
from quoteattr.corpus.sources.decoding import AUTO, UTF_8
from quoteattr.corpus.sources.text import Source
from quoteattr.corpus.stream import AnyText, Item
from quoteattr.errors import EngineError, InputFileError, InvalidOptionError, OutputFileError
from quoteattr.export.table import Style
from quoteattr.pipeline import Pipeline
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText

_ANNOTATING = 0.9
"""Share of the time of a document that its annotation takes, measured on a novel."""


@attrs.define
class Job:
    """One run: inputs, pipeline, output."""

    sources: Sequence[Source]
    """The inputs in order."""
    workers: int
    """Number of processes."""
    encoding: str
    """Encoding of the inputs."""
    chains: Mapping[str | None, Any]
    """Coreference chains by the labels of the inputs; under None those of the only one."""
    corrector: Corrector
    """Corrections of the results."""
    extra_files: ExtraFiles
    """The files besides the results."""
    progress: Progress
    """Messages on standard error."""
    _used_corrections: set[int] = attrs.field(init=False, factory=set)
    _taken: deque[Source] = attrs.field(init=False, factory=deque)
    """The inputs whose documents are being made."""

    def run(self, pipeline: Pipeline, target: Plan, style: Style) -> int:
        """Write the document of each input, and return the exit status."""
        names = {source.label: source.name for source in self.sources}
        sink = Sink(
            target,
            style,
            lambda document, why: self.progress.fail(f"{names[document.id]}: {why}"),
        )
        place = None if target.place is None else str(target.place)
        try:
            sink.write(self.documents(pipeline))
            if sink.written.documents:
                self.extra_files.write()
        except BrokenPipeError:
            # The reader of standard output, such as `head`, has closed it.
            abandon_standard_output()
        except KeyboardInterrupt:
            self.progress.fail(self._stopped("interrupted", sink, place))
            raise
        except (OutputFileError, EngineError) as error:
            if place is None:
                abandon_standard_output()
            self.progress.fail(self._stopped(str(error), sink, place))
        else:
            for message in self.corrector.unused(self._used_corrections):
                self.progress.warn(message)
            self.progress.close(sink.written, _written_to(target))
        finally:
            self.progress.clear()
        return FAILED if self.progress.failures else DONE

    def _stopped(self, why: str, sink: Sink, place: str | None) -> str:
        if len(self.sources) == 1 or place is None:
            return why
        done = f"after {self.progress.done} of {len(self.sources)} documents"
        if sink.plan.files is None:
            return f"{why}, {done}; {place} is as it was before"
        return f"{why}, {done}; {sink.written.documents} are written to {place}"

    def documents(self, pipeline: Pipeline) -> Iterator[Document]:
        """Yield the documents that could be made, in the order of the inputs."""
        watched = pipeline.watched(self._show)
        pairs = watched.pipe(self._texts(), as_tuples=True, workers=self.workers)
        for document, source in pairs:
            self._taken.popleft()
            self.progress.advance(source.size)
            if reason := document.meta.get("error"):
                self.progress.fail(f"{source.name}: {reason}")
            else:
                self._note_markup(document, source)
                yield self._corrected(document, source)
            self.progress.show()

    def _show(self, annotated: float) -> None:
        """Show the progress inside the document that comes next."""
        if self._taken:
            source = self._taken[0]
            self.progress.show(source.name, size=source.size, share=annotated * _ANNOTATING)

    def _corrected(self, document: Document, source: Source) -> Document:
        """Return a document with its corrections, and report those that do not fit it."""
        if matching := self.corrector.of(document.id, document.text):
            document, refused = matching.apply(document)
            for refusal in refused:
                self.progress.warn(f"{source.name}: not applied: {refusal}")
        self.extra_files.add(document)
        return document

    def _note_markup(self, document: Document, source: Source) -> None:
        if found := document.meta.get("markup"):
            self.progress.note_once(
                "markup",
                f"{source.name}: read through its markup ({found}); offsets count it, "
                "--no-markup takes it for text",
            )

    def _texts(self) -> Iterator[tuple[Item, Source]]:
        for source in self.sources:
            self.progress.show(source.name)
            try:
                text = self._read(source)
                given = self._given(source, text)
            except InputFileError as error:
                self._refuse(source, str(error))
            except InvalidOptionError as error:
                self._refuse(source, f"{source.name}: {error}")
            else:
                self._taken.append(source)
                yield (source.label, given), source

    def _given(self, source: Source, text: str) -> AnyText:
        """Return a text with its coreference chains and what corrections know of its speakers."""
        chains = self.chains.get(source.label, self.chains.get(None))
        matching = self.corrector.of(source.label, text)
        if matching is not None:
            self._used_corrections.update(matching.numbers)
            return ChainedText(text, chains or (), matching.characters())
        return ChainedText(text, chains) if chains else text

    def _read(self, source: Source) -> str:
        decoded = source.decoded(self.encoding)
        if self.encoding == AUTO and decoded.encoding != UTF_8:
            self.progress.note(f"{source.name}: read as {decoded.encoding}, which fits it best")
        return decoded.text

    def _refuse(self, source: Source, message: str) -> None:
        self.progress.advance(source.size)
        self.progress.fail(message)


def _written_to(target: Plan) -> str | None:
    """Return where results are: the file to open, where its name was not the user's."""
    if target.place is None:
        return None
    if target.files is not None and len(target.files) == 1:
        return str(next(iter(target.files.values())))
    return f"{target.place}; open {target.index}" if target.index else str(target.place)
