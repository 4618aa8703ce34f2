"""The options, and what is said about a mistyped one."""

import pytest

from quoteattr.cli.options import parse
from quoteattr.corpus.sinks.rendering import FORMATS
from quoteattr.errors import InvalidOptionError


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["--fromat", "csv"], "there is no option --fromat; did you mean --format?"),
        (["--form=csv"], "there is no option --form; did you mean --format?"),
        (["--min-confidnece", "1"], "did you mean --min-confidence?"),
        (["--klingon"], "there is no option --klingon ("),
        (["--format", "josn"], "'josn' is not known; did you mean json?"),
        (["--format", "yaml"], "'yaml' is not known; use one of table, json"),
        (["--acts", "speech,thuoght"], "'thuoght' is not known; did you mean thought?"),
        (["--workers", "two"], "'two' is not a whole number"),
    ],
)
def test_a_mistyped_word_has_a_suggestion(
    words: list[str], advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On one line, and the status is that of wrong use."""
    with pytest.raises(SystemExit) as caught:
        parse(words)

    said = capsys.readouterr().err
    assert caught.value.code == 2
    assert advice in said
    assert said.count("\n") == 1


def test_abbreviations_are_no_options(capsys: pytest.CaptureFixture[str]) -> None:
    """One that is unique today is ambiguous tomorrow."""
    with pytest.raises(SystemExit):
        parse(["a.txt", "--out", "b"])
    assert "did you mean --output?" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["a.txt", "--demo"], ["a.txt", "--workers", "0"]])
def test_options_that_contradict_each_other_are_refused(words: list[str]) -> None:
    """They are understood one by one."""
    with pytest.raises(InvalidOptionError):
        parse(words)


@pytest.mark.parametrize("name", [*FORMATS])
def test_the_help_names_every_format(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And says when the output is a folder."""
    with pytest.raises(SystemExit):
        parse(["--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert name in said
    assert "OUT is a folder if it exists as one, if it ends in a slash" in said
