"""What the features of all turns of a text share: its conversations, read once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from math import log
from operator import attrgetter

import attrs

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import GrammaticalPerson, Markable
from quoteattr.resolve.conversation.narration import Narration, NearbyNarration
from quoteattr.resolve.conversation.turns import Turn, TurnForm, opens_conversation
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex
from quoteattr.schema.quote import Gender, MentionForm

_END = 3
"""Number of tokens at the end of a quotation among which a question mark makes it a question."""
_SMOOTHING = 150.0
"""Words of the whole text that are added to those of a speaker."""
_LEAST_WORDS = 50
"""Words that a speaker must have said elsewhere for a turn to be compared with them."""


@attrs.frozen
class Dialogue:
    """The turns of a text, with what their features have in common."""

    state: State
    """The pass over the text."""
    turns: Sequence[Turn]
    """All turns."""
    narration: Narration
    """The narration around them."""
    _first_mentions: dict[Cluster, Markable | None] = attrs.field(factory=dict)

    def first_mention(self, cluster: Cluster) -> Markable | None:
        """Return the first mention of a cluster; the result is kept."""
        if cluster not in self._first_mentions:
            mentions = cluster.evidence.mentions.values()
            self._first_mentions[cluster] = min(mentions, key=attrgetter("span"), default=None)
        return self._first_mentions[cluster]

    @cached_property
    def conversations(self) -> Sequence[range]:
        """The turns of the conversation of each turn."""
        starts = [i for i in range(len(self.turns)) if opens_conversation(self.turns, TurnIndex(i))]
        ends = [*starts[1:], len(self.turns)]
        ranges = [range(*pair) for pair in zip(starts, ends, strict=True)]
        return [conversation for conversation in ranges for _ in conversation]

    @cached_property
    def known(self) -> Sequence[Cluster | None]:
        """The speaker of each turn, None if no words identify it."""
        return [turn.speaker if turn.form is not TurnForm.OPEN else None for turn in self.turns]

    @cached_property
    def turns_of(self) -> Mapping[Cluster, Sequence[int]]:
        """The turns in which words identify each speaker."""
        found: dict[Cluster, list[int]] = {}
        for index, speaker in enumerate(self.known):
            if speaker:
                found.setdefault(speaker, []).append(index)
        return found

    @cached_property
    def named_turns(self) -> Mapping[Cluster, int]:
        """The number of turns in which a name, or words as clear, identify each speaker."""
        return Counter(turn.speaker for turn in self.turns if turn.speaker and turn.is_named)

    @cached_property
    def polite(self) -> Sequence[Gender | None]:
        """Gender of the addressee of each turn, as "sir" or "madam" states it."""
        forms = _polite_forms()
        return [
            next((gender for word in words if (gender := forms.get(word))), None)
            for words in self.tokens
        ]

    @cached_property
    def asks(self) -> Sequence[bool]:
        """Whether each turn ends in a question."""
        return [any(word[:1] == "?" for word in words[-_END:]) for words in self.tokens]

    @cached_property
    def tokens(self) -> Sequence[Sequence[str]]:
        """The tokens of each turn."""
        tokens = self.state.discourse.annotated.tokens
        return [[tokens[index].text for index in self._indexes(turn)] for turn in self.turns]

    @cached_property
    def words(self) -> Sequence[Sequence[str]]:
        """The tokens of each turn in lower case."""
        return [[token.lower() for token in tokens] for tokens in self.tokens]

    @cached_property
    def spoken_of(self) -> Sequence[frozenset[Cluster]]:
        """The referents of "he" and "she" in each turn."""
        return [frozenset(self._third_persons(turn)) for turn in self.turns]

    def style(self, index: TurnIndex, cluster: Cluster) -> float:
        """Return the log likelihood ratio of the words of a turn for a speaker.

        The words of all other turns that name the speaker are compared with those of the whole text
        (naive Bayes). 0 if they are few.
        """
        said = self._vocabulary.get(cluster)
        if said is None:
            return 0.0
        words, turn = self.words[index], self.turns[index]
        inside = Counter(words) if turn.is_named and turn.speaker is cluster else Counter[str]()
        total = said.total() - inside.total()
        if total < _LEAST_WORDS:
            return 0.0
        everybody, size = self._everybody
        return sum(
            log((said[word] - inside[word]) * size / everybody[word] + _SMOOTHING)
            - log(total + _SMOOTHING)
            for word in words
        )

    @cached_property
    def _everybody(self) -> tuple[Counter[str], int]:
        """The words of all turns, and their number."""
        words = Counter(word for words in self.words for word in words)
        return words, words.total()

    @cached_property
    def _vocabulary(self) -> Mapping[Cluster, Counter[str]]:
        """The words of the turns in which each speaker is named."""
        found: dict[Cluster, Counter[str]] = {}
        for turn, words in zip(self.turns, self.words, strict=True):
            if turn.speaker and turn.is_named:
                found.setdefault(turn.speaker, Counter()).update(words)
        return found

    def _third_persons(self, turn: Turn) -> Iterator[Cluster]:
        for index in self._indexes(turn):
            mention = self.state.discourse.by_token.get(index)
            if mention is None or mention.form is not MentionForm.PRONOUN:
                continue
            cluster = self.state.cluster_of.get(mention.head)
            if cluster and mention.person is GrammaticalPerson.THIRD:
                yield cluster

    def _indexes(self, turn: Turn) -> Iterator[int]:
        """Yield the indexes of the tokens of a turn."""
        for utterance in turn.utterances:
            yield from self.state.discourse.tokens_of(utterance)


@attrs.frozen
class SpeakerCandidate:
    """A candidate for the speaker of a turn, with all that its features depend on."""

    dialogue: Dialogue
    """The turns of the text."""
    index: TurnIndex
    """The turn."""
    narration: NearbyNarration
    """The narration around it."""
    cluster: Cluster
    """The candidate."""
    candidates: Sequence[Cluster]
    """All candidates for the turn."""

    @property
    def turn(self) -> Turn:
        """The turn."""
        return self.dialogue.turns[self.index]

    @property
    def kind(self) -> str:
        """The form of the turn, with all forms one that narrow down the speaker further."""
        form = self.turn.form
        return form.value if form in {TurnForm.OPEN, TurnForm.PRONOUN} else "named"

    @property
    def conversation(self) -> range:
        """The turns of the same conversation."""
        return self.dialogue.conversations[self.index]

    def neighbour(self, distance: int) -> TurnIndex | None:
        """Return the turn at a distance, negative above, if it is of the same conversation."""
        index = self.index + distance
        return TurnIndex(index) if index in self.conversation else None


@cache
def _polite_forms() -> Mapping[str, Gender]:
    genders = read_classes("polite_forms.txt").items()
    return {word: Gender(gender) for gender, words in genders for word in words}
