"""The pipeline: annotate | find | select | attribute | resolve, from a str to a Document."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal, overload

import attrs

from quoteattr.annotate.division import divided
from quoteattr.annotate.engines import DEFAULT_ENGINE, load_engine
from quoteattr.annotate.progress import Advance, unwatched, watched
from quoteattr.attribute.engine import attribute
from quoteattr.corpus.stream import Context, Item, in_processes, stream
from quoteattr.corpus.worker import report
from quoteattr.errors import InvalidOptionError
from quoteattr.find import find
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.label_form import LabelForm
from quoteattr.language.lexicon import Lexicon
from quoteattr.markup.read import read_markup
from quoteattr.markup.restore import restored
from quoteattr.resolve.confidence import Confidence, QuoteEvidence
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText, Annotator
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character, read_characters
from quoteattr.schema.quote import Act
from quoteattr.select.selection import DEFAULT_ACTS, Selection, read_acts
from quoteattr.system.devices import CPU, check_device
from quoteattr.system.precision import FLOAT32, precision_here


@attrs.frozen
class Pipeline:
    """Finds the quotations of a text and their speakers. Keeps no state between calls."""

    annotator: Annotator = attrs.field(repr=False)
    """The parser."""
    engine: str = "custom"
    """What `Document.meta` calls the parser."""
    lexicon: Lexicon = attrs.field(factory=Lexicon.load, repr=False)
    """The reporting words."""
    characters: tuple[Character, ...] = attrs.field(default=(), converter=read_characters)
    """Speakers known beforehand."""
    acts: frozenset[Act] = DEFAULT_ACTS
    """Acts of indirect quotations to keep; direct quotations are kept whatever their act."""
    direct_only: bool = False
    """Whether only direct quotations are kept."""
    rules_only: bool = False
    """Whether the attribution relations of the network are ignored, so that rules decide."""
    min_confidence: float = 0.0
    """Least confidence of a quotation, from 0 to 1."""
    terms: bool = True
    """Whether quoted stretches that are not speech are kept."""
    markup: bool = False
    """Whether HTML entities, tags and garbled characters are hidden from the annotator."""
    label_forms: tuple[LabelForm, ...] = attrs.field(default=FORMS, repr=False)
    """Forms of the labels of turns in transcripts, in the order in which they are tried."""
    weights: Weights = attrs.field(factory=Weights.load, repr=False)
    """Weights of the conversation model."""
    confidence: Callable[[QuoteEvidence], float] = attrs.field(factory=Confidence.load, repr=False)
    """Computes the confidence of a quotation from the evidence for it."""
    precision: str = FLOAT32
    """Precision of the network, in `Document.meta` unless it is `float32`."""
    advance: Advance = attrs.field(default=unwatched, repr=False, eq=False)
    """Called with the share of a text that has been annotated; set by `watched`."""
    _selection: Selection = attrs.field(init=False, repr=False, eq=False)

    @_selection.default
    def _make_selection(self) -> Selection:
        return Selection(self.acts, self.direct_only, self.min_confidence, self.terms)

    def __call__(self, text: str | ChainedText, *, id: str = "") -> Document:
        """Find the quotations of one text.

        Args:
            text: Any str; offsets in the result are offsets in it. With coreference chains of
                your own, a `ChainedText`.
            id: Name of the document, for the record.

        Raises:
            InvalidOptionError: `text` is neither a str nor a `ChainedText`.
        """
        given = text if isinstance(text, ChainedText) else ChainedText(text)
        if not self.markup or (view := read_markup(given.text)) is None:
            return self._process(given, id)
        seen = ChainedText(view.text, view.seen_chains(given.chains), given.characters)
        return restored(self._process(seen, id), view)

    def _process(self, given: ChainedText, id: str) -> Document:
        annotated = self._annotate(given.text)
        utterances, terms = find(annotated, self.lexicon, self.label_forms)
        selected = self._selection.utterances(utterances)
        attributions = attribute(annotated, selected, self.lexicon)
        quotes, speakers = resolve(
            annotated,
            attributions,
            characters=self.characters if given.characters is None else given.characters,
            chains=given.chains,
            weights=self.weights,
            confidence=self.confidence,
        )
        document = Document(given.text, quotes, speakers, terms, id, self._meta())
        return self._selection.document(document)

    def _annotate(self, text: str) -> AnnotatedText:
        annotated = self.annotator(text)
        if annotated.text != text:
            raise InvalidOptionError("the annotator returned the parse of another text")
        return attrs.evolve(annotated, relations=None) if self.rules_only else annotated

    def _meta(self) -> dict[str, str]:
        meta = {"engine": self.engine, "quoteattr": version("quoteattr")}
        return meta if self.precision == FLOAT32 else {**meta, "precision": self.precision}

    def watched(self, advance: Advance) -> "Pipeline":
        """Return a pipeline that reports its progress after each 40,000 characters of a text.

        Args:
            advance: Called with the annotated share, from 0 to 1, of the text that is read.
        """
        return attrs.evolve(self, annotator=watched(self.annotator, advance), advance=advance)

    def _divided(self, workers: int) -> "Pipeline | None":
        """Return a pipeline that shares the chunks of a text among workers, None if it cannot."""
        parser = divided(self.annotator, partial(in_processes, workers=workers))
        return attrs.evolve(self, annotator=parser) if parser else None

    @overload
    def pipe(
        self, texts: Iterable[Item], *, as_tuples: Literal[False] = False, workers: int = 1
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self, texts: Iterable[tuple[Item, Context]], *, as_tuples: Literal[True], workers: int = 1
    ) -> Iterator[tuple[Document, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Item] | Iterable[tuple[Item, Context]],
        *,
        as_tuples: bool = False,
        workers: int = 1,
    ) -> Iterator[Document] | Iterator[tuple[Document, Context]]:
        """Find the quotations of many texts, lazily and in order.

        An item that fails yields an empty document with the reason in `meta["error"]`, and a
        warning in the log; all other items are done. An item whose worker process dies is tried
        once more, alone, before it counts as failed. The workers share the chunks of a single text.

        Args:
            texts: The texts, each a str or a `ChainedText`, or a pair of the document's id and
                the text, as `dict.items()` yields them.
            as_tuples: Whether each text, and then its document, is in a pair with any context.
            workers: Number of processes of about 700 MB; with 1 everything is done in this one.

        Raises:
            InvalidOptionError: `workers` is less than 1, or `texts` is a single text.
            EngineError: The worker processes cannot start.
        """
        return stream(
            texts,
            self.watched(report) if workers > 1 else self,
            self._divided(workers),
            meta=self._meta(),
            workers=workers,
            as_tuples=as_tuples,
            advance=self.advance,
        )


def load(
    engine: str = DEFAULT_ENGINE,
    *,
    acts: Collection[str] | Literal["all"] = ("speech", "writing"),
    verbs: Iterable[str] | Path | None = None,
    nouns: Iterable[str] | Path | None = None,
    characters: Iterable[Character] = (),
    direct_only: bool = False,
    rules_only: bool = False,
    min_confidence: float = 0.0,
    terms: bool = True,
    markup: bool = True,
    label_forms: Iterable[LabelForm] = (),
    annotator: Annotator | None = None,
    precision: str = FLOAT32,
    device: str = CPU,
) -> Pipeline:
    """Load a pipeline without touching the network.

    Args:
        engine: `embedded` for the models that come with the package, `stanza:en` for Stanza's own
            English models that you have downloaded.
        acts: Acts of indirect quotations to keep: any of `speech`, `writing`, `thought`, or `all`.
        verbs: Reporting verbs of your own: lemmas, or a file in the format of the lexicon.
        nouns: Reporting nouns of your own, such as `soundbite`: lemmas or a file, like `verbs`.
        characters: Speakers that you know beforehand, with their other names.
        direct_only: Whether to keep only direct quotations.
        rules_only: Whether to find indirect quotations by rules over the parse, and ignore the
            attribution relations of the network; finds fewer of them.
        min_confidence: Least confidence of a quotation, from 0 to 1. Less certain ones are dropped
            at the end, so the others do not change.
        terms: Whether to keep quoted stretches that are not speech.
        markup: Whether to read through HTML entities, tags and garbled characters; offsets stay
            those of the text. Has no effect with a parser of your own.
        label_forms: Your own forms of the labels of turns, tried before the known ones.
        annotator: A parser instead of the engine: a `quoteattr.interop.spacy_parse.SpacyAnnotator`.
        precision: `float32`, the same on every machine; `bfloat16`; or `auto`, the faster one here.
        device: Where the network runs: `cpu`, `cuda`, or `auto` for a GPU if there is one.

    Raises:
        EngineError: The models are missing or broken, or there is no GPU.
        InvalidOptionError: An option has an invalid value.
        LexiconError: The verbs or nouns break the format.
    """
    if annotator is not None and engine != DEFAULT_ENGINE:
        raise InvalidOptionError("give either an engine or an annotator, not both")
    if annotator is not None and not callable(annotator):
        raise InvalidOptionError(f"annotator must be callable with a str, got {annotator!r}")
    lexicon = Lexicon.load().with_verbs(verbs or ()).with_nouns(nouns or ())
    kept = read_acts(acts)
    known = read_characters(characters)
    chosen = precision_here(precision if annotator is None else FLOAT32)
    check_device(device)
    # Models take seconds to load, so all options are checked first.
    Selection(kept, direct_only, min_confidence, terms)
    return Pipeline(
        annotator=_load_annotator(engine, chosen, device) if annotator is None else annotator,
        engine=engine if annotator is None else "custom",
        lexicon=lexicon,
        characters=known,
        acts=kept,
        direct_only=direct_only,
        rules_only=rules_only,
        min_confidence=min_confidence,
        terms=terms,
        markup=markup and annotator is None,
        label_forms=(*label_forms, *FORMS),
        precision=chosen,
    )


def _load_annotator(engine: str, precision: str, device: str) -> Annotator:
    from quoteattr.reader.model import load_reader  # PyTorch is slow to import

    return load_engine(engine, load_reader(precision=precision, device=device))
