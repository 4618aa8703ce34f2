"""Types of the indexes that the stages share, so that mypy distinguishes them.

Indexes of tokens, sentences and paragraphs remain `int`.
"""

from typing import NewType

StretchIndex = NewType("StretchIndex", int)
"""Index of a quoted stretch among those of a document."""
UtteranceIndex = NewType("UtteranceIndex", int)
"""Index of an utterance, and of the attribution and the quotation made of it."""
TurnIndex = NewType("TurnIndex", int)
"""Index of a turn in its conversation."""
