"""What a pass remembers of descriptions."""

from quoteattr.resolve.coreference.memory.described import Described
from quoteattr.resolve.discourse.cluster import Cluster
from tests.passes import first_pass

STORY = """
her|PRON|2|nmod:poss brother/brother|NOUN|3|nsubj left|VERB|0|root .

“ Rain ! ”
"""


def test_a_noun_with_the_same_possessor_is_the_same_relative() -> None:
    """One with another possessor, or none, is not."""
    mention = next(m for m in first_pass(STORY).discourse.mentions if m.head == 1)
    ann, brother = Cluster(), Cluster()
    described = Described(possessor_of={mention.head: ann})

    described.note(mention, "brother", brother)

    assert described.relative(ann, "brother", mention) is brother
    assert described.relative(Cluster(), "brother", mention) is None
    assert described.owner_of == {brother: ann}


def test_the_same_members_are_one_group() -> None:
    """Whatever their order."""
    ann, bo = Cluster(), Cluster()
    described = Described()

    assert described.group(frozenset({ann, bo})) is described.group(frozenset({bo, ann}))
