"""What speaks against two names, one by one."""

from quoteattr.linking.evidence import CONFLICTS
from tests.linking.cast import register, seen


def test_nothing_speaks_against_a_middle_name() -> None:
    """Of somebody whose gender one document leaves out."""
    one, other = register(seen("a", "Ada Lund; she"), seen("b", "Ada K. Lund")).by_gender()

    assert not any(conflict(one, other, set()) for conflict in CONFLICTS)


def test_the_user_may_speak_against_it() -> None:
    """As a document does."""
    one, other = register(seen("a", "Ada Lund"), seen("b", "Ada K. Lund")).by_gender()
    apart = {frozenset((one.form.key, other.form.key))}

    assert [conflict(one, other, apart) for conflict in CONFLICTS] == [True, False, False, False]
