"""Results with the offsets of a text that has markup."""

import pytest

from quoteattr.markup.read import read_markup
from quoteattr.markup.restore import restored
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText
from quoteattr.schema.quote import Act, Cue, Quote, QuoteKind, Term
from quoteattr.schema.records.consistency import faults
from quoteattr.schema.span import Span


def test_every_offset_is_that_of_the_text() -> None:
    """The words of parts and terms are those of the text, with their entities."""
    text = "&ldquo;It&rsquo;s <b>shut</b>,&rdquo; she said of the &ldquo;B&amp;B&rdquo;."
    view = read_markup(text)
    assert view is not None
    quote = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(1, 11),), "", Cue((Span(17, 21),), "said"))
    document = restored(Document(view.text, (quote,), (), (Term(Span(30, 33), ""),)), view)

    assert document.text == text
    assert document.meta["markup"] == "entities, tags"
    assert document.quotes[0].text == "It&rsquo;s shut ,"
    assert document.quotes[0].cue is not None
    assert document.quotes[0].cue.text == "said"
    assert document.terms[0].text == "B&amp;B"


@pytest.fixture(scope="module", name="pipeline")
def load_pipeline() -> Pipeline:
    """The pipeline as it is by default."""
    return load()


@pytest.mark.model
def test_a_text_with_markup_is_read_through_it(pipeline: Pipeline) -> None:
    """Quotations and speakers are those of the text without it, at the offsets of the text."""
    text = (
        "<p>&ldquo;The mill <em>is</em> sold,&rdquo; said <a href='/m'>Marta O&rsquo;Dell</a>.</p>"
        "<p>She said that nobody was asked.</p>"
    )
    at = text.index("Marta")
    chained = ChainedText(text, [[(at, at + 16), (text.index("She"), text.index("She") + 3)]])
    for given in (text, chained):
        document = pipeline(given)

        assert [quote.text for quote in document.quotes] == [
            "The mill is sold,",
            "that nobody was asked",
        ]
        assert {quote.speaker and quote.speaker.name for quote in document.quotes} == {
            "Marta O’Dell"
        }
        assert not list(faults(document))


@pytest.mark.model
def test_markup_is_read_unless_it_is_not_wanted(pipeline: Pipeline) -> None:
    """A parser of the user's own gets the text as it is."""
    assert pipeline.markup
    assert not load(markup=False).markup
    assert not load(annotator=pipeline.annotator).markup
