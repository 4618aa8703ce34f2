"""Which labels can be speakers."""

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs


def test_a_part_of_a_document_may_be_a_surname() -> None:
    """The full names are in the text."""
    text = "Ann Page met Tom Price.\n\nPAGE: Did you pay?\n\nPRICE: Twice."
    found = [one.label.name for one in find_stretches(text, paragraphs(text)) if one.label]

    assert found == ["PAGE", "PRICE"]


def test_initials_may_look_like_a_title() -> None:
    """Before a colon, "ST" is neither a street nor a saint."""
    text = "Sim Tate: Is it wet?\n\nBo Orr: Here it is.\n\nST: And there?\n\nBO: It is not."
    found = [one.label.name for one in find_stretches(text, paragraphs(text)) if one.label]

    assert found == ["Sim Tate", "Bo Orr", "Sim Tate", "Bo Orr"]
