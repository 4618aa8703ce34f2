"""The speaker by place: who acts beside a quotation that nothing reports."""

from bisect import bisect_left
from itertools import islice

from quoteattr.attribute.scene import Finding, Scene, last_within, named_by, within
from quoteattr.language import syntax
from quoteattr.language.reporting import WordClass
from quoteattr.mentions.markable import Number
from quoteattr.mentions.nominals import nominal_at, person_noun
from quoteattr.mentions.pronouns import pronoun_at
from quoteattr.schema.annotation import Token
from quoteattr.schema.span import Span
from quoteattr.schema.words import Words

_MAIN_CLAUSE = frozenset({"root", "conj", "parataxis"})
_PARTS = frozenset(
    {"arm", "brow", "cheek", "chin", "eye", "eyebrow", "face", "finger", "fist", "gaze", "hand"}
    | {"head", "heart", "jaw", "knee", "lip", "mouth", "shoulder", "smile", "tone", "voice"}
)
"""What acts for a person beside a quotation."""
_SAID = frozenset({WordClass.SAY, WordClass.ANSWER})
_REPLY_WORDS = 8
"""How far from a quotation the noun for it may stand."""
_NEAREST_PARAGRAPHS = 3
"""How many paragraphs above a quotation may name who opens the conversation."""


def same_paragraph(scene: Scene, position: int) -> Finding | None:
    """`"..." said Ann. She rose. "[...]"`: one paragraph, one speaker.

    But two, where a quotation stands right behind another: `"May I ..." "No," said Ann.`
    """
    if not is_turn(scene, position):
        return None
    sourced = scene.decided.sourced_turns
    around = scene.utterances_in(paragraph_span(scene, position))
    # Only the next turn on either side can answer, or be answered by, this one.
    place = bisect_left(sourced, position)
    before, after = sourced[max(0, place - 2) : place], sourced[place : place + 3]
    for other in (*reversed(before), *after):
        if other != position and other in around and not answers(scene, *sorted((other, position))):
            return Finding(same_as=other)
    return None


def answers(scene: Scene, first: int, second: int) -> bool:
    """Whether a quotation stands right behind another, which somebody else then spoke."""
    if second != first + 1:
        return False
    utterances = scene.utterances
    between = scene.annotated.text[utterances[first].end : utterances[second].start]
    return not any(map(str.isalnum, between))


def reply_noun(scene: Scene, position: int) -> Finding | None:
    """`"..." was [her] answer`: the quotation is said to be somebody's words."""
    if not is_turn(scene, position):
        return None
    annotated = scene.annotated
    end = scene.utterances[position].end
    after = scene.narration(Span(end, max(end, paragraph_span(scene, position).end)))
    words = [annotated.tokens[index] for index in islice(after, _REPLY_WORDS)]
    words = [token for token in words if token.upos != "PUNCT"]
    if not words or words[0].text.lower() not in {"was", "is", "came", "were"}:
        return None
    for token in words[1:]:
        reported = scene.lexicon.noun(token.lemma.lower())
        if token.upos == "NOUN" and reported is not None:
            for child in annotated.dependents(token):
                if child.deprel == "nmod:poss":
                    return finding(scene, child)
    return None


def beat_before(scene: Scene, position: int) -> Finding | None:
    """`[Ann] shook her head. "..."`: who acts in the paragraph before the quotation."""
    if not is_turn(scene, position):
        return None
    paragraph = paragraph_span(scene, position)
    start = scene.utterances[position].start
    return last_actor(scene, Span(paragraph.start, start)) if start > paragraph.start else None


def beat_after(scene: Scene, position: int) -> Finding | None:
    """`"..." [Ann] shook her head.`: who acts in the paragraph after the quotation."""
    if not is_turn(scene, position):
        return None
    if position + 1 < len(scene.utterances) and answers(scene, position, position + 1):
        return None
    paragraph = paragraph_span(scene, position)
    end = scene.utterances[position].end
    return first_actor(scene, Span(end, paragraph.end)) if end < paragraph.end else None


def paragraph_above(scene: Scene, position: int) -> Finding | None:
    """`[Ann] turned round at last.` and then the quotation alone: nobody else opens it."""
    if not is_turn(scene, position):
        return None
    paragraphs = scene.annotated.paragraphs
    here = scene.paragraph_of(position)
    for above in range(here - 1, max(-1, here - 1 - _NEAREST_PARAGRAPHS), -1):
        if finding := last_actor(scene, paragraphs[above]):
            return finding
    return None


def is_turn(scene: Scene, position: int) -> bool:
    """Whether an utterance is direct and stands in no other quotation."""
    return scene.utterances[position].is_turn


