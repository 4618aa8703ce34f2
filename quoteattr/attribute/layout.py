"""The speaker by layout: labels, colons and signatures around a quotation."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile

import attrs

from quoteattr.attribute.scene import (
    Finding,
    Scene,
    indexes_in,
    last_index_in,
    mention_at,
    noun_phrase,
    once_per_scene,
)
from quoteattr.language import syntax
from quoteattr.language.titles import title_of
from quoteattr.language.typography import DASH_TOKENS, MARKS
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.name_runs import PERSON_LABELS
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import SpeakerLabel
from quoteattr.schema.words import Words

_BEFORE_SIGNER = DASH_TOKENS | {"~"}
"""Tokens between a quotation and who signs it."""
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "NUM", "X", "CCONJ", "PART"})
_LONGEST_NAME = 12
"""Tokens of a name with a role ("Ann Lee, head of the water board")."""
_SENTENCE_END = frozenset({".", "!", "?"})
_PREDICATE_TAGS = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


@attrs.frozen
class _Narration:
    """The tokens outside quotations, without quotation marks, as sorted document indexes."""

    tokens: tuple[int, ...]
    """All these tokens."""
    words: tuple[int, ...]
    """Those that are not punctuation."""
    ends: tuple[int, ...]
    """Those that end a sentence."""
    predicates: tuple[int, ...]
    """Those that have a subject."""


@once_per_scene
def _narration(scene: Scene) -> _Narration:
    annotated = scene.annotated
    tokens = [annotated.tokens[index] for index in scene.quotation_of.narrated]
    tokens = [token for token in tokens if not set(token.text) <= MARKS]
    predicates = (token for token in tokens if token.upos in _PREDICATE_TAGS)
    return _Narration(
        tuple(token.index for token in tokens),
        tuple(token.index for token in tokens if token.upos != "PUNCT"),
        tuple(token.index for token in tokens if token.text in _SENTENCE_END),
        tuple(token.index for token in predicates if syntax.subject_of(annotated, token)),
    )


def signature(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"..." — [Ann Lee], head of the board`, in the same paragraph or on the line below.

    Also `"..." ([Ann Lee])`, and without a dash if the line below is a name.
    """
    after = _after(scene, index)
    first = next(indexes_in(_narration(scene).tokens, after), None)
    if first is None:
        return None
    mark = scene.annotated.tokens[first].text
    if mark not in _BEFORE_SIGNER:
        is_signed = mark == "(" or _is_line_below(scene, index, first)
        signer = _signer(scene, range(first + (mark == "("), after.stop)) if is_signed else None
        return signer or _name_after_colon(scene, after)
    signed = range(first + 1, after.stop)
    if signer := _signer(scene, signed):
        return signer
    name = _read_name(scene, indexes_in(_narration(scene).words, signed), _NAME_TAGS)
    if not name or name[0].upos == "ADP":
        return None
    return Finding(source=noun_phrase(scene, _head_of(scene, name)))


def _signer(scene: Scene, tokens: range) -> Finding | None:
    """Return the person whose name opens a line, if at most a comma or a bracket follows it.

    `[Ann Lee], Hull`, `[Cllr Bo Dunn]`
    """
    annotated = scene.annotated
    line = [annotated.tokens[index] for index in tokens]
    name = list(takewhile(lambda token: token.upos != "PUNCT" or token.text == ".", line))
    following = line[len(name) : len(name) + 1]
    named = {
        (entity.start, entity.end)
        for token in name
        for entity in annotated.entities_over(token.start)
        if entity.label in PERSON_LABELS
    }
    if len(named) != 1 or any(token.text not in {",", "(", ")"} for token in following):
        return None
    if line[-1].text in _SENTENCE_END - {"."} or any(t.xpos in syntax.FINITE for t in line):
        return None
    ((start, end),) = named
    before = (token for token in name if token.start < start)
    if end < name[-1].end or any(title_of(token.text) is None for token in before):
        return None
    inside = [token for token in name if token.start >= start]
    return Finding(source=Words(_head_of(scene, inside).index, Extent.single(name[0].start, end)))


def _is_line_below(scene: Scene, index: UtteranceIndex, first: int) -> bool:
    """Whether a token opens the line right below a quotation that fills its own line."""
    text, utterance = scene.annotated.text, scene.utterances[index]
    gap = text[utterance.end : scene.annotated.tokens[first].start]
    above = text[: utterance.start].rstrip("\"'“‘«„ ")
    return gap.count("\n") == 1 and (not above or above.endswith("\n"))


def _name_after_colon(scene: Scene, after: range) -> Finding | None:
    """`‘...’: [Ann Lee] on fame`, the form of a teaser or a headline."""
    tokens = indexes_in(_narration(scene).tokens, after)
    colon, name = next(tokens), next(tokens, None)
    if scene.annotated.tokens[colon].text != ":" or name is None:
        return None
    head = scene.annotated.tokens[name]
    is_person = any(
        entity.label in PERSON_LABELS for entity in scene.annotated.entities_over(head.start)
    )
    return Finding(source=mention_at(scene, head)) if is_person else None


