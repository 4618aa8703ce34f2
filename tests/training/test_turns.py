"""Learning whose turn it is."""

import math
from pathlib import Path

import attrs
import pytest

from quoteattr.resolve.conversation.weights import Weights
from quoteattr.schema.quote import QuoteKind, Speaker
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.training.turns.field import cut, fit
from quoteattr.training.turns.labels import Labelled, gold_of, label
from quoteattr.training.turns.novels import Novel, read_novels
from quoteattr.training.turns.training import folds, lines, share_right
from tests.scenes import story

TEXT = "“Rain,” said Ann. “Snow,” said Bob."
ANN, BOB = 0, 1


def _novel(author: str = "ONE") -> Novel:
    owners = {"ann": frozenset({"Ann Lund"}), "miss lund": frozenset({"Ann Lund", "Eva Lund"})}
    said = (((Span(0, 7),), "Ann Lund"), ((Span(18, 25),), "Bob"))
    return Novel(author, author, TEXT, said, owners)


def _settled(speaker: int) -> Labelled:
    return Labelled((speaker,), ({},), ("next",), (True,), 1)


def _open(speaker: int) -> Labelled:
    right = (speaker == ANN, speaker == BOB)
    return Labelled((ANN, BOB), ({}, {}), ("next",), right, 1)


ALTERNATING = [_settled(ANN), _settled(BOB), _open(ANN), _open(BOB)]


def test_alternation_is_learned() -> None:
    """Where speakers take turns, speaking twice counts against a speaker."""
    weights = fit([ALTERNATING] * 9, penalty=1.0, iterations=20)

    assert weights.again["next"] < 0 < weights.back["next"]
    assert share_right([(_novel(), [ALTERNATING])], weights) == 1.0


def test_what_is_learned_is_the_likeliest() -> None:
    """For one turn with one feature the logarithm of the odds, but for the penalty."""
    right = Labelled((ANN, BOB), ({"near": 1.0}, {}), (), (True, False), 1)
    wrong = Labelled((ANN, BOB), ({"near": 1.0}, {}), (), (False, True), 1)

    weights = fit([[right]] * 300 + [[wrong]] * 100, penalty=1e-3, iterations=50)

    assert weights.speaker["near"] == pytest.approx(math.log(3), abs=0.01)


def test_rare_features_are_left_out() -> None:
    """A feature that occurs hardly ever gets no weight."""
    often = Labelled((ANN, BOB), ({"often": 1.0}, {}), (), (True, False), 1)
    seldom = Labelled((ANN, BOB), ({"seldom": 1.0}, {}), (), (True, False), 1)

    assert set(fit([[often]] * 9 + [[seldom]], penalty=1.0, iterations=5).speaker) == {"often"}


def test_a_chain_is_cut_between_settled_turns() -> None:
    """The pieces share the two turns that part them."""
    chain = [_open(ANN), _settled(BOB), _settled(ANN), _open(BOB)]

    assert list(cut(chain)) == [chain[:3], chain[1:]]


def test_no_author_is_learned_from_and_measured_on() -> None:
    """Every novel is held out once, with all of its author's."""
    parsed = [(_novel(author), story("Rain .")) for author in ("ONE", "TWO", "ONE", "THREE")]

    found = [
        ([novel.author for novel, _ in rest], [novel.author for novel, _ in out])
        for rest, out in folds(parsed)
    ]

    assert all(set(rest).isdisjoint(out) for rest, out in found)
    assert sorted(author for _, out in found for author in out) == ["ONE", "ONE", "THREE", "TWO"]


def test_the_file_is_read_back() -> None:
    """What is written is what the library reads."""
    weights = Weights({"a name: is meant": 0.25}, {"next": -1.5}, {"next": 2.0})

    assert Weights.parse(lines(weights)) == weights


def test_gold_speakers_of_utterances() -> None:
    """A quotation is found by the utterance that covers most of its letters."""
    utterances = [
        Utterance(QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS),
        Utterance(QuoteKind.INDIRECT, (Span(19, 24),), found_by=FoundBy.COMPLEMENT),
    ]

    assert gold_of(_novel(), [Attribution(one, AttributedBy.NONE) for one in utterances]) == {
        0: ["Ann Lund"]
    }


@pytest.mark.parametrize(
    ("name", "expected"), [("Ann", "Ann Lund"), ("Miss Ann", "Ann Lund"), ("Miss Lund", None)]
)
def test_character_of_a_name(name: str, expected: str | None) -> None:
    """A name that one character bears, if need be without its title."""
    assert _novel().character(Speaker(1, name)) == expected


def test_labels() -> None:
    """A turn is right with the candidates that bear the name of the gold speaker."""
    annotated = story(
        "“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj .\n\n"
        "“ Snow ! ” said|VERB|0|root Bob|PROPN|5|nsubj .\n\n“ Oh ! ”",
        entities=(("Ann", "PERSON"), ("Bob", "PERSON")),
    )
    end = annotated.text.index("Oh")
    said = (((Span(0, 7),), "Ann Lund"), ((Span(end, end + 2),), "Ann Lund"))
    novel = attrs.evolve(_novel(), text=annotated.text, speakers=said)

    ((first, second, third),) = label(novel, annotated, Weights())

    assert (first.is_right, first.quotations) == ((True,), 1)
    assert (second.is_right, second.quotations) == ((False,), 0)
    assert [n == first.candidates[0] for n in third.candidates] == list(third.is_right)
    assert sum(third.is_right) == third.quotations == 1


def test_novels_are_read(tmp_path: Path) -> None:
    """With authors, quotations whose speaker is somebody, and names; cut where asked."""
    folder = tmp_path / "pdnc" / "data" / "Rain"
    folder.mkdir(parents=True)
    (folder.parent.parent / "PDNC-Novel-Index.csv").write_text(
        "Folder Name,Author Code\nRain,LUND\n", encoding="utf-8"
    )
    (folder / "novel_text.txt").write_text(TEXT, encoding="utf-8")
    (folder / "quotation_info.csv").write_text(
        'quoteByteSpans,speaker\n"[[0, 7]]",Ann Lund\n"[[0, 7]]",_unknowable\n"[[18, 25]]",Bob\n',
        encoding="utf-8",
    )
    (folder / "character_info.csv").write_text(
        "Main Name,Aliases\nAnn Lund,\"{'Ann', 'Lund'}\"\nBob,\"{'Bob's'}\"\n", encoding="utf-8"
    )

    (novel,) = read_novels(tmp_path, 20)

    assert (novel.author, novel.text) == ("LUND", TEXT[:20])
    assert novel.speakers == (((Span(0, 7),), "Ann Lund"),)
    assert {"ann", "lund", "ann lund", "bob"} <= set(novel.owners)
