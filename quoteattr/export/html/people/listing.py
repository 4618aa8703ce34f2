"""The list of speakers beside the text."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.export.html.charts import bar, strip
from quoteattr.export.html.markup import Html
from quoteattr.export.html.names import counted, facts_of, name_of, number_of
from quoteattr.export.html.shares import Share
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind

_KINDS = (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)


@attrs.frozen
class Person:
    """A speaker in the list beside the text."""

    number: int
    """The number of the speaker, 0 for all who are unresolved."""
    name: str
    """The name."""
    facts: str
    """Kind and pronouns; may be empty."""
    look: str
    """CSS classes."""
    quotations: int
    """Number of quotations."""
    amounts: str
    """How much is said, in words."""
    bar: Html
    """How much is said, as a bar."""
    strip: Html
    """Where in the text it is said."""


def people(
    document: Document, found: Sequence[Share], looks: Mapping[int, str]
) -> Iterator[Person]:
    """Yield the speakers of a document, in the order of their shares."""
    longest = max((share.amount().words for share in found), default=0)
    for share in found:
        amounts = {kind: share.amount(kind).words for kind in _KINDS}
        total = share.amount()
        number = number_of(share.speaker)
        yield Person(
            number=number,
            name=name_of(share.speaker),
            facts=facts_of(share.speaker) if share.speaker else "",
            look=looks[number],
            quotations=total.quotations,
            amounts=_in_words(share, amounts),
            bar=bar(amounts, longest),
            strip=strip(share.quotes, len(document.text)),
        )


def _in_words(share: Share, amounts: dict[QuoteKind, int]) -> str:
    total = share.amount()
    parts = ", ".join(f"{amount:,} {kind.value}" for kind, amount in amounts.items() if amount)
    return f"{counted(total.quotations, 'quotation')}, {counted(total.words, 'word')} ({parts})"
