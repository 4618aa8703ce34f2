"""Write the cast of the texts of a run."""

from pathlib import Path

from quoteattr.corpus.places import exists
from quoteattr.corpus.sinks.atomic import replacing
from quoteattr.errors import InvalidOptionError, OutputFileError, in_words
from quoteattr.export.characters import Cast


def check_new(path: Path) -> None:
    """Refuse to overwrite a cast, which is made to be edited.

    Raises:
        InvalidOptionError: The file exists.
    """
    if exists(path):
        raise InvalidOptionError(
            f"the output {path} exists, and somebody may have edited it; "
            "choose another name, or delete it first"
        )


def write_cast(cast: Cast, path: Path) -> None:
    """Write a cast as JSON if the file ends in `.json`, else as lines.

    Raises:
        OutputFileError: It cannot be written.
    """
    content = cast.to_json() if path.suffix.lower() == ".json" else cast.to_text()
    try:
        with replacing(path) as file:
            file.write(content.encode("utf-8", "replace"))
    except OutputFileError:
        raise
    except OSError as error:
        raise OutputFileError(f"{path}: {in_words(error)}") from error
