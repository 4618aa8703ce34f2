"""The measures of identity, on a little novel of three people."""

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.coreference.identity import count, measures
from benchmarks.corpora.texts import FictionQuotation, FictionText, GoldCharacter, GoldMention
from quoteattr.export.records import to_jsonl
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Speaker
from tests.benchmarks.hand_made import document, quote, span, speaker

SIT, EDITH, AYE = "“Sit, Mrs. Penn, and Otto too,”", "“Edith sits,”", "“Aye.”"
TEXT = f"{SIT} said Walt. {EDITH} said she. {AYE}"
NAMES = (("Mrs. Penn", "Edith Penn"), ("Otto", "Otto"), ("Edith", "Edith Penn"))
NOVEL = FictionText(
    "penn",
    TEXT,
    (
        FictionQuotation((span(TEXT, SIT),), "Walt"),
        FictionQuotation((span(TEXT, EDITH),), "Edith Penn"),
        FictionQuotation((span(TEXT, AYE),), "Otto"),
    ),
    (
        GoldCharacter("Edith Penn", frozenset({"Edith Penn", "Edith", "Mrs. Penn"})),
        GoldCharacter("Otto", frozenset({"Otto"})),
        GoldCharacter("Walt", frozenset({"Walt"})),
    ),
    (
        *(GoldMention(span(TEXT, name), character) for name, character in NAMES),
        GoldMention(span(TEXT, "too"), "Otto"),
    ),
)
WALT = speaker(TEXT, 1, "Walt", mentions=["Walt"])


def _named(id: int, *names: str) -> Speaker:
    return speaker(TEXT, id, *names, mentions=names)


def _predicted(*speakers: Speaker) -> Document:
    """Return the quotations, the first by Walt, with their speakers."""
    said = zip((SIT, EDITH, AYE), (WALT, *speakers), strict=True)
    quotes = (quote(TEXT, words, id=id, speaker=one) for id, (words, one) in enumerate(said, 1))
    return document(TEXT, *quotes, id="penn")


RIGHT = _predicted(_named(2, "Edith", "Mrs. Penn"), _named(3, "Otto"))


def test_everything_right_scores_one() -> None:
    """Every character is one speaker; mentions that are not names do not count."""
    assert set(measures(count(NOVEL, RIGHT)).values()) == {1}


def test_two_characters_in_one_speaker() -> None:
    """The character with fewer names is not found, and names and speakers are not pure."""
    both = _named(2, "Edith", "Mrs. Penn", "Otto")

    result = measures(count(NOVEL, _predicted(both, both)))

    assert result["characters found"] == result["characters found, by quotations"] == 2 / 3
    assert result["purity of names"] == 3 / 4
    assert result["names in quotations B3 P"] == pytest.approx(5 / 9)
    assert result["names in quotations B3 R"] == 1


def test_one_character_in_two_speakers() -> None:
    """All names are pure, but a name of nobody who speaks and one of another speaker are apart."""
    result = measures(count(NOVEL, _predicted(_named(2, "Edith"), _named(3, "Mrs. Penn"))))

    assert result["speakers per character"] == 3 / 2
    assert result["purity of names"] == 1
    assert result["names in quotations B3 P"] == 1
    assert result["names in quotations B3 R"] == pytest.approx(2 / 3)


def test_the_command_scores_a_kept_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mentions are read from the list of quotations."""
    novel = tmp_path / "pdnc" / "data" / "penn"
    novel.mkdir(parents=True)
    (novel / "novel_text.txt").write_text(TEXT, encoding="utf-8")
    (novel / "character_info.csv").write_text(
        "Main Name,Aliases\nEdith Penn,\"{'Edith', 'Mrs. Penn'}\"\nOtto,{}\nWalt,{}\n",
        encoding="utf-8",
    )
    rows = [
        "quoteByteSpans,speaker,quoteType,mentionSpansList,mentionEntitiesList",
        '"[[0, 31]]",Walt,Explicit,"[[[6, 15], [21, 25]]]","[[[\'Edith Penn\'], [\'Otto\']]]"',
    ]
    (novel / "quotation_info.csv").write_text("\n".join(rows), encoding="utf-8")
    kept = tmp_path / "run.jsonl"
    kept.write_text("".join(to_jsonl([RIGHT])), encoding="utf-8")

    main(["identity", "--data", str(tmp_path), "--predictions", str(kept)])

    assert "names in quotations B3 F" in capsys.readouterr().out
    assert TEXT[6:15] + TEXT[21:25] == "Mrs. PennOtto"
