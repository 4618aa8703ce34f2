"""The errors that quoteattr raises: for wrong use and for broken files, never for odd text."""

import errno

# Where the system's own words are long, or speak to programmers.
_IN_WORDS = {
    errno.ENOENT: "no such file or folder",
    errno.EISDIR: "is a folder, not a file",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.ELOOP: "links that lead in a circle",
    errno.EFBIG: "larger than the system lets a file be",
    errno.EPIPE: "its reader has gone",
    errno.ENOSPC: "no space left on the device",
}


class QuoteAttrError(Exception):
    """Root of every error that quoteattr raises on purpose."""


class InvalidOptionError(QuoteAttrError, ValueError):
    """An option has a value that quoteattr cannot work with."""


class InputFileError(QuoteAttrError, OSError):
    """A file that should have been read could not be: missing, binary or undecodable."""


class OutputFileError(QuoteAttrError, OSError):
    """A file could not be written; an earlier file of that name is as it was."""


class RecordError(QuoteAttrError, ValueError):
    """A record is not what the record format says, or does not belong to the text."""


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


def in_words(error: OSError | ValueError) -> str:
    """Return why the system refused a path or a file, without numbers, codes and the path itself.

    Args:
        error: What was raised; a `ValueError` is about the path, such as one with a NUL.
    """
    if isinstance(error, OSError) and error.strerror:
        words = _IN_WORDS.get(error.errno or 0, error.strerror)
        return words[:1].lower() + words[1:]
    return str(error) or type(error).__name__
