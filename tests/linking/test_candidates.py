"""People by their full names, and their ids."""

from quoteattr.linking.candidates import candidates, name_ids
from tests.linking.cast import register, seen


def _ids(*speakers: str) -> dict[str, str]:
    """Return the names of people by id, if each speaker is in a document of its own."""
    found = register(*(seen(str(n), one) for n, one in enumerate(speakers)))
    people = candidates(found, found.apart)
    name_ids(people)
    return {one.id: one.name for one in people}


def test_an_id_is_made_of_the_name() -> None:
    """The shortest full name, in letters that need no quoting."""
    assert _ids("Donald J. Marr", "Donald J. Marr", "Donald Marr", "Seán O’Dell") == {
        "donald-marr": "Donald J. Marr",
        "sean-o-dell": "Seán O’Dell",
    }


def test_a_man_and_a_woman_of_a_name_have_two() -> None:
    """And who may be either has a third one."""
    assert sorted(_ids("Rue Lee; he", "Rue Lee; she", "Rue Lee")) == [
        "rue-lee",
        "rue-lee-he",
        "rue-lee-she",
    ]


def test_an_acronym_is_linked_where_a_document_explains_it() -> None:
    """And not because the letters fit."""
    board = "Harbour Safety Board; body"

    assert _ids(f"{board}; the H.S.B.", "HSB; body") == {
        "harbour-safety-board": "Harbour Safety Board"
    }
    assert len(_ids(board, "HSB; body")) == 2
