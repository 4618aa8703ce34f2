"""The spaCy component `quoteattr`: `nlp.add_pipe("quoteattr")` puts our quotations on a `Doc`.

spaCy finds it through the entry point group `spacy_factories`
(https://spacy.io/usage/saving-loading#entry-points). On every `Doc`:

- `doc._.quotes` and `doc._.speakers` are our `Quote` and `Speaker` objects, and `doc._.quoteattr`
  is the whole `Document`, ready for every export;
- `doc.spans["quotes"]` has a span for each part of a quotation, widened to whole tokens, with the
  kind as its label and the number of the quotation as `id_`;
- `span._.speaker` is the `Speaker` of such a span; of any other span, that of the innermost
  quotation around it. It is None if there is none, or nobody is known to say it.

The result is stored as a record, of plain values, in `doc.user_data`, so that documents can be
stored and passed between processes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from quoteattr.errors import EngineError, InvalidOptionError
from quoteattr.interop.spacy_parse import annotated_doc
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Speaker

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise EngineError("spaCy is missing: pip install 'quoteattr[spacy]'") from error

NAME = "quoteattr"
"""The name of the component, of its factory, and of the record in `doc.user_data`."""
SPACY = "spacy"
"""The engine that uses the parse of the `Doc` itself."""


class QuoteComponent:
    """Finds the quotations of a `Doc`. Two components with equal options are equivalent."""

    def __init__(self, options: Mapping[str, Any], pipeline: Pipeline | None = None) -> None:
        """Load the pipeline.

        Args:
            options: What `make_component` takes, by name.
            pipeline: A loaded pipeline, to be used instead of a new one.
        """
        self._options = dict(options)
        self._pipeline = _load(**self._options) if pipeline is None else pipeline

    def __call__(self, doc: Doc) -> Doc:
        """Set the quotations of a document and return it."""
        pipeline = self._pipeline
        if self._options["engine"] == SPACY:
            pipeline = attrs.evolve(pipeline, annotator=lambda _: annotated_doc(doc))
        document = pipeline(doc.text)
        doc.user_data[NAME] = document.to_record()
        doc.spans["quotes"] = list(_spans(doc, document))
        return doc

    def __reduce__(self) -> tuple[type["QuoteComponent"], tuple[dict[str, Any]]]:
        """Pickle the options alone; the models are loaded again."""
        return QuoteComponent, (self._options,)


def make_component(  # noqa: D417  nlp and name are spaCy's
    nlp: Language,  # noqa: ARG001  spaCy hands it to every factory
    name: str,  # noqa: ARG001  the same
    *,
    engine: str,
    acts: str | list[str],
    verbs: list[str],
    nouns: list[str],
    characters: list[dict[str, Any]],
    direct_only: bool,
    rules_only: bool,
    min_confidence: float,
    terms: bool,
) -> QuoteComponent:
    """Make the component: `nlp.add_pipe("quoteattr", config={...})`.

    Args:
        engine: `embedded`, `stanza:en`, or `spacy` for the parse of the `Doc` itself; the
            component then has to come after the parser and the entity recogniser.
        acts: `all`, or some of `speech`, `writing`, `thought`.
        verbs: More reporting verbs.
        nouns: More reporting nouns.
        characters: Known speakers: `{"name": ..., "aliases": [...], "gender": ...}`; only the
            name is required.
        direct_only: Whether to keep only direct quotations.
        rules_only: Whether to ignore the attribution relations of the network.
        min_confidence: Least confidence of a quotation, from 0 to 1.
        terms: Whether to keep quoted stretches that are not speech.
    """
    options = {
        "acts": acts,
        "verbs": verbs,
        "nouns": nouns,
        "direct_only": direct_only,
        "rules_only": rules_only,
        "min_confidence": min_confidence,
        "terms": terms,
    }
    return QuoteComponent({"engine": engine, "characters": characters, **options})


def _load(engine: str, characters: Sequence[Mapping[str, Any]], **options: Any) -> Pipeline:  # noqa: ANN401  what `load` takes
    known = tuple(_character(entry) for entry in characters)
    if engine == SPACY:
        pipeline = load(annotator=annotated_doc, characters=known, **options)
        return attrs.evolve(pipeline, engine=SPACY)
    return load(engine, characters=known, **options)


def _character(entry: Mapping[str, Any]) -> Character:
    try:
        return Character(**entry)
    except TypeError:
        message = f"a character needs a name, may have aliases and a gender, got {dict(entry)!r}"
        raise InvalidOptionError(message) from None


def _spans(doc: Doc, document: Document) -> Iterator[Span]:
    for quote in document.quotes:
        for part in quote.parts:
            span = doc.char_span(
                part.start,
                part.end,
                label=quote.kind.value,
                span_id=str(quote.id),
                alignment_mode="expand",
            )
            # A part without characters has no tokens.
            if span is not None:
                yield span


def _document(doc: Doc) -> Document:
    """Return our result, without quotations if the component has not processed the document."""
    record = doc.user_data.get(NAME)
    return Document(doc.text) if record is None else Document.from_record(record, doc.text)


def _speaker(span: Span) -> Speaker | None:
    """Return who says the words of a span."""
    record = span.doc.user_data.get(NAME)
    if record is None:
        return None
    around = [quote for quote in record["quotes"] if _is_within(span, quote)]
    quote = min(around, key=_length, default=None)
    # Only one speaker is read, as each span of a long document asks for its own.
    speakers = [one for one in record["speakers"] if quote and one["id"] == quote["speaker"]]
    if not speakers:
        return None
    only = {**record, "quotes": [], "terms": [], "speakers": speakers}
    return Document.from_record(only, span.doc.text).speakers[0]


def _is_within(span: Span, quote: Mapping[str, Any]) -> bool:
    """Whether a span is a quotation, or inside one of its parts."""
    if span.label_ == quote["kind"] and span.id_:
        is_this: bool = span.id_ == str(quote["id"])
        return is_this
    return any(
        part["start"] <= span.start_char and span.end_char <= part["end"] for part in quote["parts"]
    )


def _length(quote: Mapping[str, Any]) -> int:
    return sum(part["end"] - part["start"] for part in quote["parts"])


Span.set_extension("speaker", getter=_speaker, force=True)
Doc.set_extension("quoteattr", getter=_document, force=True)
Doc.set_extension("quotes", getter=lambda doc: _document(doc).quotes, force=True)
Doc.set_extension("speakers", getter=lambda doc: _document(doc).speakers, force=True)
# A call and not a decorator, so that types can be checked without spaCy.
Language.factory(
    NAME,
    default_config={
        "engine": "embedded",
        "acts": ["speech", "writing"],
        "verbs": [],
        "nouns": [],
        "characters": [],
        "direct_only": False,
        "rules_only": False,
        "min_confidence": 0.0,
        "terms": True,
    },
    assigns=["doc._.quoteattr", "doc._.quotes", "doc._.speakers", "doc.spans", "span._.speaker"],
    func=make_component,
)
