"""People of several documents, from the documents themselves."""

import attrs

import quoteattr
from quoteattr.linking.linker import Linker
from quoteattr.schema.quote import Mention, MentionForm
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT, MAYOR
from tests.linking.cast import linked, seen


def test_people_have_names_and_reasons() -> None:
    """Counted over all documents."""
    linker = Linker()
    linked(
        linker,
        seen("a", "Ada Lund; she", "(a guard)"),
        seen("b", "Ada K. Lund"),
        seen("c", "Ms. Lund; she"),
        seen("d", "Ada Lund"),
    )
    (person,) = linker.people()

    assert (person.id, person.gender, person.documents, person.quotes) == ("ada-lund", "she", 4, 4)
    assert [(one.name, one.rule, one.reason, one.documents) for one in person.names] == [
        ("Ada Lund", "name", "the same name", 2),
        ("Ms. Lund", "surname", "the only Lund in the corpus", 1),
        ("Ada K. Lund", "name", "a form of Ada Lund", 1),
    ]


def test_ids_stay_when_documents_are_added() -> None:
    """Whatever their order."""
    first = [seen("a", "Ada Lund"), seen("b", "Ben Marr")]
    more = [seen("c", "Cora Lund"), *reversed(first), seen("d", "Ada K. Lund")]

    assert linked(Linker(), *first) == [["ada-lund"], ["ben-marr"]]
    assert linked(Linker(), *more)[1:3] == [["ben-marr"], ["ada-lund"]]


def test_documents_are_linked() -> None:
    """By the public function, with corrections."""
    surname = attrs.evolve(
        MAYOR, name="Brook", mentions=(Mention((Span(0, 5),), "Brook", MentionForm.NAME),)
    )
    other = attrs.evolve(DOCUMENT, id="later", speakers=(surname,))
    found = quoteattr.link_speakers(
        (one for one in (DOCUMENT, other)), corrections=["rename | ada-brook | Mayor Brook"]
    )

    assert found.of("later", 1) == found.of("bridge", 1) == found.people[0]
    assert found.people[0].name == "Mayor Brook"
    assert found.links["later", 1].rule is quoteattr.LinkedBy.SURNAME
