"""The speakers, with how much they say and where, and the filter."""

from collections.abc import Sequence

from quoteattr.export.html.charts import bar, strip
from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted, facts_of, look_of, name_of
from quoteattr.export.html.shares import Share
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind

# Speakers shown at once; the others are folded, or the list of a novel would be too long.
_SHOWN = 12

_LEGEND = {
    QuoteKind.DIRECT: "word for word",
    QuoteKind.MIXED: "reworded, with words in quotation marks",
    QuoteKind.INDIRECT: "reworded",
}


def sidebar(document: Document, number: int, shares: Sequence[Share]) -> Html:
    """Return the list of speakers and the filter of one document."""
    heading = tag("summary", tag("h3", escape("Speakers")))
    content = (
        [_kinds(shares), _switches(), _speakers(document, shares)]
        if shares
        else [tag("p", escape("No quotations."))]
    )
    form = tag("form", *content, class_="filter", autocomplete="off")
    return tag(
        "aside",
        tag("details", heading, form, open=True, class_="panel"),
        aria_label=f"Speakers of {document.id}" if document.id else "Speakers",
        id=f"d{number}speakers",
    )


def _kinds(shares: Sequence[Share]) -> Html:
    """Return a switch for each kind, which is also the legend."""
    quotes = [quote for share in shares for quote in share.quotes]
    rows = [
        tag(
            "label",
            tag("input", type="checkbox", name="kind", value=kind.value, checked=True),
            tag("span", escape(kind.value), class_="sample c-ink u0", data_k=kind.value),
            escape(f" {explanation}: {sum(quote.kind is kind for quote in quotes):,}"),
        )
        for kind, explanation in _LEGEND.items()
    ]
    legend = tag("legend", escape("Kinds"))
    cue = tag("span", escape("cue"), class_="cue")
    source = tag("span", escape("source"), class_="source")
    note = tag(
        "p",
        escape("The "),
        cue,
        escape(" reports a quotation, and the "),
        source,
        escape(" names who said it."),
        class_="note",
    )
    return tag("fieldset", legend, *rows, note)


def _switches() -> Html:
    only = tag("input", type="checkbox", name="only")
    names = tag("input", type="checkbox", name="names", checked=True)
    return tag(
        "div",
        tag("label", names, escape(" Speakers’ names in the text")),
        tag("label", only, escape(" Only paragraphs with a chosen quotation")),
        tag(
            "div",
            tag("button", escape("← Previous"), type="button", data_do="previous"),
            tag("button", escape("Next →"), type="button", data_do="next"),
            tag("button", escape("Choose all"), type="button", data_do="reset"),
            class_="buttons",
        ),
        tag("p", class_="status", role="status", aria_live="polite"),
        class_="script",
    )


def _speakers(document: Document, shares: Sequence[Share]) -> Html:
    longest = max(share.amount().words for share in shares)
    items = [_speaker(document, share, longest) for share in shares]
    listed = [tag("ul", *items[:_SHOWN], class_="speakers")]
    if rest := items[_SHOWN:]:
        summary = tag("summary", escape(counted(len(rest), "more speaker")))
        listed.append(tag("details", summary, tag("ul", *rest, class_="speakers")))
    legend = tag("legend", escape("Who says how much"))
    note = tag(
        "p",
        escape("Bars: words, "),
        *(
            tag("span", escape(kind.value), class_=f"key {kind.value}")
            for kind in (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)
        ),
        escape(" Lines: where in the text. Choose speakers to see theirs alone."),
        class_="note",
    )
    return tag("fieldset", legend, note, *listed)


def _speaker(document: Document, share: Share, longest: int) -> Html:
    amounts = {kind: share.amount(kind).words for kind in _LEGEND}
    facts = facts_of(share.speaker) if share.speaker else ""
    label = tag(
        "label",
        tag("input", type="checkbox", name="speaker", value=str(share.rank), class_="script"),
        tag("bdi", escape(name_of(share.speaker)), class_="name"),
        tag("small", escape(f" {facts}")) if facts else escape(""),
    )
    return tag(
        "li",
        label,
        tag("p", escape(_amounts(share, amounts)), class_="amount"),
        bar(amounts, longest),
        strip(share.quotes, len(document.text)),
        class_=look_of(share),
    )


def _amounts(share: Share, amounts: dict[QuoteKind, int]) -> str:
    total = share.amount()
    parts = ", ".join(f"{amount:,} {kind.value}" for kind, amount in amounts.items() if amount)
    return f"{counted(total.quotations, 'quotation')}, {counted(total.words, 'word')} ({parts})"
