"""What the README promises is true: its commands are the ones that CI runs, and its code runs."""

import shlex
from importlib.resources import files
from pathlib import Path

import pytest
import regex

from quoteattr.cli import main
from tests.docs import markdown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md"]
PAGES += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language."""
    return [block.content for block in markdown.blocks(ROOT / "README.md", language)]


def test_the_commands_for_newcomers_are_two_single_lines() -> None:
    """Each can be copied as a whole, and makes what it needs."""
    commands = blocks("sh")

    assert [command.count("\n") for command in commands] == [1, 1]
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands)


def test_ci_runs_the_commands_of_the_readme() -> None:
    """The script takes every line that starts like the two commands, and there are no others."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    taken = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]

    assert "grep '^python3 -m venv ' README.md" in script
    assert [command.strip() for command in blocks("sh")] == taken


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_the_sample_is_what_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line of it, but for the dots where lines are left out, in the same order."""
    monkeypatch.setenv("COLUMNS", "88")
    (sample,) = blocks("text")

    main([str(path) for path in (ROOT / "seeds").glob("*.txt")])

    printed = iter(capsys.readouterr().out.splitlines())
    assert [line for line in sample.splitlines() if line != "..." and line not in printed] == []


def test_paths_in_the_commands_exist() -> None:
    """A file that is named is there."""
    words = {word for command in blocks("sh") for word in shlex.split(command)}

    assert all((ROOT / word).exists() for word in words if word.endswith(".txt"))


def test_links_lead_somewhere() -> None:
    """Every relative link of the README is a file."""
    targets = regex.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert targets
    assert all((ROOT / target).exists() for target in targets)


@pytest.mark.parametrize("page", PAGES)
def test_modules_that_a_page_names_exist(page: str) -> None:
    """Documentation does not outlive what it describes."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(regex.findall(r"`((?:quoteattr/)?[a-z_]+/[a-z_/]+\.(?:py|txt))`", text))
    places = (ROOT, ROOT / "quoteattr")

    assert all(any((place / name).exists() for place in places) for name in named)


def test_options_that_the_readme_names_exist(capsys: pytest.CaptureFixture[str]) -> None:
    """Every option in the README is one of the commands'."""
    for words in (["--help"], ["corpus", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
    known = capsys.readouterr().out
    shown = " ".join(line.partition("#")[0] for line in "".join(blocks("console")).splitlines())

    assert all(option in known for option in regex.findall(r"--[a-z-]+", shown))


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_the_python_examples_run() -> None:
    """The blocks are one session, from top to bottom."""
    session: dict[str, object] = {}
    for code in blocks("python"):
        exec(compile(code, "README.md", "exec"), session)  # noqa: S102  our own README
