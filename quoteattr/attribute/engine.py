"""The table of attribution rules, in the order of their precedence, and the loop that applies them.

Every rule sees the whole document and the turns for which earlier rules have found a source
(sieves, as in Muzny et al. 2017, "A Two-stage Sieve Approach for Quote Attribution").
"""

import enum
from bisect import insort
from collections.abc import Callable, Sequence

import attrs

from quoteattr.attribute import dialogue, displayed, layout, positional, syntactic
from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words


class Scope(enum.Enum):
    """The utterances to which a rule applies."""

    ALL = "all"
    DIRECT = "direct"
    TURNS = "turns"

    def covers(self, utterance: Utterance) -> bool:
        """Whether a rule with this scope applies to an utterance."""
        if self is Scope.TURNS:
            return utterance.is_turn
        return self is Scope.ALL or utterance.kind is QuoteKind.DIRECT


@attrs.frozen
class Rule:
    """A named way to find the speaker of an utterance."""

    name: AttributedBy
    """Recorded in every attribution that the rule decides."""
    find: Callable[[Scene, UtteranceIndex], Finding | None]
    """Returns what it finds for an utterance, None if it does not apply."""
    scope: Scope = Scope.ALL
    """The utterances to which it applies."""


RULES: tuple[Rule, ...] = (
    Rule(AttributedBy.GIVEN, syntactic.given),
    Rule(AttributedBy.SUBJECT, syntactic.subject),
    Rule(AttributedBy.PASSIVE_AGENT, syntactic.passive_agent),
    Rule(AttributedBy.POSSESSOR, syntactic.possessor),
    Rule(AttributedBy.DESCRIBED_NOUN, syntactic.described_noun),
    Rule(AttributedBy.BESIDE, syntactic.nearest_nominal),
    Rule(AttributedBy.LABEL, layout.label, Scope.DIRECT),
    Rule(AttributedBy.SIGNATURE, layout.signature, Scope.DIRECT),
    Rule(AttributedBy.COLON, layout.colon, Scope.DIRECT),
    Rule(AttributedBy.REPEATED, displayed.pull_quote, Scope.TURNS),
    Rule(AttributedBy.HEADING, displayed.heading, Scope.TURNS),
    Rule(AttributedBy.REPLY_NOUN, positional.reply_noun, Scope.TURNS),
    Rule(AttributedBy.SAME_PARAGRAPH, positional.same_paragraph, Scope.TURNS),
    Rule(AttributedBy.BEAT_BEFORE, positional.beat_before, Scope.TURNS),
    Rule(AttributedBy.BEAT_AFTER, positional.beat_after, Scope.TURNS),
    Rule(AttributedBy.ALTERNATION, dialogue.alternation, Scope.TURNS),
    Rule(AttributedBy.PARAGRAPH_ABOVE, positional.paragraph_above, Scope.TURNS),
)
"""The rules, the nearest evidence first: dependents of the cue, then the layout, then the narration
around, then the other turns. This is not the order of their accuracy: a rule applies only to what
the rules above it leave undecided, so one that would often be wrong by itself, such as
passive-agent, is nearly always right after them."""


def attribute(
    annotated: AnnotatedText, utterances: Sequence[Utterance], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Return one attribution for each utterance, in the same order.

    Args:
        annotated: The text with its parse.
        utterances: The utterances in text order.
        lexicon: The reporting words.
    """
    scene = Scene(annotated, tuple(utterances), lexicon)
    decided: dict[UtteranceIndex, Attribution] = {}
    for rule in RULES:
        for index in scene.indexes:
            if index not in decided and (finding := _apply(rule, scene, index)):
                decided[index] = _attribution(scene, index, finding, rule.name)
                if finding.source and utterances[index].is_turn:
                    insort(scene.sourced_turns, index)
    return tuple(
        decided.get(index) or _attribution(scene, index, Finding(), AttributedBy.NONE)
        for index in scene.indexes
    )


def _apply(rule: Rule, scene: Scene, index: UtteranceIndex) -> Finding | None:
    """Return what a rule finds, unless its source consists of words of the utterance itself.

    The subject of "[The mill] seemed [to have closed]" is not the source of these words.
    """
    if not rule.scope.covers(scene.utterances[index]):
        return None
    finding = rule.find(scene, index)
    if finding is None or finding.source is None:
        return finding
    if scene.quotation_of[finding.source.head] == index:
        return None
    cue = scene.utterances[index].cue
    if cue is not None and cue.head == finding.source.head:
        return None  # "the answer" is the cue of “No,” came the answer, not its source.
    source = _outside(scene, index, finding.source)
    return attrs.evolve(finding, source=source) if source else None


def _outside(scene: Scene, index: UtteranceIndex, words: Words) -> Words | None:
    """Return the part of some words around their head that is outside an utterance."""
    parts = scene.utterances[index].parts
    extent = syntax.without_parts(scene.annotated, words.extent, words.head, parts)
    return Words(words.head, extent) if extent else None


def _attribution(
    scene: Scene, index: UtteranceIndex, finding: Finding, name: AttributedBy
) -> Attribution:
    utterance = scene.utterances[index]
    cue = finding.cue or utterance.cue
    return Attribution(
        utterance,
        attributed_by=name,
        cue=_outside(scene, index, cue) if cue else None,
        source=finding.source,
        same_as=finding.same_as,
        reply_to=finding.reply_to,
        addressee=dialogue.addressee(scene, index) if utterance.is_turn else None,
    )
