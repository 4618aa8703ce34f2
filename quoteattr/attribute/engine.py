"""The table of attribution rules and the loop that applies it: the order of the table is policy.

Every rule sees the whole document and the decisions of the rules before it (sieves, as in
Muzny et al. 2017, "A Two-stage Sieve Approach for Quote Attribution"): evidence beside the cue
is tried before layout, layout before the neighbourhood, and that before the alternation of turns,
which relies on all of them.
"""

from collections.abc import Callable, Sequence

import attrs

from quoteattr.attribute import dialogue, layout, positional, syntactic
from quoteattr.attribute.scene import Decisions, Finding, Scene
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quotations import map_quotations
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words


@attrs.frozen
class Rule:
    """A named way to tell the speaker of one utterance."""

    name: AttributedBy
    """Stands on every attribution that the rule decides."""
    find: Callable[[Scene, int], Finding | None]
    """Takes the scene and the position of an utterance, answers None if the rule does not apply."""
    confidence: float
    """Share of right decisions: on PolNeAR train for what reads syntax and layout, on LitBank and
    half of the PDNC novels for what reads places and turns."""


RULES: tuple[Rule, ...] = (
    Rule(AttributedBy.GIVEN, syntactic.given, 0.95),
    Rule(AttributedBy.SUBJECT, syntactic.subject, 0.92),
    Rule(AttributedBy.PASSIVE_AGENT, syntactic.passive_agent, 0.95),
    Rule(AttributedBy.POSSESSOR, syntactic.possessor, 0.77),
    Rule(AttributedBy.DESCRIBED_NOUN, syntactic.described_noun, 0.54),
    Rule(AttributedBy.BESIDE, syntactic.beside, 0.83),
    Rule(AttributedBy.LABEL, layout.label, 0.9),
    Rule(AttributedBy.SIGNATURE, layout.signature, 0.9),
    Rule(AttributedBy.COLON, layout.colon, 0.4),
    Rule(AttributedBy.REPLY_NOUN, positional.reply_noun, 0.9),
    Rule(AttributedBy.SAME_PARAGRAPH, positional.same_paragraph, 0.93),
    Rule(AttributedBy.BEAT_BEFORE, positional.beat_before, 0.75),
    Rule(AttributedBy.BEAT_AFTER, positional.beat_after, 0.7),
    Rule(AttributedBy.ALTERNATION, dialogue.alternation, 0.69),
    Rule(AttributedBy.PARAGRAPH_ABOVE, positional.paragraph_above, 0.4),
)
"""The rules, the nearest evidence first. The order is not that of their certainty: what a rule is
measured on is what the rules above it leave, so that a rule that would often be wrong alone, such
as passive-agent, can be nearly always right in its place."""


def attribute(
    annotated: AnnotatedText,
    utterances: Sequence[Utterance],
    lexicon: Lexicon,
    *,
    rules: Sequence[Rule] = RULES,
) -> tuple[Attribution, ...]:
    """Return one attribution for each utterance, in the same order.

    Args:
        annotated: The text with its parse.
        utterances: What was said, in text order.
        lexicon: The reporting words.
        rules: The rules to try, in this order.
    """
    decided = Decisions(utterances)
    quotation_of = map_quotations(annotated, utterances)
    scene = Scene(annotated, tuple(utterances), lexicon, decided, quotation_of)
    for rule in rules:
        for position in range(len(utterances)):
            if decided[position] is None and (finding := _apply(rule, scene, position)):
                decided[position] = _attribution(scene, position, rule, finding)
    return tuple(
        decided[position] or _attribution(scene, position, _NO_RULE, Finding())
        for position in range(len(utterances))
    )


_NO_RULE = Rule(AttributedBy.NONE, lambda _scene, _position: None, 0.0)


def _apply(rule: Rule, scene: Scene, position: int) -> Finding | None:
    """Return what the rule finds, unless it names the speaker by words of the quotation itself.

    "[The mill] seemed [to have closed]" names nobody who says so.
    """
    finding = rule.find(scene, position)
    if finding is None or finding.source is None:
        return finding
    if scene.quotation_of[finding.source.head] == position:
        return None
    source = _outside(scene, position, finding.source)
    return attrs.evolve(finding, source=source) if source else None


def _outside(scene: Scene, position: int, words: Words) -> Words | None:
    """Return the part of some words around their head that is outside an utterance."""
    parts = scene.utterances[position].parts
    extent = syntax.without_parts(scene.annotated, words.extent, words.head, parts)
    return Words(words.head, extent) if extent else None


def _attribution(scene: Scene, position: int, rule: Rule, finding: Finding) -> Attribution:
    utterance = scene.utterances[position]
    cue = finding.cue or utterance.cue
    called = dialogue.addressee(scene, position) if positional.is_turn(scene, position) else None
    return Attribution(
        utterance,
        attributed_by=rule.name,
        cue=_outside(scene, position, cue) if cue else None,
        source=finding.source,
        same_as=finding.same_as,
        reply_to=finding.reply_to,
        addressee=finding.addressee or (called.addressee if called else None),
        confidence=rule.confidence,
    )
