"""Reads the code blocks of our pages, and runs what a reader would copy.

What a block is, its fence says:

- `python` is run, all blocks of a page in one session, but a block with `title="NAME.py"` is a
  script and has a session of its own;
- `console` is run, line by line: `quoteattr ...`, or `cat FILE | quoteattr - ...`;
- a block with `title="NAME"` is a file that the reader saves under this name;
- `text`, `csv`, `json`, `xml` without a title is what the block of code above it prints;
- `requires="MODULE"` leaves the block out where the module cannot be imported.

Every other block, such as `sh` for an installation, is only shown.
"""

import contextlib
import importlib.util
import io
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import attrs
import regex

ROOT = Path(__file__).parent.parent.parent
_BLOCK = regex.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", regex.MULTILINE | regex.DOTALL)
_OPTION = regex.compile(r'(\w+)="([^"]*)"')
_OUTPUTS = frozenset({"text", "csv", "json", "xml"})
# Another network is a little more or less sure, which is no fault of the page.
_DECIMALS = regex.compile(r"\b[01]?\.\d+\b")
_ANYTHING = "..."


@attrs.frozen
class Block:
    """A fenced block of a page."""

    language: str
    """The first word after the fence."""
    content: str
    """Its content, with the last line feed."""
    options: dict[str, str]
    """What else the fence says: `title="a.txt"`."""

    @property
    def is_output(self) -> bool:
        """Whether it shows what the code above it prints."""
        return self.language in _OUTPUTS and not self.options


def blocks(page: Path, language: str = "") -> list[Block]:
    """Return the blocks of a page in order, those of one language if it is given."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [
        Block(name, content, dict(_OPTION.findall(options)))
        for name, options, content in found
        if language in {"", name}
    ]


def run(page: Path, main: Callable[[list[str]], int]) -> None:
    """Run a page in the working directory, and check what it says is printed.

    Args:
        page: A Markdown file.
        main: The command line: takes the words after `quoteattr`, returns the exit status.

    Raises:
        AssertionError: Something else was printed, or a command failed.
    """
    session: dict[str, object] = {"__name__": "__main__"}
    printed: str | None = ""
    for block in blocks(page):
        if name := block.options.get("title"):
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.content, encoding="utf-8")
        if block.is_output and printed is not None:
            assert agree(block.content, printed), f"{page.name} shows:\n{block.content}\n{printed}"
        elif block.language in {"python", "console"}:
            printed = _printed(block, page, session, main)


def agree(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed.

    Decimal fractions agree with each other, `...` with anything, and space at the end of a line
    does not count.
    """
    pieces = [regex.escape(_plain(piece)) for piece in shown.split(_ANYTHING)]
    return regex.fullmatch("(?s:.*?)".join(pieces), _plain(printed)) is not None


def _plain(text: str) -> str:
    lines = (line.rstrip() for line in text.strip("\r\n").splitlines())
    return _DECIMALS.sub("0.0", "\n".join(lines))


def _printed(
    block: Block, page: Path, session: dict[str, object], main: Callable[[list[str]], int]
) -> str | None:
    """Return what a block prints, None if it cannot be run here."""
    if "title" in block.options:
        session = {"__name__": "__main__"}
    needed = block.options.get("requires")
    if needed and importlib.util.find_spec(needed) is None:
        return None
    content = io.BytesIO()
    output = io.TextIOWrapper(content, encoding="utf-8", newline="")
    with contextlib.redirect_stdout(output):
        if block.language == "python":
            exec(compile(block.content, page.name, "exec"), session)  # noqa: S102  our own page
        else:
            for words, given in commands(block):
                with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(given))):
                    assert main(words) == 0, f"{page.name}: quoteattr {shlex.join(words)} failed"
    output.flush()
    return content.getvalue().decode("utf-8")


def commands(block: Block) -> Iterator[tuple[list[str], bytes]]:
    """Yield the words after `quoteattr` of each command, and what is piped into it."""
    for line in block.content.splitlines():
        words = shlex.split(line, comments=True)
        given = b""
        if words[:1] == ["cat"]:
            given = Path(words[1]).read_bytes()
            words = words[words.index("|") + 1 :]
        if words:
            assert words[0] == "quoteattr", f"only quoteattr's commands can be run: {line}"
            yield words[1:], given
