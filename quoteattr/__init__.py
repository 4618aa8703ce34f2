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

from quoteattr.corrections.corrections import Corrections
from quoteattr.errors import QuoteAttrError
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.quote import (
    Act,
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

__all__ = [
    "Act",
    "ChainedText",
    "Character",
    "Corrections",
    "Document",
    "Extent",
    "Gender",
    "Mention",
    "MentionForm",
    "Pipeline",
    "Quote",
    "QuoteAttrError",
    "QuoteKind",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Term",
    "load",
    "to_html",
]

# Whoever uses the library decides where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())


def to_html(document: Document) -> str:
    """Return a page that shows the text with its quotations and their speakers.

    The page is one file that loads nothing, and everything of the text in it stays text.
    """
    from quoteattr.export.html import to_html as document_page

    return document_page(document)


if "IPython" in sys.modules:
    from quoteattr.interop.notebook import register_with_running_shell

    register_with_running_shell()
