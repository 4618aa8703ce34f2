"""People who are described before they are named."""

import pytest

from quoteattr.resolve.introductions import find_introductions
from tests.passes import first_pass

WOMAN = """
A|DET|3|det young|ADJ|3|amod woman|NOUN|4|nsubj rose|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det woman|NOUN|5|nsubj .

“ Snow ! ” said|VERB|0|root Thomas|PROPN|5|nsubj .

“ Hail ! ” said|VERB|0|root Miss|PROPN|7|nmod Bell|PROPN|5|nsubj .
"""
MAN = """
A|DET|2|det man|NOUN|3|nsubj rose|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det man|NOUN|5|nsubj .
His|PRON|2|nmod:poss name|NOUN|4|nsubj was|AUX|4|cop Bell|PROPN|0|root .
"""


@pytest.mark.parametrize(
    ("notation", "description", "name"),
    [(WOMAN, "A young woman", "Bell"), (MAN, "A man", "Bell")],
    ids=["a name that turns up in the conversation", "a name that the text states"],
)
def test_the_first_description_maps_to_the_name(notation: str, description: str, name: str) -> None:
    """The key is the head token of the description."""
    state = first_pass(notation)

    ((head, cluster),) = find_introductions(state, {}).items()

    text = state.discourse.annotated.text
    assert state.discourse.by_token[head].span.of(text) == description
    assert any(name in known for known in cluster.names)


def test_a_name_of_another_gender_is_somebody_else() -> None:
    """The young woman is not Mr. Bell."""
    assert find_introductions(first_pass(WOMAN.replace("Miss", "Mr.")), {}) == {}


def test_a_name_mentioned_before_introduces_nobody() -> None:
    """Miss Bell was known before the young woman rose."""
    before = "Miss|PROPN|2|nmod Bell|PROPN|3|nsubj sat|VERB|0|root .\n"

    assert find_introductions(first_pass(before + WOMAN), {}) == {}


SPEAKS_BEFORE = """
Ada|PROPN|3|nsubj Bell|PROPN|1|flat is|VERB|0|root a|DET|5|det book|NOUN|3|obj .

A|DET|3|det young|ADJ|3|amod woman|NOUN|4|nsubj rose|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det woman|NOUN|5|nsubj .

“ Snow ! ” said|VERB|0|root Thomas|PROPN|5|nsubj .
"""
ASKED = """
“ Your|PRON|3|nmod:poss name|NOUN|0|root ? ” said|VERB|3|parataxis Thomas|PROPN|6|nsubj .

“ Ada|PROPN|0|root Bell|PROPN|2|flat . ”
"""
UNASKED = """
“ I|PRON|4|nsubj am|AUX|4|cop Ada|PROPN|0|root Bell|PROPN|4|flat . ”
"""


@pytest.mark.parametrize("statement", [ASKED, UNASKED])
def test_who_states_her_name_was_described_before(statement: str) -> None:
    """The woman says that she is Ada Bell, who was known to the text before."""
    state = first_pass(SPEAKS_BEFORE + statement)

    ((head, cluster),) = find_introductions(state, {}).items()

    text = state.discourse.annotated.text
    assert state.discourse.by_token[head].span.of(text) == "A young woman"
    assert "Ada Bell" in cluster.names
