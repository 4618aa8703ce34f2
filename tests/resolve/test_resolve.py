"""From attributions to quotations, on golden stories."""

import pytest

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Act, Gender, QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution, Utterance
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions

PRONOUN = """
Emma|PROPN|2|nsubj rose|VERB|0|root .
“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root .
"""


@golden(__file__)
def test_golden_speakers(given: str, expected: str) -> None:
    """The speakers are those of the file."""
    annotated = read_parse(given)

    quotes, _ = resolve(annotated, attributions(annotated))

    found = [quote.speaker.name if quote.speaker else "-" for quote in quotes]
    assert found == expected.splitlines()


def test_no_quotations() -> None:
    """A text without a quotation has no speakers."""
    assert resolve(read_parse("Rain ."), ()) == ((), ())


def test_headline() -> None:
    """Capitalised words of a headline do not become part of a name in the text."""
    annotated = read_parse(
        """
Emma|PROPN|3|nsubj Bell|PROPN|1|flat Hammers|PROPN|0|root Thomas|PROPN|3|obj Reed|PROPN|4|flat .

“ Rain ! ” said|VERB|0|root Emma|PROPN|5|nsubj Bell|PROPN|6|flat .
""",
        entities=(("Emma Bell Hammers", "PER"),),
    )

    ((quote,), _) = resolve(annotated, attributions(annotated))

    assert quote.speaker is not None
    assert quote.speaker.name == "Emma Bell"


def test_one_instance() -> None:
    """The speaker of a quotation is the same object as among the speakers."""
    annotated = read_parse(PRONOUN)

    quotes, speakers = resolve(annotated, attributions(annotated))

    assert all(quote.speaker is speakers[0] for quote in quotes)


def test_parents_and_ids() -> None:
    """Quotations count from 1, and parents are ids."""
    annotated = read_parse("“ Ann said rain . ”")
    outer = Utterance(QuoteKind.DIRECT, (Span(1, 15),), found_by=FoundBy.MARKS)
    inner = Utterance(QuoteKind.INDIRECT, (Span(10, 14),), found_by=FoundBy.COMPLEMENT, parent=0)

    quotes, _ = resolve(
        annotated, [Attribution(outer, AttributedBy.NONE), Attribution(inner, AttributedBy.NONE)]
    )

    assert [(quote.id, quote.parent) for quote in quotes] == [(1, None), (2, 1)]
    assert all(quote.act is Act.SPEECH for quote in quotes)
    assert all(quote.speaker is None for quote in quotes)


def test_known_character() -> None:
    """A character of the user gives its name and gender to its aliases."""
    annotated = read_parse("“ Rain ! ” said|VERB|0|root Scout|PROPN|5|nsubj .")
    known = Character("Jean Louise", aliases=("Scout",), gender=Gender.SHE)

    _, (speaker,) = resolve(annotated, attributions(annotated), characters=[known])

    assert (speaker.name, speaker.gender) == ("Jean Louise", Gender.SHE)


@pytest.mark.parametrize("alias", ["the Mayor", "mayor"])
def test_known_character_by_a_description(alias: str) -> None:
    """An alias may be a description, with or without article and capital."""
    annotated = read_parse("“ Rain ! ” said|VERB|0|root the|DET|7|det mayor|NOUN|5|nsubj .")

    (quote,), _ = resolve(
        annotated, attributions(annotated), characters=[Character("Ada Bell", aliases=[alias])]
    )

    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Bell"


def test_office_of_an_organisation() -> None:
    """The head of an organisation is the person whom an apposition calls its director."""
    left = "of|ADP|7|case Orbis|PROPN|5|nmod , left|VERB|0|root ."
    annotated = read_parse(
        f"""
The|DET|2|det head|NOUN|5|nsubj of|ADP|4|case Orbis|PROPN|2|nmod rose|VERB|0|root .
“ Rain ! ” he|PRON|6|nsubj said|VERB|0|root .

Carl|PROPN|9|nsubj Moe|PROPN|1|flat , the|DET|5|det director|NOUN|1|appos {left}
""",
        entities=(("Orbis", "ORG"), ("Carl Moe", "PER")),
    )

    (quote,), _ = resolve(annotated, attributions(annotated))

    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.gender) == ("Carl Moe", Gender.HE)


@pytest.mark.parametrize(
    ("noun", "name"),
    [("ministry", "The Ministry of Works"), ("company", "Orbis"), ("flyer", "the flyer")],
)
def test_noun_for_an_organisation(noun: str, name: str) -> None:
    """A noun refers to the organisation with the noun in its name, a company to the last one."""
    annotated = read_parse(
        f"""
The|DET|2|det Ministry|PROPN|5|nsubj of|ADP|4|case Works|PROPN|2|nmod met|VERB|0|root .
Orbis|PROPN|2|nsubj met|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det {noun}|NOUN|5|nsubj .
""",
        entities=(("Ministry of Works", "ORG"), ("Orbis", "ORG")),
    )

    (quote,), _ = resolve(annotated, attributions(annotated))

    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_circle_of_same_as() -> None:
    """Attributions that refer to each other have no speaker."""
    annotated = read_parse("“ Rain . ” “ Snow . ”")
    first = Utterance(QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS)
    second = Utterance(QuoteKind.DIRECT, (Span(9, 14),), found_by=FoundBy.MARKS)

    quotes, speakers = resolve(
        annotated,
        [
            Attribution(first, AttributedBy.NONE, same_as=1),
            Attribution(second, AttributedBy.NONE, same_as=0),
        ],
    )

    assert [quote.speaker for quote in quotes] == [None, None]
    assert not speakers


def test_alternation_outweighs_a_pronoun() -> None:
    """The addressee answers, and the pronoun becomes a mention of him."""
    annotated = read_parse(
        "Tom|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .\n\n"
        "“ Rain , Bob|PROPN|2|vocative . ” said|VERB|0|root Tom|PROPN|7|nsubj .\n\n"
        "“ Snow , Tom|PROPN|2|vocative . ” he|PRON|8|nsubj said|VERB|0|root .\n\n"
        "“ Oh . ”\n\n“ Ah . ”"
    )

    quotes, _ = resolve(annotated, attributions(annotated))
    second = quotes[1].speaker

    assert second is not None
    assert second.name == "Bob"
    assert "he" in [mention.text for mention in second.mentions]


TURNS = """
“ Rain ? ” said|VERB|0|root Emma|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Thomas|PROPN|5|nsubj .

“ Hail ? ”
"""


@pytest.mark.parametrize(
    ("weights", "speaker"), [(None, "Emma"), (Weights(again={"open: next paragraph": 9}), "Thomas")]
)
def test_weights_of_your_own(weights: Weights | None, speaker: str) -> None:
    """The given weights decide who speaks in turn."""
    annotated = read_parse(TURNS)

    quotes, _ = resolve(annotated, attributions(annotated), weights=weights)

    assert quotes[-1].speaker is not None
    assert quotes[-1].speaker.name == speaker
