"""The names that pronouns and descriptions of people refer to."""

import pytest

from benchmarks.coreference.mentions import count, measures
from benchmarks.corpora.gum import EntityText, Mention
from tests.benchmarks.hand_made import span
from tests.passes import first_pass

TEXT = "Ida Lund met Tom Bell before she left."
PARSE = """
Ida|PROPN|3|nsubj Lund|PROPN|1|flat met|VERB|0|root Tom|PROPN|3|obj Bell|PROPN|4|flat
  before|SCONJ|8|mark she|PRON|8|nsubj left|VERB|3|advcl .
"""


def _gold(entity_of_she: str) -> EntityText:
    names = [
        Mention(
            tuple(span(TEXT, word) for word in name.split()),
            length=2,
            entity=name,
            is_person=True,
            is_name=True,
        )
        for name in ("Ida Lund", "Tom Bell")
    ]
    she = Mention((span(TEXT, "she"),), 1, entity_of_she, is_person=True, is_name=False)
    return EntityText("meeting", TEXT, (*names, she))


@pytest.mark.parametrize(
    ("entity", "precision", "recall"), [("Ida Lund", 1, 1), ("Tom Bell", 0, 0), ("Eva", 0, 0)]
)
def test_a_pronoun_finds_a_name(entity: str, precision: float, recall: float) -> None:
    """Right if it is that of the gold entity; wrong, too, if the gold entity has no name."""
    found = measures(count(_gold(entity), first_pass(PARSE)))

    assert (found["pronoun P"], found["pronoun R"]) == (precision, recall)
    assert found["description F"] == 0
