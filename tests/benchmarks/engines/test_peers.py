"""Peers are left out with a message where they cannot be run, and become documents."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.corpora.texts import CorpusError
from benchmarks.engines.booknlp import read_booknlp
from benchmarks.engines.drafts import Draft, assemble, by_words
from benchmarks.engines.peers import MissingPeerError, load_peer, nearest
from quoteattr.schema.document import Document
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Span
from tests.benchmarks.hand_made import span

TEXT = "“Oh,” said Miss Ida.\r\n“No,” she said."
TOKENS = ["“", "Oh", ",", "”", "said", "Miss", "Ida", ".", "“", "No", ",", "”", "she", "said", "."]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """What BookNLP wrote about the text, whose line end it had changed."""
    files = {
        "tokens": ["word", *TOKENS],
        "quotes": [
            "quote_start\tquote_end\tmention_start\tmention_end\tmention_phrase\tchar_id\tquote",
            "0\t3\t5\t6\tMiss Ida\t7\t“ Oh , ”",
            "8\t11\t12\t12\tshe\t7\t“ No , ”",
        ],
        "entities": [
            "COREF\tstart_token\tend_token\tprop\tcat\ttext",
            "7\t5\t6\tPROP\tPER\tMiss Ida",
            "7\t12\t12\tPRON\tPER\tshe",
            "8\t1\t1\tNOM\tPER\tOh",
        ],
    }
    for suffix, lines in files.items():
        (tmp_path / f"ida.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_booknlp_stands_in_the_original_text(output: Path) -> None:
    """Its quotations, sources and speakers have offsets into the text as it was given."""
    found = read_booknlp(output, "ida", TEXT)

    assert [quote.text for quote in found.quotes] == ["“Oh,”", "“No,”"]
    assert [quote.source.text for quote in found.quotes if quote.source] == ["Miss Ida", "she"]
    assert [speaker.name for speaker in found.speakers] == ["Miss Ida"]
    assert Document.from_record(found.to_record(), TEXT) == found


def test_booknlp_without_output_is_an_error(output: Path) -> None:
    """The message names the text."""
    with pytest.raises(CorpusError, match="emma"):
        read_booknlp(output, "emma", TEXT)


def test_drafts_become_a_document() -> None:
    """Quotations are in text order, and pronouns are distinguished from names."""
    she, ida = span(TEXT, "she"), span(TEXT, "Miss Ida")
    drafts = [
        Draft((span(TEXT, "No,"),), she, speaker="she"),
        Draft((span(TEXT, "Oh,"),), ida, span(TEXT, "said"), "Miss Ida"),
        Draft((Span(0, 1),)),
    ]
    found = assemble(TEXT, drafts, by_words(TEXT, [she, ida]), "peer")

    assert [quote.speaker.name if quote.speaker else None for quote in found.quotes] == [
        None,
        "Miss Ida",
        "she",
    ]
    assert found.speakers[0].mentions[0].form is MentionForm.PRONOUN


def test_the_nearest_name_speaks() -> None:
    """Distance is counted from the marks, and nobody speaks where nobody is named."""
    parts = (span(TEXT, "No,"),)
    names = [span(TEXT, "Ida"), Span(0, 2)]

    assert nearest(parts, names, TEXT).speaker == "Ida"
    assert nearest(parts, [], TEXT).speaker is None


def test_a_peer_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is missing."""

    def missing(name: str) -> ModuleType:
        if name.startswith(("en_core_web", "textacy")):
            raise ModuleNotFoundError(f"No module named {name!r}")
        return import_module(name)

    monkeypatch.setattr("benchmarks.engines.peers.import_module", missing)

    with pytest.raises(MissingPeerError, match="textacy is left out: No module named"):
        load_peer("textacy")


def test_an_unknown_engine_is_an_error() -> None:
    """The message lists those that there are."""
    with pytest.raises(MissingPeerError, match="nearest, textacy, textacy with names"):
        load_peer("corenlp")
