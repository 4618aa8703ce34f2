"""Single marks in the convention of their region."""

from quoteattr.schema.utterance import MarkStyle
from tests.find.stretches.finding import rendered, stretches
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


def test_the_convention_changes_with_the_region() -> None:
    """A single-quoted part after a double-quoted one is read with its own convention."""
    double = '"Come to the boys\' room," said Ruth. "It is late."\n\n' * 200
    single = "'Come to the boys' room,' said Ruth. 'It is late.'\n\n" * 200
    styles = [stretch.style for stretch in stretches(double + single)]
    assert styles == [MarkStyle.DOUBLE] * 400 + [MarkStyle.SINGLE] * 400
