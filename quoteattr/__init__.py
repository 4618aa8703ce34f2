"""Who said what in English text: quotations, their speakers and exact offsets, offline.

```python
import quoteattr

pipeline = quoteattr.load()
for quote in pipeline("“I am late,” said Alice.").quotes:
    print(quote.speaker.name if quote.speaker else None, quote.text)
```
"""

import logging
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteattr.corrections.corrections import Corrections
    from quoteattr.errors import QuoteAttrError
    from quoteattr.export import to_csv, to_json, to_parquet, to_rows
    from quoteattr.export.html import to_html
    from quoteattr.linking.linker import link_speakers
    from quoteattr.pipeline import Pipeline, load
    from quoteattr.schema.document import Document
    from quoteattr.schema.knowledge import ChainedText, Character
    from quoteattr.schema.linked.links import Link, LinkedSpeakers
    from quoteattr.schema.linked.people import LinkedBy, Person, PersonName
    from quoteattr.schema.quote import (
        Act,
        Cue,
        Gender,
        Mention,
        MentionForm,
        Quote,
        QuoteKind,
        Speaker,
        SpeakerKind,
        Term,
    )
    from quoteattr.schema.span import Extent, Span

    __version__: str

__all__ = [
    "Act",
    "ChainedText",
    "Character",
    "Corrections",
    "Cue",
    "Document",
    "Extent",
    "Gender",
    "Link",
    "LinkedBy",
    "LinkedSpeakers",
    "Mention",
    "MentionForm",
    "Person",
    "PersonName",
    "Pipeline",
    "Quote",
    "QuoteAttrError",
    "QuoteKind",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Term",
    "link_speakers",
    "load",
    "to_csv",
    "to_html",
    "to_json",
    "to_parquet",
    "to_rows",
]

_HOMES = {
    "quoteattr.corrections.corrections": ("Corrections",),
    "quoteattr.errors": ("QuoteAttrError",),
    "quoteattr.export": ("to_csv", "to_json", "to_parquet", "to_rows"),
    "quoteattr.export.html": ("to_html",),
    "quoteattr.linking.linker": ("link_speakers",),
    "quoteattr.pipeline": ("Pipeline", "load"),
    "quoteattr.schema.document": ("Document",),
    "quoteattr.schema.knowledge": ("ChainedText", "Character"),
    "quoteattr.schema.linked.links": ("Link", "LinkedSpeakers"),
    "quoteattr.schema.linked.people": ("LinkedBy", "Person", "PersonName"),
    "quoteattr.schema.quote": (
        *("Act", "Cue", "Gender", "Mention", "MentionForm", "Quote", "QuoteKind"),
        *("Speaker", "SpeakerKind", "Term"),
    ),
    "quoteattr.schema.span": ("Extent", "Span"),
}
"""The public names by the modules that define them, each imported when a name is first used.

So the import takes no time, and the command can catch Ctrl-C while the rest is imported.
"""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        """Import a public name, or look up the version of the package."""
        if name == "__version__":
            from importlib.metadata import version  # slow to import

            return version(__name__)
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
        return value


def __dir__() -> list[str]:
    """Return the public names, for the completion of names and for `help`."""
    return sorted([*__all__, "__version__", "errors"])


# Whoever uses the library decides where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())

if "IPython" in sys.modules:
    from quoteattr.interop.notebook import register_with_running_shell

    register_with_running_shell()
    del register_with_running_shell  # it is not public
