"""The speaker by layout."""

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The rule and the words that name the speaker are those of the file."""
    annotated = read_parse(given)
    start = annotated.text.index("Rain")
    utterance = Utterance(QuoteKind.DIRECT, (Span(start, start + 5),), found_by=FoundBy.MARKS)

    (found,) = attribute(annotated, [utterance], Lexicon.load())

    source = found.source.of(annotated.text) if found.source else "-"
    assert f"{found.attributed_by} | {source}" == expected


def test_a_label_is_not_the_source_of_a_report() -> None:
    """In `Ann: I was told to go` the source of the report is not named."""
    annotated = read_parse(
        """
        Ann|PROPN|0|root : I|PRON|5|nsubj:pass was|AUX|5|aux:pass told|VERB|1|parataxis
          to|PART|7|mark go|VERB|5|xcomp
        """
    )
    reported = Utterance(QuoteKind.INDIRECT, (Span(5, 21),), found_by=FoundBy.ORDER)

    (found,) = attribute(annotated, [reported], Lexicon.load())

    assert found.source is None
