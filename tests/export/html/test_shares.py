"""How much each speaker says, and what is counted over many documents."""

from quoteattr.export.html.shares import Amount, shares
from quoteattr.export.html.tally import NO_GENDER, NO_PERSON, NO_SPEAKER, Tally, gender_of
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Gender, QuoteKind, Speaker, SpeakerKind
from tests.browser.article import BAKER, BOARD, MAYOR, MOTHER, article
from tests.documents import DOCUMENT


def test_who_says_most_comes_first() -> None:
    """And last what nobody is known to have said."""
    assert [share.speaker for share in shares(article())] == [MAYOR, BAKER, BOARD, MOTHER, None]


def test_a_share_counts_by_kind() -> None:
    """Quotations, and words as white space parts them."""
    (mayor, *_) = shares(article())

    assert mayor.amount() == Amount(4, 34)
    assert mayor.amount(QuoteKind.DIRECT) == Amount(2, 20)
    assert mayor.amount(QuoteKind.MIXED) == Amount(0, 0)


def test_nobody_has_a_share_of_nothing() -> None:
    """A text without quotations has no speakers."""
    assert shares(Document("It rained.")) == ()


def test_names_are_counted_over_documents() -> None:
    """A name that occurs in two documents has one line."""
    tally = Tally()
    tally.add(article())
    tally.add(DOCUMENT)
    name, line = next(tally.by_quotations())

    assert (name, line.quotations.total(), line.documents) == ("Ada Brook", 5, {1, 2})
    assert line.details == {"she"}


def test_gender_is_that_of_the_text() -> None:
    """Never guessed from a name, and only persons have one."""
    assert gender_of(MAYOR) == "she"
    assert gender_of(Speaker(1, "Ada Brook")) == NO_GENDER
    assert gender_of(Speaker(1, "Crew", gender=Gender.THEY, kind=SpeakerKind.GROUP)) == NO_PERSON
    assert gender_of(None) == NO_SPEAKER
