"""How a discourse is read: its mentions, its levels of quotation, and its clock."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.epithets import with_epithets
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import neuter_at
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.labels import with_labels
from quoteattr.resolve.discourse.self_introductions import find_stated_names
from quoteattr.resolve.discourse.sources import (
    coordinated_mentions,
    nominal_sources,
    speaking_nominals,
)
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quotations import map_quotations
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.utterance import Attribution
from quoteattr.schema.words import Words


def read_discourse(annotated: AnnotatedText, attributions: Sequence[Attribution]) -> Discourse:
    """Return what is known of a text before its mentions are resolved."""
    quotation_of = map_quotations(annotated, [a.utterance for a in attributions])
    sources = list(_sources(annotated, attributions))
    mentions = with_epithets(annotated, find_mentions(annotated))
    mentions = with_labels(annotated, attributions, mentions)
    mentions = (
        *mentions,
        *speaking_nominals(annotated, _speakers(annotated, attributions), mentions),
    )
    mentions = _in_order((*mentions, *nominal_sources(annotated, sources, mentions)))
    by_token = {mention.head: mention for mention in mentions}
    for mention in mentions:
        if mention.form is MentionForm.NAME:
            for index in range(mention.first, mention.stop):
                by_token.setdefault(index, mention)
    coordinated = tuple(coordinated_mentions(annotated, sources, by_token))
    by_token |= {mention.head: mention for mention in coordinated}
    discourse = Discourse(
        annotated,
        tuple(attributions),
        _in_order((*mentions, *coordinated)),
        by_token,
        quotation_of,
        tuple(_clock(annotated, quotation_of.innermost)),
    )
    return attrs.evolve(discourse, stated_names=find_stated_names(discourse))


def _sources(annotated: AnnotatedText, attributions: Sequence[Attribution]) -> Iterator[Words]:
    """Yield the sources that can be mentions besides labels.

    Where people talk to each other, "it" is a voice; the turns show whose.
    """
    are_turns = all(attribution.utterance.is_turn for attribution in attributions)
    has_voices = are_turns or _has_unnamed_reply(attributions)
    for attribution in attributions:
        source, utterance = attribution.source, attribution.utterance
        if source is None or utterance.label:
            continue
        if not (has_voices and utterance.is_turn and neuter_at(annotated.tokens[source.head])):
            yield source


def _speakers(annotated: AnnotatedText, attributions: Sequence[Attribution]) -> list[Token]:
    """Return the heads of the subjects of the cues, in texts in which a turn replies to another."""
    if not _has_unnamed_reply(attributions):
        return []
    return [
        annotated.tokens[attribution.source.head]
        for attribution in attributions
        if attribution.source
        and attribution.utterance.is_turn
        and attribution.attributed_by is AttributedBy.SUBJECT
    ]


def _has_unnamed_reply(attributions: Iterable[Attribution]) -> bool:
    """Whether some turn replies to another, and no words beside it name its speaker.

    This is the stricter sign of a conversation: for `Discourse.has_replies`, an answer whose
    speaker the text names is one too.
    """
    return any(attribution.reply_to is not None for attribution in attributions)


def _in_order(mentions: Iterable[Markable]) -> tuple[Markable, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.head)))


def _clock(annotated: AnnotatedText, quotation_of: Sequence[int | None]) -> Iterator[int]:
    """Yield the time of each token, and of the end of the text."""
    time = 0
    sentence: int | None = None
    quotation: int | None = None
    for index, inside in enumerate(quotation_of):
        if inside is not None and inside != quotation:
            time += 1
            quotation = inside
        elif inside is None and annotated.sentence_of[index] != sentence:
            time += 1
            sentence = annotated.sentence_of[index]
        yield time
    # An utterance for which the parser has no token gets the time at the end of the text.
    yield time
