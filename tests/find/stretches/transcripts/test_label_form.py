"""Forms of labels, also of one's own."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.label_form import LabelForm
from quoteattr.language.paragraphs import paragraphs


def test_a_form_of_ones_own_comes_first() -> None:
    """It is a pattern with the group `label`, and what must hold for the document."""
    form = LabelForm("double colon", r"::(?P<label>\w+):: ", is_certain=True)
    text = "::vail:: It fell.\n::rook:: When?"
    found = find_stretches(text, paragraphs(text), [form, *FORMS])

    assert [one.label.name for one in found if one.label] == ["vail", "rook"]


@pytest.mark.parametrize("pattern", ["(", r"\w+:"])
def test_a_form_needs_a_pattern_with_a_label(pattern: str) -> None:
    """The message says what is missing."""
    with pytest.raises(InvalidOptionError, match="label"):
        LabelForm("broken", pattern)
