"""The confidence of a quotation: the probability that it and its speaker are right.

A logistic regression over the evidence for the quotation. Its weights are fitted to predictions
on texts that the models were not trained on, by `python -m benchmarks confidence`.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import exp, log

import attrs

from quoteattr.language.word_lists import packaged_lines, parse_weights
from quoteattr.schema.quote import Act, MentionForm, QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy

Feature = tuple[str, float]
"""The name and the value of a feature."""

_FILE = "confidence.txt"
_SHORT = 3
"""Number of words up to which a quotation without a cue may be a term; chosen, not tuned."""
_NEAREST = 0.005
"""Probabilities are kept this far from 0 and 1; chosen, not tuned."""


class Setting(enum.StrEnum):
    """Where an utterance occurs."""

    REPORTED = "reported"
    """Indirect or mixed, or inside another quotation."""
    QUOTED = "quoted"
    """A direct quotation in a text without replies, such as news."""
    DIALOGUE = "dialogue"
    """A turn of a conversation."""


@attrs.frozen
class QuoteEvidence:
    """The evidence for a quotation and its speaker."""

    setting: Setting
    """Where the utterance occurs."""
    kind: QuoteKind
    """Direct, indirect or mixed."""
    act: Act
    """Speech, writing or thought."""
    found_by: FoundBy
    """The rule that found the utterance."""
    attributed_by: AttributedBy
    """The rule that decided on the speaker."""
    form: MentionForm | None
    """The form of the source, None if there is no source."""
    has_cue: bool
    """Whether words report the utterance."""
    words: int
    """Number of words of the utterance, as split at white space."""
    is_known: bool
    """Whether there is a speaker at all."""
    is_named: bool
    """Whether the speaker has a name."""
    has_network: bool
    """Whether the text was read by the network."""
    report_probability: float | None = None
    """Probability of the attribution relation according to the network, None if it has none."""
    speaker_probability: float | None = None
    """Marginal probability of the speaker in the conversation, None if there was no choice."""

    def features(self) -> Iterator[Feature]:
        """Yield the features that are not zero."""
        yield self.setting.value, 1.0
        yield f"{self.setting}: {self.attributed_by}", 1.0
        yield f"{self.setting}: {_form(self.form)}", 1.0
        if not self.is_known:
            yield f"{self.setting}: no speaker", 1.0
        elif not self.is_named:
            yield f"{self.setting}: speaker without name", 1.0
        if self.setting is Setting.REPORTED:
            yield from self._report()
        else:
            yield from self._turn()

    def _report(self) -> Iterator[Feature]:
        yield f"found by {self.found_by}", 1.0
        yield self.act.value, 1.0
        yield self.kind.value, 1.0
        if self.report_probability is not None:
            yield "seen by the network", 1.0
            yield "probability of the report", _logit(self.report_probability)
        elif not self.has_network:
            yield "no network", 1.0

    def _turn(self) -> Iterator[Feature]:
        reported = "with cue" if self.has_cue else "without cue"
        yield reported, 1.0
        if self.words <= _SHORT:
            yield f"short, {reported}", 1.0
        if self.speaker_probability is None:
            yield f"{self.setting}: no choice", 1.0
        else:
            own = _logit(self.speaker_probability)
            yield "probability of the speaker", own
            yield f"probability of the speaker, {_form(self.form)}", own


@attrs.frozen
class Confidence:
    """Weights of the features."""

    weights: Mapping[str, float] = attrs.field(factory=dict)
    """The weight of each feature by name; that of others is 0."""

    @classmethod
    @cache
    def load(cls) -> "Confidence":
        """Return the weights that come with the package."""
        return cls.parse(packaged_lines("quoteattr.resolve", _FILE))

    @classmethod
    def parse(cls, lines: Iterable[str]) -> "Confidence":
        """Read weights: `FEATURE  NUMBER` a line, separated by two spaces or more.

        Raises:
            LexiconError: A line contains something else.
        """
        entries = parse_weights(lines, "the confidences", columns=1)
        return cls({entry.columns[0]: weight for entry, weight in entries})

    def __call__(self, evidence: QuoteEvidence) -> float:
        """Return the probability that a quotation and its speaker are right."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in evidence.features())
        return 1 / (1 + exp(-total))


def _form(form: MentionForm | None) -> str:
    return f"source is a {form.value}" if form else "no source"


def _logit(probability: float) -> float:
    kept = min(max(probability, _NEAREST), 1 - _NEAREST)
    return log(kept / (1 - kept))
