"""The errors that quoteattr raises: for wrong use and broken files, never for unusual text."""

import errno

_IN_WORDS = {
    errno.ENOENT: "no such file or folder",
    errno.EISDIR: "is a folder, not a file",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.ELOOP: "links that form a circle",
    errno.EFBIG: "larger than the system lets a file be",
    errno.EPIPE: "its reader has gone",
    errno.ENOSPC: "no space left on the device",
}
"""Messages in place of those of the system that are long, or written for programmers."""


class QuoteAttrError(Exception):
    """Base class of every error that quoteattr raises deliberately."""


class InvalidOptionError(QuoteAttrError, ValueError):
    """An option has a value that quoteattr cannot work with."""


class InputFileError(QuoteAttrError, OSError):
    """An input file cannot be read: it is missing, binary or undecodable."""


class OutputFileError(QuoteAttrError, OSError):
    """A file cannot be written; an earlier file of that name is unchanged."""


class RecordError(QuoteAttrError, ValueError):
    """A record breaks the record format, or does not belong to the text."""


class CorrectionsError(QuoteAttrError, ValueError):
    """A file of corrections, or what an annotation tool exported, breaks its format."""


class ConlluError(QuoteAttrError, ValueError):
    """A CoNLL-U file or string breaks the format.

    Attributes:
        line: The 1-based line where it breaks.
    """

    def __init__(self, message: str, *, line: int) -> None:
        """Say what is wrong and where."""
        super().__init__(f"line {line}: {message}")
        self.line = line


class LexiconError(QuoteAttrError, ValueError):
    """A word list breaks the format that `quoteattr.language.word_lists` describes."""


class EngineError(QuoteAttrError, RuntimeError):
    """An annotation engine cannot be loaded: a model or a package is missing or broken."""


class WorkerStartError(EngineError):
    """The processes that were to share the work cannot start; one process may be able to do it."""


def in_words(error: OSError | ValueError) -> str:
    """Return why the system refused a path or a file, without numbers, codes and the path itself.

    Args:
        error: What was raised; a `ValueError` is about the path, such as one with a NUL.
    """
    if isinstance(error, OSError) and error.strerror:
        words = _IN_WORDS.get(error.errno or 0, error.strerror)
        return words[:1].lower() + words[1:]
    return str(error) or type(error).__name__
