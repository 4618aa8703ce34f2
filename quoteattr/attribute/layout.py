"""The speaker by layout: labels, colons and signatures around a quotation."""

from collections.abc import Sequence

from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language import syntax
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent, Span

_DASHES = frozenset({"-", "–", "—", "―", "--", "~"})
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "NUM", "X", "CCONJ", "PART"})
_LONGEST_SIGNATURE = 12
"""Tokens of a signature: a name with a role ("Ann Lee, head of the water board")."""
_SENTENCE_END = frozenset({".", "!", "?"})


def signature(scene: Scene, position: int) -> Finding | None:
    """`"..." — [Ann Lee], head of the board`, in the same paragraph or on the line below."""
    if not _is_direct(scene, position):
        return None
    after = _narration_after(scene, position)
    if not after or after[0].text not in _DASHES:
        return None
    words = [token for token in after[1:] if token.upos != "PUNCT"]
    if not words or len(words) > _LONGEST_SIGNATURE:
        return None
    if any(word.upos not in _NAME_TAGS for word in words) or words[0].upos == "ADP":
        return None
    head = _head_among(words)
    return Finding(source=syntax.noun_phrase(scene.annotated, head), source_head=head.index)


def label(scene: Scene, position: int) -> Finding | None:
    """`[Ann Lee]: "..."` at the start of a paragraph."""
    before = _narration_before(scene, position)
    if not _is_direct(scene, position) or not before[:-1] or before[-1].text != ":":
        return None
    words = before[:-1]
    if len(words) > _LONGEST_SIGNATURE or any(
        word.upos not in _NAME_TAGS | {"PUNCT"} for word in words
    ):
        return None
    head = _head_among(words)
    return Finding(
        source=Extent((Span(words[0].start, words[-1].end),)),
        source_head=head.index,
        cue=Extent((before[-1].span,)),
        cue_head=before[-1].index,
    )


def colon(scene: Scene, position: int) -> Finding | None:
    """`[Ann] was blunt: "..."`, also where the paragraph before ends in the colon."""
    if not _is_direct(scene, position):
        return None
    clause = _narration_before(scene, position) or _paragraph_above(scene, position)
    if not clause or clause[-1].text != ":":
        return None
    for token in reversed(clause):
        if token.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
            subject = syntax.subject_of(scene.annotated, token)
            if subject is not None and subject.index >= clause[0].index:
                return Finding(
                    source=syntax.noun_phrase(scene.annotated, subject), source_head=subject.index
                )
    return None


def _is_direct(scene: Scene, position: int) -> bool:
    return scene.utterances[position].kind is QuoteKind.DIRECT


def _narration_after(scene: Scene, position: int) -> list[Token]:
    """Return the tokens from the quotation to the end of the paragraph, or the line below."""
    annotated = scene.annotated
    end = scene.utterances[position].end
    paragraph = annotated.paragraph_at(end - 1)
    rest = _outside(scene, Span(end, max(end, annotated.paragraphs[paragraph].end)))
    if any(token.upos != "PUNCT" for token in rest):
        return rest
    below = annotated.paragraphs[paragraph + 1 : paragraph + 2]
    return _outside(scene, below[0]) if below else []


def _narration_before(scene: Scene, position: int) -> list[Token]:
    """Return the tokens before the quotation in its paragraph, back to the sentence before."""
    start = scene.utterances[position].start
    paragraph = scene.annotated.paragraphs[scene.paragraph_of(position)]
    return _last_sentence(_outside(scene, Span(paragraph.start, max(start, paragraph.start))))


def _paragraph_above(scene: Scene, position: int) -> list[Token]:
    index = scene.paragraph_of(position)
    if index == 0:
        return []
    return _last_sentence(_outside(scene, scene.annotated.paragraphs[index - 1]))


def _outside(scene: Scene, span: Span) -> list[Token]:
    """Return the tokens of a span that stand in no quotation, without the marks."""
    tokens = (scene.annotated.tokens[index] for index in scene.narration(span))
    return [token for token in tokens if not set(token.text) <= set("\"'“”‘’«»")]


def _last_sentence(tokens: Sequence[Token]) -> list[Token]:
    ends = [place for place, token in enumerate(tokens) if token.text in _SENTENCE_END]
    return list(tokens[ends[-1] + 1 :] if ends else tokens)


def _head_among(words: Sequence[Token]) -> Token:
    """Return the word that no other of the words governs."""
    inside = {word.index for word in words}
    return next((word for word in words if word.head not in inside), words[0])
