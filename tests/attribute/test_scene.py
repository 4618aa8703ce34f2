"""What the attribution rules share."""

import pytest

from quoteattr.attribute.scene import Scene, indexes_in, last_index_in, once_per_scene
from tests.scenes import scene

RAIN = "“ Rain . ” said|VERB|0|root Ann|PROPN|5|nsubj .\n\n“ Snow . ”\n\n“ Hail . ”"


@pytest.mark.parametrize(
    ("bounds", "inside", "last"),
    [
        (range(9), [2, 3, 7], 7),
        (range(3, 7), [3], 3),
        (range(4, 7), [], None),
        (range(8, 9), [], None),
    ],
)
def test_indexes_in_a_range(bounds: range, inside: list[int], last: int | None) -> None:
    """A range includes its start and excludes its stop."""
    assert list(indexes_in((2, 3, 7), bounds)) == inside
    assert last_index_in((2, 3, 7), bounds) == last


def test_an_index_is_computed_once_for_each_scene() -> None:
    """Another scene has another one."""
    scenes: list[Scene] = []

    @once_per_scene
    def count(scene: Scene) -> int:
        scenes.append(scene)
        return len(scene.utterances)

    first, second = scene(RAIN), scene("“ Rain . ”")

    assert [count(first), count(first), count(second)] == [3, 3, 1]
    assert scenes == [first, second]