def paragraph_span(scene: Scene, position: int) -> Span:
    """Return the paragraph in which an utterance starts, with all in which it goes on."""
    annotated = scene.annotated
    utterance = scene.utterances[position]
    first = annotated.paragraphs[annotated.paragraph_at(utterance.start)]
    last = annotated.paragraphs[annotated.paragraph_at(utterance.end - 1)]
    return Span(min(first.start, utterance.start), max(last.end, utterance.end))


def last_actor(scene: Scene, span: Span) -> Finding | None:
    """Return the subject of the last sentence of narration in `span` that has a person for it."""
    inside = _tokens_inside(scene, span)
    last = last_within(scene.once(_actors), inside)
    if last is None:
        return None
    sentence = scene.annotated.sentences[scene.annotated.sentence_of[last]]
    return _first_actor_among(scene, range(max(inside.start, sentence.first), inside.stop))


def first_actor(scene: Scene, span: Span) -> Finding | None:
    """Return the subject of the first sentence of narration in `span` with a person for it."""
    return _first_actor_among(scene, _tokens_inside(scene, span))


def _first_actor_among(scene: Scene, tokens: range) -> Finding | None:
    """Return the first subject among some tokens that refers to a person or to part of one."""
    index = next(within(scene.once(_actors), tokens), None)
    return None if index is None else _actor(scene, scene.annotated.tokens[index])


def _tokens_inside(scene: Scene, span: Span) -> range:
    """Return the indexes of the tokens that lie in a span as a whole."""
    tokens = scene.annotated.tokens
    touching = scene.annotated.token_range(span)
    first, last = touching.start, touching.stop
    while first < last and tokens[first].start < span.start:
        first += 1
    while first < last and tokens[last - 1].end > span.end:
        last -= 1
    return range(first, last)


def _actors(scene: Scene) -> tuple[int, ...]:
    """Return the subjects in narration that refer to a person or to part of one, in text order."""
    narration = (scene.annotated.tokens[index] for index in scene.quotation_of.narrated)
    subjects = (token for token in narration if token.relation == "nsubj")
    return tuple(token.index for token in subjects if _actor(scene, token))


def _actor(scene: Scene, token: Token) -> Finding | None:
    """Return who acts in the main clause of which a token is the subject, None if nobody does."""
    annotated = scene.annotated
    verb = annotated.head_of(token)
    if verb is None or verb.relation not in _MAIN_CLAUSE or _is_pair(scene, token, verb):
        return None
    clauses = _clauses(scene, verb) if token.text.lower() == "it" else set()
    if clauses and can_speak(scene, verb):
        phrase = syntax.noun_phrase(annotated, verb, without=clauses)
        return Finding(source=Words(verb.index, phrase))
    if can_speak(scene, token):
        return finding(scene, token)
    owner = _owner(scene, token)
    return None if owner is None else finding(scene, owner)


def _clauses(scene: Scene, predicate: Token) -> set[int]:
    """Return what makes a sentence point to who acts: "it was [Gus] *who jumped*"."""
    children = list(scene.annotated.dependents(predicate))
    is_predicate = any(child.relation == "cop" for child in children)
    return {child.index for child in children if is_predicate and child.deprel == "acl:relcl"}


def _is_pair(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether several people act together, of whom one may speak: "[Sal and Ben] sat down"."""
    return any(
        child.relation == "conj"
        and child.index < verb.index
        and (child.upos in {"PROPN", "PRON"} or person_noun(child) is not None)
        for child in scene.annotated.dependents(token)
    )


def _owner(scene: Scene, token: Token) -> Token | None:
    """Return whose face or words a noun names: "[Ann]'s smile went", "[her] reply was short"."""
    lemma = token.lemma.lower()
    said = scene.lexicon.noun(lemma)
    if lemma not in _PARTS and (said is None or said.word_class not in _SAID):
        return None
    owners = (c for c in scene.annotated.dependents(token) if c.deprel == "nmod:poss")
    return next((owner for owner in owners if can_speak(scene, owner)), None)


def can_speak(scene: Scene, token: Token) -> bool:
    """Whether a token heads a mention of a single person."""
    if token.upos == "PROPN":
        return True
    if pronoun := pronoun_at(token):
        return pronoun.number is Number.SINGULAR and pronoun.person != 2  # noqa: PLR2004
    if token.upos != "NOUN" or person_noun(token) is None:
        return False
    return nominal_at(scene.annotated, token).number is Number.SINGULAR


def finding(scene: Scene, head: Token) -> Finding:
    """Return the finding that the noun phrase or pronoun of `head` names the speaker."""
    return Finding(source=named_by(scene.annotated, head))
