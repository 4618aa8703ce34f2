"""What the parsers of all commands have in common: options, and messages about mistyped ones."""

import argparse
import contextlib
import difflib
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn

from quoteattr.cli.streams import print_out
from quoteattr.corpus.sources.decoding import UTF_8
from quoteattr.errors import InvalidOptionError
from quoteattr.schema.quote import Act
from quoteattr.system.devices import CPU, DEVICES
from quoteattr.system.precision import FLOAT32, PRECISIONS, precision_here


class Parser(argparse.ArgumentParser):
    """Parses the arguments of a command."""

    def __init__(self, name: str, description: str, epilog: str = "") -> None:
        """Start without options.

        Args:
            name: The command as it is typed.
            description: What it does; lines are kept as they are.
            epilog: The help after the options; lines are kept as they are.
        """
        super().__init__(
            name,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # An abbreviation that works today is ambiguous as soon as there is another option.
            allow_abbrev=False,
        )

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse arguments.

        Raises:
            SystemExit: With 0 after --help or --version, with 2 for invalid arguments.
            InvalidOptionError: The number of workers is less than 1.
            OutputFileError: The help cannot be printed.
        """
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            self.error(_unknown(unknown[0], self))
        workers = getattr(options, "workers", None)  # not every command has processes
        if workers is not None and workers < 1:
            raise InvalidOptionError(f"--workers must be at least 1, got {workers}")
        return options

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401  as argparse has it
        """Print a message; fail where it cannot be printed, which argparse would ignore."""
        if file is not None and file is sys.stdout:
            print_out(message)
        elif message:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Exit with the message alone; the usage would fill a screen and hide it."""
        self.exit(2, f"{self.prog}: {message} (--help lists the options)\n")


def add_reading(parser: Parser) -> argparse._ArgumentGroup:
    """Add the options for how texts are read and what is found in them.

    Returns:
        The group of options for what is found, to which a command may add some of its own.
    """
    found = parser.add_argument_group("what is found")
    add = found.add_argument
    add("--direct-only", action="store_true", help="keep only what is in quotation marks")
    add(
        "--rules-only",
        action="store_true",
        help="find indirect speech by rules alone, without the network; finds less of it",
    )
    add(
        "--acts",
        type=_acts,
        default=("speech", "writing"),
        help="what to keep of indirect speech: speech, writing, thought, or all "
        "(default: speech,writing)",
    )
    add("--verbs", type=Path, metavar="FILE", help="more reporting verbs, one lemma per line")
    add("--nouns", type=Path, metavar="FILE", help="more reporting nouns, one lemma per line")
    add(
        "--characters",
        type=Path,
        metavar="FILE",
        help="known speakers, one per line: name | alias | alias | he; or a .json list",
    )
    add(
        "--min-confidence",
        type=_share,
        default=0.0,
        metavar="P",
        help="leave out quotations less certain than this, from 0 to 1 (default: %(default)s)",
    )
    add = parser.add_argument_group("how texts are read").add_argument
    add(
        "--no-markup",
        dest="markup",
        action="store_false",
        help="read HTML entities, tags and garbled characters as they are",
    )
    add_encoding(add)
    add(
        "--models",
        default="embedded",
        help="models that parse: embedded (default), or stanza:en",
    )
    add(
        "--precision",
        type=_precision,
        default=FLOAT32,
        help=f"precision of the network: {', '.join(PRECISIONS)}; auto is bfloat16 on processors "
        "that are faster with it (default: %(default)s, the same result on every machine)",
    )
    add(
        "--device",
        type=one_of(DEVICES),
        default=CPU,
        help=f"where the network runs: {', '.join(DEVICES)}; auto is a GPU if there is one "
        "(default: %(default)s)",
    )
    return found


def add_encoding(add: Callable[..., object]) -> None:
    """Add the option for the encoding of plain texts.

    Args:
        add: Adds an option to a parser or a group of it.
    """
    add(
        "--encoding",
        default=UTF_8,
        metavar="NAME",
        help="encoding of plain text: a name such as cp1252, or auto to guess it "
        "(default: %(default)s)",
    )


def add_running(parser: Parser) -> argparse._ArgumentGroup:
    """Add the options for how the work is done.

    Returns:
        Their group, to which a command may add some of its own.
    """
    group = parser.add_argument_group("how the work is done")
    add = group.add_argument
    add(
        "--workers",
        type=whole_number,
        metavar="N",
        help="processes, of 750 MB each (default: one per core, fewer for short texts)",
    )
    add_quiet(add)
    return group


def add_quiet(add: Callable[..., object]) -> None:
    """Add the option for fewer messages.

    Args:
        add: Adds an option to a parser or a group of it.
    """
    add("-q", "--quiet", action="store_true", help="report only errors on standard error")


def _unknown(word: str, parser: argparse.ArgumentParser) -> str:
    given = word.partition("=")[0]
    options = parser._option_string_actions  # noqa: SLF001  argparse has no public list
    known = [option.removeprefix("--") for option in options if option.startswith("--")]
    name = given.removeprefix("--")
    begun = [option for option in known if len(name) > 1 and option.startswith(name)]
    near = begun or difflib.get_close_matches(name, known, n=1)
    advice = f"; did you mean --{near[0]}?" if near else ""
    return f"there is no option {given}{advice}"


def one_of(names: Collection[str]) -> Callable[[str], str]:
    """Return a converter that accepts some names only, and suggests the one that was meant."""

    def read(word: str) -> str:
        if word not in names:
            raise argparse.ArgumentTypeError(_unlisted(word, names))
        return word

    return read


def _precision(word: str) -> str:
    """Return a precision by its name; `auto` is resolved here, so that all processes agree."""
    return precision_here(one_of(PRECISIONS)(word))


def whole_number(word: str) -> int:
    """Return the number that a word is; a converter whose error is no term of Python."""
    with contextlib.suppress(ValueError):
        return int(word)
    raise argparse.ArgumentTypeError(f"{word!r} is not a whole number")


def _share(word: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 <= (number := float(word)) <= 1:
            return number
    raise argparse.ArgumentTypeError(f"{word!r} is not a number from 0 to 1")


def _unlisted(word: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(word.lower(), names, n=1)
    advice = f"did you mean {near[0]}?" if near else f"use one of {', '.join(names)}"
    return f"{word!r} is not known; {advice}"


def _acts(words: str) -> Literal["all"] | tuple[str, ...]:
    if words == "all":
        return "all"
    known = [act.value for act in Act]
    acts = tuple(word.strip() for word in words.split(","))
    for act in acts:
        if act not in known:
            raise argparse.ArgumentTypeError(_unlisted(act, [*known, "all"]))
    return acts
