"""The confidence of a quotation is a logistic regression over the evidence for it."""

from collections.abc import Callable

import attrs
import pytest

from quoteattr.errors import LexiconError
from quoteattr.resolve.confidence import Confidence, QuoteEvidence, Setting
from quoteattr.schema.quote import Act, MentionForm, QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy

TURN = QuoteEvidence(
    Setting.DIALOGUE,
    QuoteKind.DIRECT,
    Act.SPEECH,
    FoundBy.MARKS,
    AttributedBy.SUBJECT,
    MentionForm.PRONOUN,
    has_cue=True,
    words=9,
    is_known=True,
    is_named=True,
    has_network=True,
    speaker_probability=0.8,
)
REPORT = attrs.evolve(
    TURN,
    setting=Setting.REPORTED,
    kind=QuoteKind.INDIRECT,
    found_by=FoundBy.COMPLEMENT,
    speaker_probability=None,
    report_probability=0.8,
)


def test_weights_add_up() -> None:
    """The probability is the logistic function of their sum."""
    confidence = Confidence.parse(["dialogue  1.5", "with cue   -1.5"])

    assert confidence(TURN) == 0.5


def test_a_line_without_a_number_is_refused() -> None:
    """The message says which line."""
    with pytest.raises(LexiconError, match="line 2"):
        Confidence.parse(["# head", "dialogue"])


@pytest.mark.parametrize(
    ("evidence", "weaker"),
    [
        (TURN, lambda: attrs.evolve(TURN, speaker_probability=0.4)),
        (TURN, lambda: attrs.evolve(TURN, is_named=False)),
        (REPORT, lambda: attrs.evolve(REPORT, report_probability=0.4)),
        (REPORT, lambda: attrs.evolve(REPORT, report_probability=None)),
    ],
    ids=["speaker", "name", "report", "network"],
)
def test_less_evidence_is_less_confidence(
    evidence: QuoteEvidence, weaker: Callable[[], QuoteEvidence]
) -> None:
    """By the weights of the package."""
    confidence = Confidence.load()

    assert confidence(evidence) > confidence(weaker())


def test_every_weight_is_that_of_a_feature() -> None:
    """No weight names a rule or a form that does not exist."""
    settings = [str(one) for one in Setting]
    known = {f"{one}: {rule}" for one in settings for rule in AttributedBy}
    known |= {f"found by {rule}" for rule in FoundBy} | {act.value for act in Act}
    known |= {kind.value for kind in QuoteKind} | set(settings)
    forms = ["no source", *(f"source is a {form.value}" for form in MentionForm)]
    known |= {f"{one}: {form}" for one in settings for form in forms}
    known |= {f"probability of the speaker, {form}" for form in forms}
    extra = ("no speaker", "speaker without name", "no choice")
    known |= {f"{one}: {feature}" for one in settings for feature in extra}
    known |= {"probability of the report", "probability of the speaker", "seen by the network"}
    known |= {"no network", "with cue", "without cue", "short, with cue", "short, without cue"}

    assert set(Confidence.load().weights) <= known