def label(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[Ann Lee]: "..."` at the start of a paragraph, or the label of a turn in a transcript."""
    if turn_label := scene.utterances[index].label:
        return _turn_label(scene, turn_label, scene.utterances[index].start)
    if _is_in_labelled_turn(scene, index):
        return None
    clause = _last_sentence(scene, _before(scene, index))
    if (mark := _colon_at_end(scene, clause)) is None:
        return None
    tokens = indexes_in(_narration(scene).tokens, range(clause.start, mark.index))
    name = _read_name(scene, tokens, _NAME_TAGS | {"PUNCT"})
    if not name or _is_document_part(name):
        return None
    extent = Extent.single(name[0].start, name[-1].end)
    return Finding(source=Words(_head_of(scene, name).index, extent), cue=Words.single(mark))


def _is_in_labelled_turn(scene: Scene, index: UtteranceIndex) -> bool:
    """Whether a quotation is inside a turn with a label, so that only the label is narration."""
    parent = scene.utterances[index].parent
    return parent is not None and scene.utterances[UtteranceIndex(parent)].label is not None


def _turn_label(scene: Scene, turn_label: SpeakerLabel, start: int) -> Finding | None:
    """Return a label, with the verb between it and the start of its turn: "Ann Lee [wrote]:"."""
    annotated, span = scene.annotated, turn_label.span
    tokens = annotated.token_range(span)
    if not tokens:
        return None
    between = annotated.token_range(Span(span.end, max(span.end, start)))
    verbs = (annotated.tokens[i] for i in between if annotated.tokens[i].lemma.lower() == "write")
    verb = next(verbs, None)
    source = Words(tokens[0], Extent((span,)))
    return Finding(source=source, cue=Words.single(verb) if verb else None)


def colon(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[Ann] was blunt: "..."`, or the same above, with nothing after the colon there."""
    if _is_in_labelled_turn(scene, index):
        return None
    narration = _narration(scene)
    clause = _last_sentence(scene, _before(scene, index))
    if last_index_in(narration.tokens, clause) is None:
        clause = _last_sentence(scene, _paragraph_above(scene, index))
        if last_index_in(narration.tokens, clause) != clause.stop - 1:
            return None
    if _colon_at_end(scene, clause) is None:
        return None
    first = next(indexes_in(narration.tokens, clause))
    # A subject before the clause can only belong to the sentence in which the clause starts.
    while (predicate := last_index_in(narration.predicates, clause)) is not None:
        subject = syntax.subject_of(scene.annotated, scene.annotated.tokens[predicate])
        if subject is not None and subject.index >= first:
            return Finding(source=noun_phrase(scene, subject))
        clause = range(clause.start, predicate)
    return None


def _read_name(scene: Scene, indexes: Iterator[int], tags: Collection[str]) -> list[Token]:
    """Return the tokens if all of them can be part of a name with a role, else an empty list."""
    tokens = [scene.annotated.tokens[index] for index in islice(indexes, _LONGEST_NAME + 1)]
    is_name = len(tokens) <= _LONGEST_NAME and all(token.upos in tags for token in tokens)
    return tokens if is_name else []


def _is_document_part(name: list[Token]) -> bool:
    """Whether a label names a part of a document: "[Illustration: ...]", "Note: ..."."""
    last = next((token for token in reversed(name) if token.upos != "PUNCT"), name[-1])
    parts = read_classes("document_labels.txt")["part"]
    return not parts.isdisjoint({last.text.lower(), "".join(token.text.lower() for token in name)})


def _after(scene: Scene, index: UtteranceIndex) -> range:
    """Return the tokens from the quotation to the end of the paragraph, or the line below."""
    annotated = scene.annotated
    end = scene.utterances[index].end
    paragraph = annotated.paragraph_at(end - 1)
    following = annotated.token_range(Span(end, max(end, annotated.paragraphs[paragraph].end)))
    if next(indexes_in(_narration(scene).words, following), None) is not None:
        return following
    below = annotated.paragraphs[paragraph + 1 : paragraph + 2]
    return annotated.token_range(below[0]) if below else range(0)


def _before(scene: Scene, index: UtteranceIndex) -> range:
    """Return the tokens before the quotation in its paragraph."""
    start = scene.utterances[index].start
    paragraph = scene.annotated.paragraphs[scene.paragraph_of(index)]
    return scene.annotated.token_range(Span(paragraph.start, max(start, paragraph.start)))


def _paragraph_above(scene: Scene, index: UtteranceIndex) -> range:
    above = scene.paragraph_of(index) - 1
    return (
        scene.annotated.token_range(scene.annotated.paragraphs[above]) if above >= 0 else range(0)
    )


def _last_sentence(scene: Scene, tokens: range) -> range:
    """Return the tokens after the last one that ends a sentence."""
    end = last_index_in(_narration(scene).ends, tokens)
    return tokens if end is None else range(end + 1, tokens.stop)


def _colon_at_end(scene: Scene, tokens: range) -> Token | None:
    """Return the last token of narration if it is a colon, else None."""
    last = last_index_in(_narration(scene).tokens, tokens)
    if last is None or scene.annotated.tokens[last].text != ":":
        return None
    return scene.annotated.tokens[last]


def _head_of(scene: Scene, name: Iterable[Token]) -> Token:
    return syntax.head_among(scene.annotated, [token.index for token in name])
