"""The measures of fiction, on a dialogue of three lines."""

import attrs
import pytest

from benchmarks.corpora.texts import FictionQuotation, FictionText, GoldCharacter, GoldMention
from benchmarks.measures.characters import characters_of, fold
from benchmarks.measures.fiction import count, judge, judgements, measures
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind, Speaker
from tests.benchmarks.hand_made import document, quote, span, speaker

TEXT = "“Come in,” said Mrs. Penn, “and sit.” “I will,” said Otto. “Good.” They all said “aye”."


def gold(*parts: str, speaker: str | None, kind: str = "explicit") -> FictionQuotation:
    """Return a gold quotation by its words."""
    return FictionQuotation(tuple(span(TEXT, part) for part in parts), speaker, kind)


NAMED = FictionText(
    "penn",
    TEXT,
    (
        gold("“Come in,”", "“and sit.”", speaker="Edith Penn"),
        gold("“I will,”", speaker="Otto"),
        gold("“Good.”", speaker="Edith Penn", kind="implicit"),
        gold("aye", speaker="_group"),
    ),
    (
        GoldCharacter("Edith Penn", frozenset({"Edith Penn", "Penn"})),
        GoldCharacter("Otto", frozenset({"Otto"})),
    ),
)
MENTIONED = attrs.evolve(
    NAMED,
    characters=None,
    mentions=(
        GoldMention(span(TEXT, "Mrs. Penn"), "Edith Penn"),
        GoldMention(span(TEXT, "Otto"), "Otto"),
    ),
)
PENN = speaker(TEXT, 1, "Mrs. Penn", mentions=["Penn"])
OTTO = speaker(TEXT, 2, "Otto", mentions=["Otto"])


def predicted(last: Speaker | None = PENN) -> Document:
    """Return all three quotations, the last of them with a speaker of choice."""
    return document(
        TEXT,
        quote(TEXT, "Come in, / and sit.", speaker=PENN, source="Mrs. Penn"),
        quote(TEXT, "I will,", id=2, speaker=OTTO, source="Otto"),
        quote(TEXT, "Good.", id=3, speaker=last, confidence=0.3),
        quote(TEXT, "aye", id=4),
    )


@pytest.mark.parametrize("text", [NAMED, MENTIONED], ids=["by names", "by mentions"])
def test_everything_right_scores_one(text: FictionText) -> None:
    """All speakers are read, whether the corpus lists names or mentions."""
    result = measures(count(text, predicted()), has_mentions=False)

    assert set(result.values()) == {1}


def test_addressees() -> None:
    """One of two gold ones is right; who speaks to nobody known is left out."""
    first, second, *_ = NAMED.quotations
    text = attrs.evolve(
        NAMED,
        quotations=(
            attrs.evolve(first, addressees=frozenset({"Otto", "Ada"})),
            attrs.evolve(second, addressees=frozenset({"Edith Penn"})),
        ),
    )
    quotes = predicted().quotes[:2]
    answered = attrs.evolve(
        predicted(), quotes=(attrs.evolve(quotes[0], addressee=OTTO), quotes[1])
    )

    result = measures(count(text, answered))

    assert (result["addressee P"], result["addressee R"]) == (1, 0.5)


def test_nothing_found_scores_zero() -> None:
    """An unanswered quotation is a cluster of its own, and all else is zero."""
    result = measures(count(NAMED, document(TEXT)))

    assert result["speaker"] == result["segment exact F"] == result["speaker when answered"] == 0
    assert result["speaker B3 P"] == 1


def test_a_part_counts_alone() -> None:
    """A quotation in two parts is two segments."""
    result = measures(count(NAMED, document(TEXT, quote(TEXT, "Come in,", speaker=PENN))))

    assert result["segment exact P"] == 1
    assert result["segment exact R"] == 0.2


def test_half_of_a_quotation_is_enough_for_its_speaker() -> None:
    """The predicted quotation that covers most of a gold one answers for it."""
    found = document(TEXT, quote(TEXT, "Come in,", speaker=PENN))

    assert judge(NAMED, found)[0].is_speaker_right
    assert not judge(NAMED, found)[0].is_exact


def test_indirect_quotations_are_passed_over() -> None:
    """Fiction is annotated for quotations in marks only."""
    found = document(TEXT, quote(TEXT, "Come in,", kind=QuoteKind.INDIRECT, speaker=PENN))

    assert judge(NAMED, found)[0].found is None
    assert not list(judgements(NAMED, found))


def test_the_unknowable_does_not_count() -> None:
    """A quotation of a group is gold, but its speaker is not."""
    assert count(NAMED, predicted())["gold"] == 3


def test_kinds_are_told_apart() -> None:
    """A wrong implicit speaker leaves the explicit ones alone."""
    result = measures(count(NAMED, predicted(OTTO)))

    assert (result["speaker, explicit"], result["speaker, implicit"]) == (1, 0)
    assert "speaker, anaphoric" not in result


def test_the_source_is_a_mention_of_the_speaker() -> None:
    """Two of three quotations have a source, and it is the right one."""
    result = measures(count(MENTIONED, predicted()))

    assert round(result["source is a mention of the speaker"], 3) == 0.667


def test_confidence_is_judged_by_the_speaker() -> None:
    """What covers no gold quotation is wrong; what nobody can know is left out."""
    found = list(judgements(NAMED, predicted(OTTO)))

    assert found == [(0.9, True), (0.9, True), (0.3, False)]


def test_one_cluster_for_all_has_full_recall() -> None:
    """B3 precision falls when two speakers are taken for one."""
    lumped = document(
        TEXT,
        quote(TEXT, "Come in, / and sit.", speaker=OTTO),
        quote(TEXT, "I will,", id=2, speaker=OTTO),
        quote(TEXT, "Good.", id=3, speaker=OTTO),
    )
    result = measures(count(NAMED, lumped))

    assert result["speaker B3 R"] == 1
    assert round(result["speaker B3 P"], 3) == 0.556


def test_a_name_of_two_characters_is_nobodys() -> None:
    """A name counts only if one character alone bears it."""
    twins = attrs.evolve(
        NAMED,
        characters=(
            GoldCharacter("Edith Penn", frozenset({"Penn"})),
            GoldCharacter("Rolf Penn", frozenset({"Penn", "Rolf"})),
        ),
    )
    speakers = [Speaker(1, "Penn"), Speaker(2, "Penn", ("Rolf",))]

    assert characters_of(speakers, twins) == {1: None, 2: "Rolf Penn"}


def test_titles_are_left_out_at_the_second_try() -> None:
    """`Mrs. Penn` is found under `Penn` if it has no entry of its own."""
    assert characters_of([PENN], NAMED) == {1: "Edith Penn"}


def test_names_are_folded() -> None:
    """Case, spaces, underscores and a possessive ending make no difference."""
    assert fold(" Edith_PENN’s") == "edith penn"
