"""Whatever is typed, the command line answers with a message and a status."""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.cli import main
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.annotation import AnnotatedText
from tests.cli.fake import Whole

_TEXTS = {
    "a.txt": b"\xe2\x80\x9cNo,\xe2\x80\x9d said Ada.",
    "b.txt": b"break",
    "empty.txt": b"",
    "latin.txt": b"caf\xe9",
    "binary.bin": b"\x7fELF\0\0",
    "data.json": b'[{"id": 1, "text": "No."}]',
    "deep.json": b"[" * 100_000,
    "cast.json": b'[{"name": "Ada", "gender": []}]',
    "chains.json": b'{"a": [[[0, 1], ["x", {}]]]}',
    "folder/a.txt": b"Hush.",
    "folder/x.txt/deep.txt": b"Hush.",
    "empty/none.md": b"",
    "surrogate.txt": b"+2AA- he said.",
}
_PATHS = st.sampled_from(
    (
        *_TEXTS,
        *("folder", "folder/", "empty", ".", "-", "", "none.txt", "*.txt", "[", "**", "a\0b"),
        *("x" * 300, "\udcff.txt", "loop.txt", "a.txt/b", "nowhere/..", "/dev/null"),
    )
)
_OUTPUTS = st.sampled_from(
    (
        *("", ".", "-", "out", "out/", "out.csv", "out.json", "out.tsv", "out.ann", "out.html"),
        *("a.txt", "a.txt/", "a.txt/b", "folder", "folder/a.txt", "a\0b", "loop.txt", ".csv"),
        *(
            "x" * 300,
            "x" * 300 + "/",
            "/dev/null",
            "\udcff.csv",
            "\ud800.csv",
            "gone/../out.xml",
            "empty/",
        ),
    )
)
_VALUES = {
    "-o": _OUTPUTS,
    "--output": _OUTPUTS,
    "--format": st.sampled_from(
        ["table", "json", "jsonl", "csv", "html", "tei", "brat", "webannotation", "yaml", "", "a\0"]
    ),
    "--acts": st.sampled_from(["all", "speech", "", ",", "speech,,", "Speech", "\ud800"]),
    "--characters": _PATHS,
    "--chains": _PATHS,
    "--verbs": _PATHS,
    "--nouns": _PATHS,
    "--min-confidence": st.sampled_from(["0.5", "nan", "inf", "-1", "", "x", "1e400"]),
    "--encoding": st.sampled_from(
        ["utf-8", "utf-16", "utf-7", "idna", "hex", "", "a\0b", "\ud800"]
    ),
    "--workers": st.sampled_from(["1", "0", "-1", "", "x", "9" * 5_000]),
    "--models": st.sampled_from(["embedded", "", "\ud800"]),
}
_FLAGS = st.sampled_from(
    (
        *("--explain", "--direct-only", "--rules-only", "--no-terms", "--quiet", "-q", "--demo"),
        *("--help", "--version", "--", "--fromat", "-x", "--=", "---", "--format", "-o", "\ud800"),
    )
)
_WORDS = st.lists(
    st.one_of(
        _PATHS.map(lambda path: [path]),
        _FLAGS.map(lambda flag: [flag]),
        *(st.tuples(st.just(name), values).map(list) for name, values in _VALUES.items()),
    ),
    max_size=6,
).map(lambda groups: [word for group in groups for word in group])


def _unparsed(text: str) -> AnnotatedText:
    return AnnotatedText(text, (), (), ())


def _load(_: str, **options: Any) -> Pipeline:  # noqa: ANN401  as load has them
    """Check the options as `load` does, and load no models."""
    load(annotator=_unparsed, **options)
    return cast("Pipeline", Whole())


@contextlib.contextmanager
def _among_odd_files() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        for path, data in _TEXTS.items():
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(data)
        Path("loop.txt").symlink_to("loop.txt")
        yield


def _run(words: list[str], *, piped: bytes = b"") -> tuple[int, str]:
    """Return the status, and what was said on standard error."""
    stdin = io.TextIOWrapper(io.BytesIO(piped))
    stdout = io.TextIOWrapper(io.BytesIO())
    said = io.BytesIO()
    stderr = io.TextIOWrapper(said, encoding="utf-8", errors="backslashreplace")
    with mock.patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr):
        try:
            status = main(words, loader=_load)
        except SystemExit as ended:
            status = int(ended.code or 0)
    stderr.flush()
    return status, said.getvalue().decode()


@given(_WORDS)
def test_any_words_give_a_status(words: list[str]) -> None:
    """There is no traceback, no text is changed, and nothing unfinished is left."""
    with _among_odd_files():
        status, said = _run(words, piped=b"Hush.")

        assert status in {0, 1, 2}
        assert status == 0 or said.startswith("quoteattr: ")
        assert "Errno" not in said
        assert {path: Path(path).read_bytes() for path in _TEXTS if path.endswith(".txt")} == {
            path: data for path, data in _TEXTS.items() if path.endswith(".txt")
        }
        assert not list(Path().rglob(".quoteattr-*"))


@pytest.mark.parametrize("name", ["csv", "jsonl", "html", "tei", "table"])
def test_a_lone_surrogate_from_an_unusual_encoding_is_written(name: str) -> None:
    """UTF-7 can encode one, and UTF-8 cannot."""
    with _among_odd_files():
        words = ["surrogate.txt", "--encoding", "utf-7", "--format", name, "-o", "out", "--quiet"]

        assert _run(words) == (0, "")
        assert "he said." in Path("out").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["none.txt"], "none.txt: no such file or folder"),
        (["a.txt/b"], "a.txt/b: a part of the path is a file, not a folder"),
        (["x" * 300], "file name too long"),
        (["loop.txt"], "loop.txt: links that form a circle"),
        (["binary.bin"], "binary.bin: a binary file, not text"),
        (["a.txt", "-o", "a.txt/b"], "a.txt/b: a part of the path is a file, not a folder"),
        (["a.txt", "-o", "folder/x.txt/"], ""),
        (["a.txt", "--verbs", "folder"], "list of verbs folder: is a folder, not a file"),
        (["a.txt", "--verbs", "a\0b"], "embedded null byte"),
        (["a.txt", "--chains", "deep.json"], "deep.json: not JSON"),
        (["a.txt", "--characters", "cast.json"], "cast.json, speaker 1: "),
        (["a.txt", "--chains", "chains.json"], "a.txt: chain 1: a mention is"),
        (["a.txt", "a.txt", "-x.txt"], "there is no option -x.txt"),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, list) else "",
)
def test_messages_name_the_file_and_the_reason(words: list[str], message: str) -> None:
    """In words, and without the numbers of the system."""
    with _among_odd_files():
        status, said = _run(words)

        assert (status != 0) == bool(message)
        assert message in said


@pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX")
def test_a_folder_as_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`quoteattr - < folder`."""

    class _Folder(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object, /) -> int:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Folder())))
    assert main(["-"], loader=_load) == 1
