"""Learning the weights that decide on the speakers in conversations."""

import math
from pathlib import Path

import attrs
import pytest

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.schema.quote import QuoteKind, Speaker
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.training.turns.field import cut, fit
from quoteattr.training.turns.labels import AttributedNovel, LabelledTurn, gold_of, label
from quoteattr.training.turns.novels import Novel, read_novels
from quoteattr.training.turns.training import folds, lines, share_right
from tests.parses import read_parse

TEXT = "“Rain,” said Ann. “Snow,” said Bob."
ANN, BOB = 0, 1


def _novel(author: str = "ONE") -> Novel:
    owners = {"ann": frozenset({"Ann Lund"}), "miss lund": frozenset({"Ann Lund", "Eva Lund"})}
    said = (((Span(0, 7),), "Ann Lund"), ((Span(18, 25),), "Bob"))
    return Novel(author, author, TEXT, said, owners)


def _settled(speaker: int) -> LabelledTurn:
    return LabelledTurn((speaker,), ({},), {"next": 1.0}, (True,), 1)


def _open(speaker: int) -> LabelledTurn:
    right = (speaker == ANN, speaker == BOB)
    return LabelledTurn((ANN, BOB), ({}, {}), {"next": 1.0}, right, 1)


ALTERNATING = [_settled(ANN), _settled(BOB), _open(ANN), _open(BOB)]


def test_alternation_is_learned() -> None:
    """Where speakers alternate, speaking twice in a row gets a negative weight."""
    weights = fit([ALTERNATING] * 9, penalty=1.0, iterations=20)

    assert weights.again["next"] < 0 < weights.back["next"]
    assert share_right([(_novel(), [ALTERNATING])], weights) == 1.0


def test_weights_maximise_the_likelihood() -> None:
    """The weight of the only feature is the logarithm of the odds, except for the penalty."""
    right = LabelledTurn((ANN, BOB), ({"near": 1.0}, {}), {}, (True, False), 1)
    wrong = LabelledTurn((ANN, BOB), ({"near": 1.0}, {}), {}, (False, True), 1)

    weights = fit([[right]] * 300 + [[wrong]] * 100, penalty=1e-3, iterations=50)

    assert weights.speaker["near"] == pytest.approx(math.log(3), abs=0.01)


def test_rare_features_are_left_out() -> None:
    """A feature that hardly ever occurs gets no weight."""
    often = LabelledTurn((ANN, BOB), ({"often": 1.0}, {}), {}, (True, False), 1)
    seldom = LabelledTurn((ANN, BOB), ({"seldom": 1.0}, {}), {}, (True, False), 1)

    assert set(fit([[often]] * 9 + [[seldom]], penalty=1.0, iterations=5).speaker) == {"often"}


def test_a_chain_is_cut_between_settled_turns() -> None:
    """The pieces share the two turns that separate them."""
    chain = [_open(ANN), _settled(BOB), _settled(ANN), _open(BOB)]

    assert list(cut(chain)) == [chain[:3], chain[1:]]


def test_no_author_is_learned_from_and_measured_on() -> None:
    """Every novel is held out once, together with all others of its author."""
    labelled = [(_novel(author), ()) for author in ("ONE", "TWO", "ONE", "THREE")]

    found = [
        ([novel.author for novel, _ in learned], [novel.author for novel, _ in held_out])
        for learned, held_out in folds(labelled)
    ]

    assert all(set(learned).isdisjoint(held_out) for learned, held_out in found)
    assert sorted(author for _, held_out in found for author in held_out) == [
        "ONE",
        "ONE",
        "THREE",
        "TWO",
    ]


def test_the_file_is_read_back() -> None:
    """The library reads the weights that were written."""
    weights = Weights({"a name: is meant": 0.25}, {"next": -1.5}, {"next": 2.0})

    assert Weights.parse(lines(weights)) == weights


def test_gold_speakers_of_utterances() -> None:
    """A quotation belongs to the utterance that covers most of its letters."""
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
    """The name must belong to one character only, with or without its title."""
    assert _novel().character(Speaker(1, name)) == expected


def test_candidates_with_the_gold_name_are_right() -> None:
    """A turn without a gold speaker has none."""
    annotated = read_parse(
        "“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj .\n\n"
        "“ Snow ! ” said|VERB|0|root Bob|PROPN|5|nsubj .\n\n“ Oh ! ”",
        entities=(("Ann", "PERSON"), ("Bob", "PERSON")),
    )
    end = annotated.text.index("Oh")
    said = (((Span(0, 7),), "Ann Lund"), ((Span(end, end + 2),), "Ann Lund"))
    novel = attrs.evolve(_novel(), text=annotated.text, speakers=said)

    ((first, second, third),) = label(AttributedNovel.of(novel, annotated), Weights())

    assert (first.is_right, first.quotations) == ((True,), 1)
    assert (second.is_right, second.quotations) == ((False,), 0)
    assert [n == first.candidates[0] for n in third.candidates] == list(third.is_right)
    assert sum(third.is_right) == third.quotations == 1


def test_novels_are_read(tmp_path: Path) -> None:
    """With authors, quotations of known speakers by main name, and names; cut to a length."""
    folder = tmp_path / "pdnc" / "data" / "Rain"
    folder.mkdir(parents=True)
    (folder.parent.parent / "PDNC-Novel-Index.csv").write_text(
        "Folder Name,Author Code\nRain,LUND\n", encoding="utf-8"
    )
    (folder / "novel_text.txt").write_text(TEXT, encoding="utf-8")
    (folder / "quotation_info.csv").write_text(
        "quoteByteSpans,speaker,mentionSpansList,mentionEntitiesList\n"
        "\"[[0, 7]]\",Lund,\"[[[1, 5], [2, 3]]]\",\"[[['Bob'], ['Bob', 'Lund']]]\"\n"
        '"[[0, 7]]",_unknowable,[[]],[[]]\n'
        '"[[18, 25]]",Bob,"[[[19, 23]]]","[[[\'Bob\']]]"\n',
        encoding="utf-8",
    )
    (folder / "character_info.csv").write_text(
        "Main Name,Aliases\nAnn Lund,\"{'Ann', 'Lund'}\"\nBob,\"{'Bob's'}\"\n", encoding="utf-8"
    )

    (novel,) = read_novels(tmp_path, 20)

    assert (novel.author, novel.text) == ("LUND", TEXT[:20])
    assert novel.speakers == (((Span(0, 7),), "Ann Lund"),)
    assert {"ann", "lund", "ann lund", "bob"} <= set(novel.owners)
    assert novel.mentions == {Span(1, 5): "Bob"}
