"""The text before coreference resolution: its mentions, its levels of quotation, and a clock."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from quoteattr.language.syntax import FINITE
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import GrammaticalPerson, Markable, Number
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.sources import source_mention
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quotations import QuotationMap
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.utterance import Attribution

_DISPLAYED = frozenset({AttributedBy.REPEATED, AttributedBy.HEADING})
"""Rules for quotations that the layout marks: headlines and pull quotes."""
_IMPRINT = frozenset({"copyright", "©"})
_ANSWERS = read_classes("speaking.txt")["answer_word"]
_POLITE_FORMS = frozenset[str]().union(*read_classes("polite_forms.txt").values())


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
    stated_names: Mapping[UtteranceIndex, Markable] = attrs.field(factory=dict)
    """The name that the speaker of a turn states as their own, by the root of the turn."""

    @cached_property
    def answered(self) -> frozenset[int]:
        """The indexes of the utterances to which another one replies."""
        replies = (attribution.reply_to for attribution in self.attributions)
        return frozenset(index for index in replies if index is not None)

    @cached_property
    def has_replies(self) -> bool:
        """Whether the text has a conversation: some utterance replies to another, or answers it.

        A turn with words that name its speaker replies to none: "“Is it shut?” he asked", and in
        the next paragraph "“No,” he said".
        """
        return bool(self.answered) or any(map(self._is_answer, range(1, len(self.attributions))))

    @cached_property
    def has_narrator(self) -> bool:
        """Whether the narration says "I"."""
        return any(
            mention.form is MentionForm.PRONOUN
            and mention.person is GrammaticalPerson.FIRST
            and mention.number is Number.SINGULAR
            and self.is_narrated(mention)
            for mention in self.mentions
        )

    @cached_property
    def turn_of_source(self) -> Mapping[int, UtteranceIndex]:
        """The first turn of which each mention is the source, by head token."""
        found: dict[int, UtteranceIndex] = {}
        for index in filter(self.is_turn, range(len(self.attributions))):
            if source := self.source_of(index):
                found.setdefault(source.head, UtteranceIndex(index))
        return found

    def is_narrated(self, mention: Markable) -> bool:
        """Whether a mention is outside all quotation marks."""
        return self.quotation_of[mention.head] is None

    def is_in_narration(self, cluster: Cluster) -> bool:
        """Whether the narration has mentioned a cluster so far."""
        return any(map(self.is_narrated, cluster.evidence.mentions.values()))

    def is_hearsay(self, cluster: Cluster) -> bool:
        """Whether somebody without a name is only talked about: ““There is a girl,” he said”."""
        is_described = cluster.is_person and not cluster.is_identified
        return is_described and not self.is_in_narration(cluster)

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
        first_part = self.attributions[utterance_index].utterance.parts[0]
        tokens = self.annotated.token_range(first_part)
        return tokens.start if tokens else min(tokens.start, len(self.annotated.tokens) - 1)

    def tokens_of(self, utterance_index: int) -> Iterator[int]:
        """Yield the indexes of the tokens of an utterance."""
        return self.annotated.token_indexes(self.attributions[utterance_index].utterance.parts)

    def words_of(self, utterance_index: int) -> list[str]:
        """Return the tokens of an utterance in lower case."""
        tokens = self.annotated.tokens
        return [tokens[index].text.lower() for index in self.tokens_of(utterance_index)]

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

    def asks(self, utterance_index: int) -> bool:
        """Whether an utterance ends in a question mark."""
        last = self.attributions[utterance_index].utterance.parts[-1]
        return last.of(self.annotated.text).rstrip().endswith("?")

    def _is_answer(self, utterance_index: int) -> bool:
        """Whether a turn answers the question at the end of the paragraph above.

        Its first word is that of an answer, or it addresses somebody: "Only at noon, sir". In news,
        who asks may go on in the next paragraph.
        """
        above = utterance_index - 1
        if not (self.is_turn(above) and self.is_turn(utterance_index) and self.asks(above)):
            return False
        if self.paragraph_of(utterance_index) != self.last_paragraph_of(above) + 1:
            return False
        words = self.words_of(utterance_index)
        return not (_ANSWERS.isdisjoint(words[:1]) and _POLITE_FORMS.isdisjoint(words))

    def is_turn(self, utterance_index: int) -> bool:
        """Whether an utterance is a turn of a conversation: direct, in the running text."""
        attribution = self.attributions[utterance_index]
        return attribution.utterance.is_turn and attribution.attributed_by not in _DISPLAYED


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
