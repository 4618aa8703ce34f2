"""The errors that quoteattr raises: for wrong use and for broken files, never for odd text."""


class QuoteAttrError(Exception):
    """Root of every error that quoteattr raises on purpose."""


class InvalidOptionError(QuoteAttrError, ValueError):
    """An option has a value that quoteattr cannot work with."""


class InputFileError(QuoteAttrError, OSError):
    """A file that should have been read could not be: missing, binary or undecodable."""


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
    """A word list is not in the form that `quoteattr.language.lexicon` reads."""


class EngineError(QuoteAttrError, RuntimeError):
    """An annotation engine cannot be loaded: a model or a package is missing or broken."""
