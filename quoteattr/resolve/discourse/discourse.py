"""The text before coreference resolution: its mentions, its levels of quotation, and a clock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.language.syntax import FINITE
from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.labels import with_labels
from quoteattr.resolve.discourse.sources import (
    coordinated_sources,
    nominal_sources,
    source_mention,
)
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quotations import QuotationMap, map_quotations
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.utterance import Attribution

_IMPRINT = frozenset({"copyright", "©"})


@attrs.frozen
class Discourse:
    """What is known of a text before its mentions are resolved."""

    annotated: AnnotatedText
    """The text with its parse."""
    attributions: tuple[Attribution, ...]
    """The utterances with the words that name their speakers."""
    mentions: tuple[Markable, ...]
    """All mentions in text order, sources included."""
    by_token: Mapping[int, Markable]
    """The mention whose head or, in a name, any word is this token."""
    quotation_of: QuotationMap
    """The utterance index of the innermost direct quotation around each token."""
    clock: tuple[int, ...]
    """For each token, and for the end of the text, the number of sentences of narration and of
    quotations begun before it."""

    @cached_property
    def has_replies(self) -> bool:
        """Whether some utterance replies to another, as in conversations."""
        return any(one.reply_to is not None for one in self.attributions)

    def is_narrated(self, mention: Markable) -> bool:
        """Whether a mention is outside all quotation marks."""
        return self.quotation_of[mention.head] is None

    def is_credit(self, mention: Markable) -> bool:
        """Whether a mention is in a by-line or an imprint, whose people do not act in the text."""
        return self.annotated.paragraph_at(mention.span.start) in self._credits

    @cached_property
    def _credits(self) -> frozenset[int]:
        return frozenset(
            index
            for index, paragraph in enumerate(self.annotated.paragraphs)
            if _is_credit([self.annotated.tokens[i] for i in self.annotated.token_range(paragraph)])
        )

    def source_of(self, utterance_index: int) -> Markable | None:
        """Return the mention that names the speaker of an utterance."""
        attribution = self.attributions[utterance_index]
        source = attribution.source
        if source and attribution.utterance.label:
            return self.by_token.get(source.head)
        return source_mention(self.annotated, source, self.by_token) if source else None

    def first_token(self, utterance_index: int) -> int:
        """Return the index of the first token of an utterance."""
        start = self.attributions[utterance_index].utterance.parts[0]
        tokens = self.annotated.token_range(start)
        return tokens.start if tokens else min(tokens.start, len(self.annotated.tokens) - 1)

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        starts = (attribution.utterance.start for attribution in self.attributions)
        return tuple(map(self.annotated.paragraph_at, starts))

    def paragraph_of(self, utterance_index: int) -> int:
        """Return the index of the paragraph in which an utterance starts."""
        return self._paragraphs[utterance_index]

    def last_paragraph_of(self, utterance_index: int) -> int:
        """Return the index of the paragraph in which an utterance ends."""
        return self.annotated.paragraph_at(self.attributions[utterance_index].utterance.end - 1)

    def is_turn(self, utterance_index: int) -> bool:
        """Whether an utterance is a turn of a conversation: direct, and not within another."""
        return self.attributions[utterance_index].utterance.is_turn


def read_discourse(annotated: AnnotatedText, attributions: Sequence[Attribution]) -> Discourse:
    """Collect what is known of a text before its mentions are resolved."""
    quotation_of = map_quotations(annotated, [one.utterance for one in attributions])
    sources = [one.source for one in attributions if one.source and not one.utterance.label]
    mentions = with_labels(annotated, attributions, find_mentions(annotated))
    mentions = _in_order((*mentions, *nominal_sources(annotated, sources, mentions)))
    by_token = {mention.head: mention for mention in mentions}
    for mention in mentions:
        if mention.form is MentionForm.NAME:
            for index in range(mention.first, mention.last):
                by_token.setdefault(index, mention)
    coordinated = tuple(coordinated_sources(annotated, sources, by_token))
    by_token |= {mention.head: mention for mention in coordinated}
    return Discourse(
        annotated,
        tuple(attributions),
        _in_order((*mentions, *coordinated)),
        by_token,
        quotation_of,
        tuple(_clock(annotated, quotation_of.innermost)),
    )


def _is_credit(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph without a finite verb names an author: "A Long Way by Ann Lee"."""
    if any(token.xpos in FINITE for token in tokens):
        return False
    words = [token.text.lower() for token in tokens]
    has_author = any(
        word == "by" and following.upos == "PROPN"
        for word, following in zip(words, tokens[1:], strict=False)
    )
    return has_author or not _IMPRINT.isdisjoint(words)


def _in_order(mentions: Iterable[Markable]) -> tuple[Markable, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.head)))


def _clock(annotated: AnnotatedText, quotation_of: Sequence[int | None]) -> Iterator[int]:
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
