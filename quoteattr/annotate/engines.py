"""The parsers by the names that users give them."""

from quoteattr.schema.annotation import Annotator
from quoteattr.schema.reading import Reader

DEFAULT_ENGINE = "embedded"


def load_engine(name: str, reader: Reader) -> Annotator:
    """Load a parser without touching the network.

    Args:
        name: `embedded` for the models that come with the package, else as `load_stanza` takes it.
        reader: What finds attribution relations, and parses for the models of the package.

    Raises:
        EngineError: The models are missing or broken, or there is no such engine.
    """
    # PyTorch is slow to import, and so is Stanza.
    if name == DEFAULT_ENGINE:
        from quoteattr.annotate.embedded.annotator import load_embedded

        return load_embedded(reader)
    from quoteattr.annotate.stanza_adapter import load_stanza

    return load_stanza(name, reader)
