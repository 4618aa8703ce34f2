"""The text as resolution reads it: mentions, levels of quotation, and a clock."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import nominal_at
from quoteattr.resolve.discourse.coordination import conjunction, group
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quotations import QuotationMap, map_quotations
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Attribution

_AFTER_ADJECTIVE = frozenset({"ADJ", "NOUN", "PROPN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})

_SOMEBODY = frozenset(
    {
        "somebody",
        "someone",
        "everybody",
        "everyone",
        "nobody",
        "one",
        "another",
        "other",
        "others",
        "all",
        "both",
        "some",
    }
)
"""Pronouns that make a speaker of their own."""


@attrs.frozen
class Discourse:
    """What is known before anything is resolved."""

    annotated: AnnotatedText
    """The text with its parse."""
    attributions: tuple[Attribution, ...]
    """The utterances with the words that name their speakers."""
    mentions: tuple[Markable, ...]
    """All mentions in text order, the sources among them."""
    by_token: Mapping[int, Markable]
    """The mention whose head or, in a name, any word is this token."""
    quotation_of: QuotationMap
    """For each token the position of the innermost direct utterance that it is in."""
    clock: tuple[int, ...]
    """For each token, and for the end of the text, the number of sentences of narration and of
    quotations begun before it."""

    def narrated(self, mention: Markable) -> bool:
        """Whether a mention stands outside all quotation marks."""
        return self.quotation_of[mention.head] is None

    def source_of(self, position: int) -> Markable | None:
        """Return the mention that names the speaker of an utterance."""
        source = self.attributions[position].source
        if source is None:
            return None
        head = _noun_of(self.annotated, source.head)
        joining = conjunction(self.annotated, head, source.extent)
        if joining and joining.index in self.by_token:
            head = joining.index
        if mention := self.by_token.get(head):
            return mention
        # The parser may have taken an adjective for the head: "poor Mrs. Bell".
        inside = [
            self.by_token[index]
            for part in source.extent.parts
            for index in self.annotated.token_range(part)
            if index in self.by_token
        ]
        return next(iter(sorted(inside, key=lambda one: one.form is not MentionForm.NAME)), None)

    def first_token(self, position: int) -> int:
        """Return the index of the first token of an utterance."""
        start = self.attributions[position].utterance.parts[0]
        tokens = self.annotated.token_range(start)
        return tokens.start if tokens else min(tokens.start, len(self.annotated.tokens) - 1)

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        starts = (attribution.utterance.start for attribution in self.attributions)
        return tuple(map(self.annotated.paragraph_at, starts))

    def paragraph_of(self, position: int) -> int:
        """Return the index of the paragraph in which an utterance starts."""
        return self._paragraphs[position]

    def last_paragraph_of(self, position: int) -> int:
        """Return the index of the paragraph in which an utterance ends."""
        return self.annotated.paragraph_at(self.attributions[position].utterance.end - 1)

    def is_turn(self, position: int) -> bool:
        """Whether an utterance is a turn of a conversation: direct, and in no other quotation."""
        return self.attributions[position].utterance.is_turn


def read_discourse(annotated: AnnotatedText, attributions: Sequence[Attribution]) -> Discourse:
    """Collect what is known before anything is resolved."""
    utterances = [attribution.utterance for attribution in attributions]
    quotation_of = map_quotations(annotated, utterances)
    found = find_mentions(annotated)
    extra = tuple(_sources(annotated, attributions, found))
    mentions = tuple(sorted((*found, *extra), key=lambda one: (one.span, one.head)))
    by_token = {mention.head: mention for mention in mentions}
    for mention in mentions:
        if mention.form is MentionForm.NAME:
            for index in range(mention.first, mention.last):
                by_token.setdefault(index, mention)
    groups = tuple(_groups(annotated, attributions, by_token))
    by_token |= {one.head: one for one in groups}
    mentions = tuple(sorted((*mentions, *groups), key=lambda one: (one.span, one.head)))
    return Discourse(
        annotated,
        tuple(attributions),
        mentions,
        by_token,
        quotation_of,
        tuple(_clock(annotated, quotation_of.innermost)),
    )


def _sources(
    annotated: AnnotatedText, attributions: Sequence[Attribution], found: Sequence[Markable]
) -> Iterator[Markable]:
    """Yield the sources that are mentions only because they speak: "the flyer said"."""
    known = {index for one in found for index in _covered(one)}
    for attribution in attributions:
        source = attribution.source
        if source is None:
            continue
        head = _noun_of(annotated, source.head)
        token = annotated.tokens[head]
        inside = {i for part in source.extent.parts for i in annotated.token_range(part)}
        describes = token.upos in _NOMINAL or token.text.lower() in _SOMEBODY
        if head not in known and known.isdisjoint(inside) and describes:
            known.add(head)
            yield _from_start(nominal_at(annotated, token), source.extent)


def _from_start(mention: Markable, source: Extent) -> Markable:
    """Return a mention with all words that the source has before its noun: "one or two others"."""
    starts = (part.start for part in source.parts if part.start < mention.span.start < part.end)
    return attrs.evolve(mention, span=Span(next(starts, mention.span.start), mention.span.end))


def _groups(
    annotated: AnnotatedText, attributions: Sequence[Attribution], by_token: Mapping[int, Markable]
) -> Iterator[Markable]:
    """Yield the sources that several speakers make up, each once."""
    joinings = {
        joining.index: joining
        for attribution in attributions
        if attribution.source is not None
        for head in [_noun_of(annotated, attribution.source.head)]
        if (joining := conjunction(annotated, head, attribution.source.extent))
    }
    for joining in joinings.values():
        if joining.index not in by_token and (found := group(annotated, joining, by_token)):
            yield found


def _noun_of(annotated: AnnotatedText, index: int) -> int:
    """Return the noun that a source head stands for.

    A relative pronoun stands for its noun ("[the boy] who said"); an adjective was taken for the
    head by mistake if a noun follows ("his young [friend]").
    """
    token = annotated.tokens[index]
    verb = annotated.head_of(token)
    if token.text.lower() in {"who", "which", "that"} and verb and verb.deprel == "acl:relcl":
        return index if verb.head is None else verb.head
    following = annotated.tokens[index + 1 : index + 2]
    while token.upos in {"ADJ", "DET"} and following and following[0].upos in _AFTER_ADJECTIVE:
        token = following[0]
        following = annotated.tokens[token.index + 1 : token.index + 2]
    return token.index


def _covered(mention: Markable) -> range:
    if mention.form is MentionForm.NAME:
        return range(mention.first, mention.last)
    return range(mention.head, mention.head + 1)


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
