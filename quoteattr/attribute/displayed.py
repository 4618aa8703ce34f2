"""Quotations that are displayed: in headings, in teasers, and as pull quotes between paragraphs.

‘The bell never stopped’: life beside the mill

“I never slept,” she said. “The bell never stopped.”
"""

from collections.abc import Mapping

import regex

from quoteattr.attribute.scene import Finding, Scene, once_per_scene
from quoteattr.language.typography import BLANK, MARKS
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import QuoteKind

_WORD = regex.compile(r"[\p{L}\p{N}]+")
_FEWEST_WORDS = 3
"""Number of words from which a quotation is not repeated by chance."""
_MOST = 0.4
"""Largest share of the turns that can be displayed; in dialogue without full stops, all turns look
like headings."""
_LONGEST = 200
"""Characters of a heading or a pull quote."""
_EDGES = BLANK + "".join(sorted(MARKS))


def pull_quote(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`‘[The bell never stopped]’`: the speaker of the quotation in the text with these words."""
    repeated = displayed_quotations(scene).get(index)
    return None if repeated is None else Finding(same_as=repeated)


def heading(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`Letters from the front: ‘[I never slept]’`: nobody in the text, unless it repeats a turn."""
    return Finding() if index in displayed_quotations(scene) else None


@once_per_scene
def displayed_quotations(scene: Scene) -> Mapping[UtteranceIndex, UtteranceIndex | None]:
    """Return the displayed quotations, each with the quotation in the text that it repeats."""
    displayed = [index for index in scene.indexes if _is_displayed(scene, index)]
    turns = sum(utterance.is_turn for utterance in scene.utterances)
    if not displayed or len(displayed) > max(1, _MOST * turns):
        return {}
    words = {
        index: _words(scene, index)
        for index in scene.indexes
        if scene.utterances[index].kind is not QuoteKind.INDIRECT and index not in displayed
    }
    return {index: _repeated(_words(scene, index), words) for index in displayed}


def _repeated(own: str, words: Mapping[UtteranceIndex, str]) -> UtteranceIndex | None:
    if own.count(" ") <= _FEWEST_WORDS:
        return None
    return next((index for index, others in words.items() if own in others), None)


def _is_displayed(scene: Scene, index: UtteranceIndex) -> bool:
    """Whether neither a quotation nor its short paragraph ends like a sentence, as in a heading."""
    utterance, text = scene.utterances[index], scene.annotated.text
    if not utterance.is_turn or utterance.label is not None:
        return False
    paragraph = scene.paragraphs_of(index).of(text)
    # Where a dash was lost, there is a space before the closing mark.
    ends = (text[utterance.end - 1 : utterance.end + 1], paragraph.rstrip(_EDGES)[-1:])
    return (
        len(paragraph) <= _LONGEST
        and ends[0][:1].isalnum()
        and not ends[0][1:].isspace()
        and ends[1].isalnum()
    )


def _words(scene: Scene, index: UtteranceIndex) -> str:
    """Return the words of a quotation with a space around each."""
    parts = (part.of(scene.annotated.text) for part in scene.utterances[index].parts)
    return f" {' '.join(_WORD.findall(' '.join(parts).lower()))} "
