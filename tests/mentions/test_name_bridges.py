"""Names that continue after a hyphen, a particle, a nickname or "and"."""

import pytest

from quoteattr.mentions.collect import find_mentions
from tests.parses import parsed
from tests.scenes import story

CASES = {
    "particle": ("Anna|PROPN|4|nsubj de Vere|PROPN|1|flat left|VERB|0|root .", ["Anna de Vere"]),
    "and in an of-phrase": (
        (
            "The|DET|2|det Ministry|PROPN|7|nsubj of|ADP|4|case Farms|PROPN|2|nmod and|CCONJ|6|cc "
            "Dykes|PROPN|4|conj met|VERB|0|root ."
        ),
        ["The Ministry of Farms and Dykes"],
    ),
    "and between two organisations": (
        "Orbis|PROPN|4|nsubj and|CCONJ|3|cc Vestra|PROPN|1|conj met|VERB|0|root .",
        ["Orbis", "Vestra"],
    ),
    "ampersand": (
        "Orbis|PROPN|4|nsubj &|CCONJ|3|cc Vestra|PROPN|1|conj grew|VERB|0|root .",
        ["Orbis & Vestra"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    mentions = find_mentions(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in mentions]


def test_nickname_inside_a_name() -> None:
    """It is a word of the name, without its marks."""
    text = "Tomas “Tip” Bell left."
    rows = """
Tomas Tomas PROPN 6 nsubj
“ “ PUNCT 3 punct
Tip Tip PROPN 1 flat
” ” PUNCT 3 punct
Bell Bell PROPN 1 flat
left leave VERB 0 root
. . PUNCT 6 punct
"""

    (mention,) = find_mentions(parsed(text, rows))

    assert mention.name is not None
    assert (mention.span.of(text), mention.name.keys) == (text[:16], ("tomas", "tip", "bell"))


def test_name_that_the_tokeniser_cut() -> None:
    """A token glued to a name that starts with a hyphen or apostrophe is part of it."""
    text = "Ann Lund-O'Shea left."
    rows = """
Ann Ann PROPN 4 nsubj
Lund Lund PROPN 1 flat
-O'Shea -O'Shea PROPN 1 flat
left leave VERB 0 root
. . PUNCT 4 punct
"""

    (mention,) = find_mentions(parsed(text, rows))

    assert mention.span.of(text) == "Ann Lund-O'Shea"
