"""How much each speaker says."""

from quoteattr.export.html.shares import Amount, shares
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind
from tests.browser.article import BAKER, BOARD, MAYOR, MOTHER, article


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
