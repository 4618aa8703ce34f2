"""The conversation weights that were learned without the author of a novel.

The weights that the package ships were learned from the novels of PDNC. These here, of which
`python -m quoteattr.training turns-apart` makes six, show what they are worth on others.
"""

from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.texts import CorpusError
from benchmarks.engines.runs import Engine
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.schema.document import Document
from quoteattr.training.turns.novels import NOT_LEARNED_FROM

FOLDER = Path(__file__).parents[1] / "held_out"


def load_held_out(pipeline: Pipeline, pdnc: Path) -> Engine:
    """Return an engine that reads each novel by weights of other authors.

    Args:
        pipeline: What reads everything else.
        pdnc: A clone of the repository.

    Raises:
        CorpusError: All weights were learned from one of the novels.
    """
    texts = {novel.text: novel.id for novel in read_pdnc(pdnc)}

    def run(text: str) -> Document:
        id = next((id for whole, id in texts.items() if whole.startswith(text)), "")
        return attrs.evolve(pipeline, weights=weights_of(id))(text)

    return run


def weights_of(id: str) -> Weights:
    """Return the weights that were learned without the author of a novel.

    Raises:
        CorpusError: No weights were found.
    """
    found = weights_by_novel().get(id)
    if found is None:
        raise CorpusError(f"no weights were learned without {id or 'this text'}")
    return found[0]


def weights_by_novel() -> dict[str, tuple[Weights, str]]:
    """Return for each novel weights learned without its author, and the name of their file."""
    return dict(_by_novel(FOLDER))


def _by_novel(folder: Path) -> Iterator[tuple[str, tuple[Weights, str]]]:
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        weights = Weights.parse(lines)
        for id in lines[0].removeprefix(NOT_LEARNED_FROM).split(", "):
            yield id, (weights, path.stem)
