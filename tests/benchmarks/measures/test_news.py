"""The measures of news, on an article of three sentences."""

from benchmarks.corpora.texts import NewsText, Relation
from benchmarks.measures.news import count, judge, judgements, measures
from quoteattr.schema.quote import QuoteKind
from tests.benchmarks.hand_made import document, quote, span

TEXT = (
    "“The ferry is late,” said Mara Dunn. Officials said the pier “cannot take” a larger ship. "
    "Storms were feared."
)


def relation(content: str, source: str | None, cue: str | None) -> Relation:
    """Return a gold relation by its words."""
    return Relation(
        (span(TEXT, content),),
        (span(TEXT, source),) if source else (),
        (span(TEXT, cue),) if cue else (),
    )


GOLD = NewsText(
    "ferry",
    TEXT,
    (
        relation("“The ferry is late,”", "Mara Dunn", "said"),
        relation("the pier “cannot take” a larger ship", "Officials", "said the"),
        relation("Storms", None, "were feared"),
    ),
)
RIGHT = quote(TEXT, "The ferry is late,", cue="said", source="Mara")


def test_everything_right_scores_one() -> None:
    """A prediction that differs only in marks has all measures at their best."""
    perfect = document(
        TEXT,
        quote(TEXT, "The ferry is late,", cue="said", source="Mara Dunn"),
        quote(
            TEXT, "the pier “cannot take” a larger ship", id=2, cue="said the", source="Officials"
        ),
        quote(TEXT, "Storms", id=3, cue="were feared"),
    )

    assert set(measures(count(GOLD, perfect)).values()) == {1}


def test_nothing_found_scores_zero() -> None:
    """An empty prediction divides nothing by nothing."""
    assert set(measures(count(GOLD, document(TEXT))).values()) == {0}


def test_kind_is_told_by_the_marks() -> None:
    """All, some or none of the letters are inside quotation marks."""
    kinds = [item.kind for item in judge(GOLD, document(TEXT))]

    assert kinds == ["direct", "mixed", "indirect"]


def test_half_the_letters_are_a_hit() -> None:
    """An overlap below one half of the union does not count."""
    found = document(TEXT, quote(TEXT, "ferry is late,"), quote(TEXT, "larger ship", id=2))

    assert [item.is_hit for item in judge(GOLD, found)] == [True, False, False]


def test_one_prediction_is_one_hit() -> None:
    """Two gold relations with the same content need two predictions."""
    twice = NewsText("twice", TEXT, (GOLD.relations[0], GOLD.relations[0]))

    assert [item.is_hit for item in judge(twice, document(TEXT, RIGHT))] == [True, False]


def test_a_source_needs_to_overlap() -> None:
    """A part of the name is enough, another name is not."""
    wrong = quote(TEXT, "The ferry is late,", source="Officials")

    assert judge(GOLD, document(TEXT, RIGHT))[0].is_source_right
    assert not judge(GOLD, document(TEXT, wrong))[0].is_source_right


def test_a_source_that_is_not_there_must_not_be_found() -> None:
    """Without a gold source, any predicted one is wrong."""
    without, made_up = quote(TEXT, "Storms"), quote(TEXT, "Storms", source="Officials")

    assert judge(GOLD, document(TEXT, without))[2].is_source_right
    assert not judge(GOLD, document(TEXT, made_up))[2].is_source_right


def test_exact_extents_need_no_link() -> None:
    """A source counts wherever it is predicted, whatever it is the source of."""
    found = document(TEXT, quote(TEXT, "Storms", source="Mara Dunn", kind=QuoteKind.INDIRECT))

    assert measures(count(GOLD, found))["source exact R"] == 0.5


def test_confidence_is_judged_by_content_and_source() -> None:
    """A right content with a wrong source is a wrong prediction."""
    wrong = quote(TEXT, "the pier “cannot take” a larger ship", id=2, source="Mara", confidence=0.4)

    assert list(judgements(GOLD, document(TEXT, RIGHT, wrong))) == [(0.9, True), (0.4, False)]


def test_a_failed_article_is_counted() -> None:
    """A text that an engine failed on is distinguished from one in which it found nothing."""
    assert count(GOLD, document(TEXT, meta={"error": "odd number of marks"}))["failed"] == 1


def test_a_cue_without_letters_is_none() -> None:
    """A colon reports too, but there is no letter that could be found."""
    said = Relation((span(TEXT, "The ferry is late"),), cue=(span(TEXT, ","),))
    colon = NewsText("colon", TEXT, (said,))

    assert count(colon, document(TEXT, RIGHT)).get("hit that has a cue", 0) == 0
