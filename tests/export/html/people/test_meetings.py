"""Who meets whom, how they look, and who talks to whom."""

from itertools import pairwise

import attrs

from quoteattr.export.html.people.looks import looks
from quoteattr.export.html.people.meetings import companions, exchanges, is_dialogue, neighbours
from quoteattr.export.html.people.network import network
from quoteattr.export.html.people.speaking import voices
from quoteattr.export.html.shares import shares
from quoteattr.export.html.text.headings import Chapter
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span
from tests.browser.article import BAKER, BOARD, MAYOR, MOTHER, article, novel

CAST = tuple(Speaker(number, name) for number, name in enumerate(("Ann", "Ben", "Cid"), start=1))
ANN, BEN, CID = CAST


def _talk(*turns: tuple[Speaker, Speaker | None], gap: int = 10) -> Document:
    """Return a conversation of turns with their addressees, `gap` characters apart."""
    quotes = []
    for number, (speaker, addressee) in enumerate(turns):
        part = Span(number * (gap + 5), number * (gap + 5) + 5)
        quotes.append(
            Quote(
                number + 1,
                QuoteKind.DIRECT,
                Act.SPEECH,
                (part,),
                "words",
                speaker=speaker,
                addressee=addressee,
            )
        )
    return Document("words".ljust(gap + 5) * len(turns), tuple(quotes), CAST)


def test_those_near_each_other_are_neighbours() -> None:
    """Not those on another page."""
    assert neighbours(_talk((ANN, None), (BEN, None))) == {(1, 2): 1}
    assert neighbours(_talk((ANN, None), (BEN, None), gap=5_000)) == {}


def test_one_talks_to_the_addressee_or_to_who_answers() -> None:
    """Each turn counts once."""
    talk = _talk((ANN, BEN), (BEN, None), (CID, ANN))

    assert is_dialogue(talk)
    assert exchanges(talk) == {(1, 2): 1, (2, 3): 1, (3, 1): 1}


def test_in_an_article_people_are_quoted_beside_each_other() -> None:
    """Nobody is spoken to."""
    assert not is_dialogue(article())
    assert companions(article())[MAYOR.id, BAKER.id] == 1
    assert companions(article())[BAKER.id, MOTHER.id] == 2


def test_those_who_meet_look_different() -> None:
    """In colour, as long as there are enough colours for those around."""
    document = article()
    chosen = looks(document, shares(document))
    colours = [chosen[speaker.id].split()[0] for speaker in (MAYOR, BAKER, MOTHER, BOARD)]

    assert len(set(colours)) == 4
    assert chosen[0] == "c-none"


def test_neighbours_in_a_long_text_differ() -> None:
    """Sixty speakers have eight colours, and those who speak in turn have different ones."""
    document = novel(words=3_000, quotations=300, speakers=60)
    chosen = looks(document, shares(document))
    turns = [quote.speaker.id for quote in document.quotes if quote.speaker]
    met = [(one, other) for one, other in pairwise(turns) if one != other]
    same = [chosen[one].split()[0] == chosen[other].split()[0] for one, other in met]

    assert sum(same) / len(same) < 0.1


def test_a_network_draws_who_talks_to_whom() -> None:
    """As wide as they talk much, and says both directions in words."""
    document = _talk((ANN, BEN), (BEN, ANN), (ANN, BEN), (CID, ANN))
    found = shares(document)
    drawn = network(document, found, looks(document, found))

    assert drawn
    assert drawn.is_dialogue
    assert {node.name for node in drawn.nodes} == {"Ann", "Ben", "Cid"}
    assert [tie.title for tie in drawn.ties] == ["Ann and Ben: 3 (Ann 2, Ben 1)", "Ann and Cid: 1"]
    assert drawn.ties[0].width > drawn.ties[1].width
    assert drawn.rows[0] == ("Ann", "Ben", 2)


def test_a_long_name_is_folded_for_a_phone() -> None:
    """Into two lines of about the same length, each of which is cut if it is still too long."""
    names = ("Ann", "Ben Abernethy-Lund", "The Friends of the Harbour")
    cast = tuple(Speaker(number, name) for number, name in enumerate(names, start=1))
    document = attrs.evolve(_talk((ANN, BEN), (BEN, CID), (CID, ANN)), speakers=cast)
    drawn = network(document, shares(document), {})

    assert drawn
    assert {node.name: [line for _, line in node.folded] for node in drawn.nodes} == {
        "Ann": ["Ann"],
        "Ben Abernethy-Lund": ["Ben", "Abernethy-…"],
        "The Friends of the Harb…": ["The Friends", "of the Har…"],
    }


def test_two_are_no_network() -> None:
    """There is nothing to see."""
    document = _talk((ANN, BEN), (BEN, ANN))

    assert network(document, shares(document), {1: "c0 u0", 2: "c1 u1"}) is None


def test_speakers_are_counted_by_chapter() -> None:
    """The most words of all have the highest bar."""
    document = _talk((ANN, None), (ANN, None), (BEN, None))
    middle = document.quotes[1].start
    parts = (
        Chapter("I", Span(0, middle), is_part=False),
        Chapter("II", Span(middle, len(document.text)), is_part=False),
    )
    assert [(voice.name, voice.cells) for voice in voices(shares(document), parts)] == [
        ("Ann", ((1, 8), (1, 8))),
        ("Ben", ((0, 0), (1, 8))),
    ]
