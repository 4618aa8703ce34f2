"""Clues for pronouns."""

import pytest

from quoteattr.resolve.coreference.text_order import resolve_in_text_order
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words
from tests.clues import resolved
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue) == mention_and_referent


def test_a_name_of_another_gender_is_not_next() -> None:
    """A pronoun without an antecedent refers to a following name only if the two agree."""
    notation = """
    “ Rain ! ” she|PRON|6|nsubj said|VERB|0|root .
    Thomas|PROPN|2|nsubj rose|VERB|0|root .
    """

    assert not resolved(notation, "named next")


def test_whoever_is_called_is_not_the_owner_of_anybody_but_relatives() -> None:
    """In ““Sit, Emma,” said her doctor” the doctor may be that of somebody else."""
    notation = """
    “ Sit|VERB|0|root , Emma|PROPN|2|vocative , ” said|VERB|2|parataxis
        her|PRON|9|nmod:poss doctor|NOUN|7|nsubj .
    """

    assert not resolved(notation, "called by relative")


@pytest.mark.parametrize(
    ("above", "antecedent"),
    [
        ("The|DET|2|det ministry|NOUN|3|nsubj met|VERB|0|root .", "The ministry"),
        (
            "A|DET|2|det spokesman|NOUN|5|nsubj of|ADP|4|case Moss|PROPN|2|nmod left|VERB|0|root .",
            "Moss",
        ),
        ("The|DET|2|det ministries|NOUN|3|nsubj|NNS met|VERB|0|root .", None),
        ("The|DET|2|det bridge|NOUN|3|nsubj fell|VERB|0|root .", None),
    ],
)
def test_an_it_that_reports_is_the_organisation_above(above: str, antecedent: str | None) -> None:
    """It refers to the subject of the sentence above, or to whom that belongs."""
    annotated = read_parse(
        f"{above}\nIt|PRON|2|nsubj said|VERB|0|root rain|NOUN|2|obj", entities=(("Moss", "ORG"),)
    )
    it, _, rain = annotated.tokens[-3:]
    report = Utterance(QuoteKind.INDIRECT, (rain.span,), found_by=FoundBy.COMPLEMENT)
    attribution = Attribution(report, AttributedBy.GIVEN, source=Words.single(it))
    discourse = read_discourse(annotated, [attribution])

    state = resolve_in_text_order(discourse, cluster_names(discourse.mentions))
    speaker = state.participants.speaker_of[UtteranceIndex(0)]

    first = speaker and min(one.span for one in speaker.evidence.mentions.values())
    assert (first and first.of(annotated.text)) == antecedent


def test_an_it_beside_its_content_is_the_subject_of_that() -> None:
    """The ministry's agency met, it said."""
    annotated = read_parse(
        "The|DET|2|det ministry|NOUN|4|nmod:poss 's|PART|2|case agency|NOUN|5|nsubj"
        " met|VERB|8|ccomp ,|8 it|PRON|8|nsubj said|VERB|0|root ."
    )
    met, _, it, *_ = annotated.tokens[4:]
    report = Utterance(QuoteKind.INDIRECT, (met.span,), found_by=FoundBy.COMPLEMENT)
    attribution = Attribution(report, AttributedBy.GIVEN, source=Words.single(it))
    discourse = read_discourse(annotated, [attribution])

    state = resolve_in_text_order(discourse, cluster_names(discourse.mentions))
    speaker = state.participants.speaker_of[UtteranceIndex(0)]

    assert speaker is not None
    assert 3 in speaker.evidence.mentions


def test_an_it_in_a_conversation_is_no_mention() -> None:
    """Whose voice it is, the turns show."""
    annotated = read_parse("“ Rain ! ” it|PRON|6|nsubj said|VERB|0|root .")

    assert not read_discourse(annotated, attributions(annotated)).mentions
