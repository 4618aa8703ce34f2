"""Who said what in English text: quotations, their speakers and exact offsets, offline.

```python
import quoteattr

pipeline = quoteattr.load()
for quote in pipeline("“I am late,” said Alice.").quotes:
    print(quote.speaker.name if quote.speaker else None, quote.text)
```
"""

import logging

from quoteattr.errors import QuoteAttrError
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import (
    Act,
    Document,
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
]

# Whoever uses the library decides where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())
