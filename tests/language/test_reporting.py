"""Reporting words and what they take."""

import pytest

from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame
from quoteattr.schema.quote import Act


@pytest.fixture
def lexicon() -> Lexicon:
    """Return the packaged lexicon."""
    return Lexicon.load()


@pytest.mark.parametrize(
    ("lemma", "act", "frame"),
    [
        ("say", Act.SPEECH, Frame.THAT),
        ("ask", Act.SPEECH, Frame.WH),
        ("write", Act.WRITING, Frame.DIRECT),
        ("believe", Act.THOUGHT, Frame.THAT),
        ("hope", Act.THOUGHT, Frame.INF),
        ("urge", Act.SPEECH, Frame.OBJ_INF),
        ("blame", Act.SPEECH, Frame.NP),
        ("describe", Act.SPEECH, Frame.AS),
        ("continue", Act.SPEECH, Frame.PAREN),
        ("tell", Act.SPEECH, Frame.ADDRESSEE),
        ("deny", Act.SPEECH, Frame.ING),
        ("call", Act.SPEECH, Frame.PRED),
        ("drawl", Act.SPEECH, Frame.DIRECT),
    ],
)
def test_common_verbs_have_their_frames(
    lexicon: Lexicon, lemma: str, act: Act, frame: Frame
) -> None:
    """The commonest verbs are filed under the right act with the complement they are known for."""
    word = lexicon.verb(lemma)

    assert word
    assert word.act is act
    assert word.takes(frame)


def test_phrasal_verbs_report(lexicon: Lexicon) -> None:
    """A verb with a particle, such as "point out", is a phrase that takes a clause."""
    phrase = next(p for p in lexicon.phrases_from("point") if p.words == ("point", "out"))

    assert phrase.takes(Frame.THAT)
    assert not phrase.takes(Frame.OBJ_INF)
