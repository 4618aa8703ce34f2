"""spaCy as the parser: its `Doc` as our `AnnotatedText`.

spaCy (https://spacy.io/api/doc) keeps every character of a text, so its offsets are ours. Tokens of
white space are left out, and sentences are split where a paragraph ends.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.errors import EngineError
from quoteattr.interop.clearnlp import Node, to_universal
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.span import Span
from quoteattr.schema.surrogates import replaced_halves

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
except ImportError as error:
    raise EngineError("spaCy is missing: pip install 'quoteattr[spacy]'") from error


class SpacyAnnotator:
    """Parses with a spaCy pipeline: `Pipeline(annotator=SpacyAnnotator(spacy.load(...)))`."""

    def __init__(self, nlp: Language) -> None:
        """Use a pipeline with a tagger, a parser and, for names, an entity recogniser."""
        self._nlp = nlp

    def __call__(self, text: str) -> AnnotatedText:
        """Parse a text, a paragraph at a time.

        Raises:
            EngineError: The pipeline has no parser.
        """
        builder = AnnotationBuilder(text, spans := paragraphs(text))
        # spaCy stores strings as UTF-8, which cannot encode a lone surrogate.
        safe = replaced_halves(text)
        docs = self._nlp.pipe(span.of(safe) for span in spans)
        for span, doc in zip(spans, docs, strict=True):
            _add(builder, doc, [span], shift=span.start)
        return builder.build()


def annotated_doc(doc: Doc) -> AnnotatedText:
    """Return the parse of a `Doc`.

    Raises:
        EngineError: It has no parse.
    """
    spans = paragraphs(doc.text)
    builder = AnnotationBuilder(doc.text, spans)
    _add(builder, doc, spans, shift=0)
    return builder.build()


def _add(builder: AnnotationBuilder, doc: Doc, spans: Sequence[Span], *, shift: int) -> None:
    if all(token.is_space for token in doc):
        return
    if not doc.has_annotation("DEP"):
        raise EngineError("the spaCy pipeline has no parser: use one such as en_core_web_sm")
    starts = [span.start for span in spans]
    for sentence in doc.sents:
        for words in _sentences([t for t in sentence if not t.is_space], starts, shift):
            builder.add_sentence(words)
    for entity in doc.ents:
        builder.add_entity(
            Entity(entity.start_char + shift, entity.end_char + shift, entity.label_)
        )


def _sentences(tokens: Sequence[Token], starts: Sequence[int], shift: int) -> Iterator[list[Word]]:
    """Yield the words of a sentence, split where a paragraph starts."""
    positions = {token.i: position for position, token in enumerate(tokens)}
    nodes = [
        Node(token.pos_, token.tag_, token.lemma_, _head(token, positions), token.dep_)
        for token in tokens
    ]
    to_universal(nodes)

    def paragraph(position: int) -> int:
        return sum(start <= tokens[position].idx + shift for start in starts)

    number: dict[int | None, int]
    for _, group in groupby(range(len(tokens)), key=paragraph):
        in_paragraph = list(group)
        # A word whose head is in another paragraph becomes a root.
        number = {position: count for count, position in enumerate(in_paragraph, start=1)}
        yield [
            _word(tokens[position], nodes[position], number.get(nodes[position].head, 0), shift)
            for position in in_paragraph
        ]


def _head(token: Token, positions: dict[int, int]) -> int | None:
    """Return the index of the head among the words, skipping heads that are white space."""
    above = token
    while above.head.i != above.i:
        above = above.head
        if above.i in positions:
            return positions[above.i]
    return None


def _word(token: Token, node: Node, head: int, shift: int) -> Word:
    start = token.idx + shift
    return Word(
        start,
        start + len(token),
        token.text,
        token.lemma_ or token.lower_,
        token.pos_ or "X",
        token.tag_,
        str(token.morph),
        head,
        node.relation,
    )
