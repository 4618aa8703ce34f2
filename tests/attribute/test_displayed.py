"""Quotations in headings, in teasers and between paragraphs."""

import pytest

from quoteattr.attribute.displayed import displayed_quotations
from quoteattr.schema.rules import AttributedBy
from tests.parses import read_parse
from tests.scenes import attributions, scene

SAID = "“ The rain never stopped . ” said|VERB|0|root Ann|PROPN|8|nsubj ."


@pytest.mark.parametrize(
    "page", [f"“ rain never stopped ”\n\n{SAID}", f"{SAID}\n\n“ RAIN NEVER stopped ”"]
)
def test_a_pull_quote_has_the_speaker_of_what_it_repeats(page: str) -> None:
    """It may be above or below, in part, and in capitals."""
    found = {one.attributed_by: one for one in attributions(read_parse(page))}

    repeated = found[AttributedBy.REPEATED]
    assert repeated.source is None
    assert attributions(read_parse(page))[repeated.same_as or 0].source is not None


def test_what_a_heading_shows_is_nobodys_in_the_text() -> None:
    """It answers nothing, either."""
    page = f"{SAID}\n\nLetters|NOUN|0|root :|1 “ we have no trees here ”\n\n{SAID}"
    _, heading, last = attributions(read_parse(page))

    assert (heading.attributed_by, heading.source, heading.same_as) == ("heading", None, None)
    assert last.source is not None


@pytest.mark.parametrize(
    "page",
    [
        f"{SAID}\n\n“ The rain never stopped . ”",
        "“ rain never stopped ”\n\n“ the rain never stopped ”\n\n“ rain again and again ”",
    ],
)
def test_dialogue_is_not_shown(page: str) -> None:
    """A turn ends like a sentence, and where none does, all are turns."""
    assert not displayed_quotations(scene(page))
