"""GAP: reading it, and counting which names a pronoun is taken to refer to."""

from pathlib import Path

import pytest

from benchmarks.coreference import antecedents
from benchmarks.corpora import gap
from benchmarks.corpora.texts import CorpusError
from benchmarks.statistics.extents import Counts
from tests.benchmarks.hand_made import span
from tests.passes import first_pass

TEXT = "Ida Lund met Tom Bell before she left."
PARSE = """
Ida|PROPN|3|nsubj Lund|PROPN|1|flat met|VERB|0|root Tom|PROPN|3|obj Bell|PROPN|4|flat
  before|SCONJ|8|mark she|PRON|8|nsubj left|VERB|3|advcl .
"""
HEADER = [
    "ID",
    "Text",
    "Pronoun",
    "Pronoun-offset",
    "A",
    "A-offset",
    "A-coref",
    "B",
    "B-offset",
    "B-coref",
    "URL",
]


def counted(names: tuple[str, str], is_antecedent: tuple[bool, bool]) -> Counts:
    """Return the counts of the "she" of the text with two names."""
    first, second = (span(TEXT, name) for name in names)
    she = span(TEXT, "she")
    example = gap.Example("lund", TEXT, she, (first, second), is_antecedent)
    return antecedents.count(example, first_pass(PARSE))


def test_the_published_layout(tmp_path: Path) -> None:
    """Marks in the text are text, and offsets count characters."""
    row = ["v-1", f'"{TEXT}', "she", "30", "Ida Lund", "1", "TRUE", "Tom Bell", "14", "FALSE", "-"]
    lines = ["\t".join(HEADER), "\t".join(row)]
    (tmp_path / "gap-validation.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    (example,) = gap.read_gap(tmp_path)

    assert [name.of(example.text) for name in example.names] == ["Ida Lund", "Tom Bell"]
    assert example.pronoun.of(example.text) == "she"
    assert (example.gender, example.is_antecedent) == ("feminine", (True, False))


def test_no_folder(tmp_path: Path) -> None:
    """A folder without the part is an error of the user."""
    with pytest.raises(CorpusError, match="no GAP"):
        list(gap.read_gap(tmp_path))


def test_every_pair_of_a_pronoun_and_a_name_counts() -> None:
    """A name in the cluster of the pronoun is predicted."""
    right = counted(("Ida Lund", "Tom Bell"), (True, False))
    wrong = counted(("Ida Lund", "Tom Bell"), (False, True))

    assert antecedents.measures(right)["feminine F"] == 1.0
    assert antecedents.measures(right)["masculine F"] == 0.0
    assert antecedents.measures(wrong)["all P"] == 0.0


def test_the_bias_is_the_ratio_of_the_genders() -> None:
    """It is 1 if "she" and "he" are resolved equally well."""
    she = {f"feminine {kind}": 4.0 for kind in ("right", "predicted", "gold")}
    he = {"masculine right": 4.0, "masculine predicted": 8.0, "masculine gold": 8.0}

    assert antecedents.measures(she | he)["bias"] == 2.0
