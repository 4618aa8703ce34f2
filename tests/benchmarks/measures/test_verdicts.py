"""A passage passes when all is right and nothing else is found."""

import attrs

from benchmarks.corpora.challenge import Expected, Passage, as_passage
from benchmarks.measures.errors import MISSED, SPURIOUS, WRONG_EXTENT, WRONG_SOURCE, WRONG_SPEAKER
from benchmarks.measures.verdicts import WRONG_KIND, Verdict, count, judge, measures
from quoteattr.schema.quote import Act, Quote, QuoteKind, Term
from tests.benchmarks.hand_made import document, quote, span, speaker
from tests.documents import DOCUMENT

TEXT = (
    "“Stop,” said the Old  Miller, “or drown.” “Why?” The ‘weir’ roared. He said that it was high."
)
MILLER = speaker(TEXT, 1, "Otto Brand", "Old Miller")
PASSAGE = Passage(
    "marks",
    "weir",
    TEXT,
    (
        Expected(
            QuoteKind.DIRECT,
            (span(TEXT, "Stop,"), span(TEXT, "or drown.")),
            (span(TEXT, "said"),),
            (span(TEXT, "the Old  Miller"),),
            "the old miller",
            act=Act.SPEECH,
        ),
        Expected(QuoteKind.DIRECT, (span(TEXT, "Why?"),)),
    ),
    (span(TEXT, "weir"),),
)
STOP = quote(TEXT, "Stop, / or drown.", cue="said", source="Miller", speaker=MILLER)
WHY = quote(TEXT, "Why", id=2)


def faults(*found: Quote) -> list[tuple[str, ...]]:
    """Return the faults of each pair."""
    return [pair.faults for pair in verdict(*found).pairs]


def verdict(*found: Quote) -> Verdict:
    """Return the verdict on the quotations."""
    return judge(PASSAGE, document(TEXT, *found))


def test_marks_articles_and_case_make_no_difference() -> None:
    """Edges are letters, a source need only overlap, and an alias is a name."""
    assert verdict(STOP, WHY).passed


def test_a_missed_quotation_fails_the_passage() -> None:
    """Every quotation has to be found."""
    assert faults(STOP) == [(), (MISSED,)]


def test_a_spurious_quotation_fails_the_passage() -> None:
    """A term that is returned as a quotation is spurious."""
    assert faults(STOP, WHY, quote(TEXT, "weir", id=3)) == [(), (), (SPURIOUS,)]


def test_parts_must_agree_one_by_one() -> None:
    """One part over both is another extent, and a quotation can have several faults."""
    joined = attrs.evolve(STOP, parts=(span(TEXT, "Stop,” said the Old  Miller, “or drown."),))

    assert faults(joined, WHY)[0] == (WRONG_EXTENT,)


def test_a_split_utterance_is_one_extent_error() -> None:
    """Its second piece is not counted as spurious besides."""
    pieces = (quote(TEXT, "Stop,", speaker=MILLER, source="Miller"), quote(TEXT, "or drown.", id=3))
    found = faults(*pieces, WHY)

    assert len(found) == 2
    assert WRONG_EXTENT in found[0]


def test_joined_utterances_are_extent_errors() -> None:
    """What was swallowed by its neighbour is not counted as missed."""
    joined = quote(TEXT, "Stop, / or drown.” “Why?", cue="said", source="Miller", speaker=MILLER)

    assert faults(joined) == [(WRONG_EXTENT,), (WRONG_EXTENT,)]


def test_kind_source_and_speaker_are_told_apart() -> None:
    """Each of them is a fault of its own."""
    wrong = attrs.evolve(STOP, kind=QuoteKind.MIXED, source=None, speaker=None)

    assert faults(wrong, WHY) == [(WRONG_KIND, WRONG_SOURCE, WRONG_SPEAKER), ()]


def test_a_speaker_that_the_text_does_not_tell_must_be_none() -> None:
    """A guess is wrong where nobody can know."""
    assert faults(STOP, attrs.evolve(WHY, speaker=MILLER)) == [(), (WRONG_SPEAKER,)]


def test_softer_measures_are_told_apart() -> None:
    """Kind, cue, act and terms decide nothing, but are reported."""
    found = document(TEXT, attrs.evolve(STOP, kind=QuoteKind.MIXED, cue=None), WHY)
    with_term = attrs.evolve(found, terms=(Term(span(TEXT, "weir"), "weir"),))
    result = measures(count([judge(PASSAGE, with_term)]))

    assert result["quotations right"] == 0.5
    assert result["right but for the kind"] == 1
    assert result["cue right"] == 0.5
    assert result["act right"] == result["terms"] == 1
    assert result["passages passed"] == 0


def test_the_parent_is_reported() -> None:
    """A quotation inside another one names it by its number."""
    outer, inner = PASSAGE.quotations
    nested = attrs.evolve(PASSAGE, quotations=(outer, attrs.evolve(inner, parent=outer.parts)))

    def share(found: Quote) -> float:
        return measures(count([judge(nested, document(TEXT, STOP, found))]))["parent right"]

    assert share(attrs.evolve(WHY, parent=1)) == 1
    assert share(WHY) == 0


def test_a_gold_annotation_is_a_passage() -> None:
    """It passes its own verdict; thoughts are left out."""
    passage = as_passage(DOCUMENT)
    said = [own for own in DOCUMENT.quotes if own.act is not Act.THOUGHT]

    assert judge(passage, document(DOCUMENT.text, *said)).passed
