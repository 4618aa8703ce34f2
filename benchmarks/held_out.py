"""The conversation weights that were learned without the author of a novel.

The weights that the package ships were learned from the novels of PDNC. These here, of which
`python -m quoteattr.training turns-apart` makes six, tell what such weights are worth on others.
"""

from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.corpora import CorpusError
from benchmarks.pdnc import read_pdnc
from benchmarks.runs import Engine
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.schema.quote import Document
from quoteattr.training.turns.novels import NOT_LEARNED_FROM

FOLDER = Path(__file__).with_name("held_out")


def load_held_out(pipeline: Pipeline, pdnc: Path) -> Engine:
    """Return an engine that reads each novel by weights of other authors.

    Args:
        pipeline: What reads everything else.
        pdnc: A clone of the repository.

    Raises:
        CorpusError: All weights were learned from one of the novels.
    """
    weights = dict(_by_novel(FOLDER))
    texts = {novel.text: novel.id for novel in read_pdnc(pdnc)}

    def run(text: str) -> Document:
        id = next((id for whole, id in texts.items() if whole.startswith(text)), "")
        if id not in weights:
            raise CorpusError(f"no weights were learned without {id or 'this text'}")
        return attrs.evolve(pipeline, weights=weights[id])(text)

    return run


def _by_novel(folder: Path) -> Iterator[tuple[str, Weights]]:
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        weights = Weights.parse(lines)
        for id in lines[0].removeprefix(NOT_LEARNED_FROM).split(", "):
            yield id, weights
