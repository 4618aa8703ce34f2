"""Parses of training texts that are kept."""

from pathlib import Path

from quoteattr.schema.annotation import AnnotatedText
from quoteattr.training.texts.parses import ParseFolder, parser_version
from tests.parses import read_parse

TEXT = "Ann left"


def _folder(folder: Path, version: str = "1") -> tuple[ParseFolder, list[str]]:
    parsed: list[str] = []

    def parser(text: str) -> AnnotatedText:
        parsed.append(text)
        return read_parse(text)

    return ParseFolder(folder, parser, version), parsed


def test_a_text_is_parsed_once(tmp_path: Path) -> None:
    """Another training, with a folder of its own, reads the parse that the first one kept."""
    first, parsed = _folder(tmp_path / "parses")
    second, parsed_again = _folder(tmp_path / "parses")

    assert second(TEXT) == first(TEXT) == second(TEXT)
    assert (len(parsed) + len(parsed_again), len(list(tmp_path.rglob("*.*")))) == (1, 1)


def test_parses_of_another_version_are_not_used(tmp_path: Path) -> None:
    """Other models parse otherwise."""
    for version in ("1", "2"):
        folder, parsed = _folder(tmp_path, version)
        folder(TEXT)
        assert parsed == [TEXT]


def test_the_version_is_that_of_models_and_code(tmp_path: Path) -> None:
    """A changed model is another version; a changed description of it is not."""
    for name, content in (("weights/MODEL_CARD.md", "a"), ("weights/reader/reader.bin", "b")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    version = parser_version(tmp_path)

    (tmp_path / "weights" / "MODEL_CARD.md").write_text("c", encoding="utf-8")
    assert parser_version(tmp_path) == version
    (tmp_path / "weights" / "reader" / "reader.bin").write_text("c", encoding="utf-8")
    assert parser_version(tmp_path) != version
